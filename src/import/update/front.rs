//! Front matter in three versions, key by key. What was not changed stays as it was written here.

use serde_json::{Map, Value as Json};

use super::merge::{Clash, Merged, simple};
use crate::tree::{TextFile, yaml};

/// Lists whose entries stand for themselves: both sides may add some.
const SETS: [&str; 7] = ["aliases", "tags", "asks", "related", "audience", "topics", "labels"];

/// A key with its lines.
#[derive(Debug, Clone, PartialEq)]
struct Chunk {
    key: String,
    text: String,
    value: Json,
}

/// Merges what stands between the `---` lines.
pub fn merge(base: &str, here: &str, source: &str) -> Merged {
    if let Some(one) = simple(base, here, source) {
        return Merged::of(one);
    }
    let (Some(base_keys), Some(here_keys), Some(source_keys)) =
        (chunks(base), chunks(here), chunks(source))
    else {
        let (here, source) = (Some(here.to_owned()), Some(source.to_owned()));
        let (base, what) = (Some(base.to_owned()), "front matter".to_owned());
        let mut merged = Merged::of(here.clone().unwrap_or_default());
        merged.clashes.push(Clash { at: 0, what, base, here, source });
        return merged;
    };
    let mut order: Vec<&str> = here_keys.iter().map(|chunk| chunk.key.as_str()).collect();
    let mut behind = 0;
    for chunk in &source_keys {
        match order.iter().position(|key| *key == chunk.key) {
            Some(at) => behind = at + 1,
            None => {
                order.insert(behind, &chunk.key);
                behind += 1;
            }
        }
    }
    for chunk in base_keys.iter().filter(|chunk| !chunk.key.is_empty()) {
        if !order.contains(&chunk.key.as_str()) {
            order.push(&chunk.key);
        }
    }
    let find =
        |chunks: &'_ [Chunk], key: &str| chunks.iter().find(|chunk| chunk.key == key).cloned();
    let mut merged = Merged::default();
    for key in order {
        let three = [&base_keys, &here_keys, &source_keys].map(|chunks| find(chunks, key));
        one(key, three, &mut merged);
    }
    merged
}

/// One key's lines.
fn one(key: &str, [base, here, source]: [Option<Chunk>; 3], merged: &mut Merged) {
    let value = |chunk: &Option<Chunk>| chunk.as_ref().map(|chunk| chunk.value.clone());
    let (b, h, s) = (value(&base), value(&here), value(&source));
    let text = |chunk: &Option<Chunk>| chunk.as_ref().map(|chunk| chunk.text.clone());
    let result = match together(key, b.as_ref(), h.as_ref(), s.as_ref()) {
        Some(result) => result,
        None => {
            let trimmed =
                |chunk: &Option<Chunk>| text(chunk).map(|text| text.trim_end().to_owned());
            let (base, here, source) = (trimmed(&base), trimmed(&here), trimmed(&source));
            let what = format!("{key}:");
            merged.clashes.push(Clash { at: merged.text.len(), what, base, here, source });
            h.clone()
        }
    };
    let lines = if result == h {
        text(&here)
    } else if result == s {
        text(&source)
    } else {
        result.and_then(|value| lines_of(key, value)).or_else(|| text(&here))
    };
    merged.text.push_str(&lines.unwrap_or_default());
}

/// What three values of one key become, where they can be brought together; the inner `None` is
/// one that is gone.
fn together(
    key: &str,
    base: Option<&Json>,
    here: Option<&Json>,
    source: Option<&Json>,
) -> Option<Option<Json>> {
    if here == source || base == source {
        return Some(here.cloned());
    }
    if base == here {
        return Some(source.cloned());
    }
    let nothing = Json::Null;
    let all = [base, here, source].map(|value| value.unwrap_or(&nothing));
    let is_set = SETS.contains(&key) && all.iter().all(|v| v.is_array() || v.is_null());
    if is_set {
        let [base, here, source] = all.map(|value| value.as_array().cloned().unwrap_or_default());
        let mut items: Vec<Json> = here
            .iter()
            .filter(|item| !base.contains(item) || source.contains(item))
            .cloned()
            .collect();
        for item in source.into_iter().filter(|item| !base.contains(item)) {
            if !items.contains(&item) {
                items.push(item);
            }
        }
        return Some((!items.is_empty()).then_some(Json::Array(items)));
    }
    // `extra`, and what stands in it.
    let [Some(here), Some(source)] = [here, source].map(|value| value.and_then(Json::as_object))
    else {
        return None;
    };
    let empty = Map::new();
    let base = base.and_then(Json::as_object).unwrap_or(&empty);
    let mut result = Map::new();
    for (key, _) in here.iter().chain(source).filter(|(key, _)| !key.is_empty()) {
        if result.contains_key(key) {
            continue;
        }
        if let Some(value) = together(key, base.get(key), here.get(key), source.get(key))? {
            result.insert(key.clone(), value);
        }
    }
    Some((!result.is_empty()).then_some(Json::Object(result)))
}

fn lines_of(key: &str, value: Json) -> Option<String> {
    let options = serde_yaml::ser_options! { prefer_block_scalars: false };
    let map = Map::from_iter([(key.to_owned(), value)]);
    let text = serde_yaml::to_string_with_options(&map, options).ok()?;
    Some(format!("{}\n", text.trim_end()))
}

/// The keys of a front matter; `None` where it is no list of `key: value` lines.
fn chunks(text: &str) -> Option<Vec<Chunk>> {
    let mut chunks: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match key_of(line) {
            Some(key) => chunks.push((key, line.to_owned())),
            None => match chunks.last_mut() {
                Some((_, lines)) => lines.push_str(line),
                // Comments before the first key.
                None => chunks.push((String::new(), line.to_owned())),
            },
        }
    }
    let ended = chunks.into_iter().map(|(key, mut text)| {
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let file = TextFile::new("", text.as_str());
        let (node, found) = yaml::parse(&file, 0, text.len());
        let value = node.map(|node| node.to_json()).unwrap_or(Json::Null);
        match (key.is_empty(), value) {
            (true, Json::Null) => Some(Chunk { key, text, value: Json::Null }),
            (false, Json::Object(mut map)) if !found.has_errors() && map.len() == 1 => {
                let value = map.remove(&key)?;
                Some(Chunk { key, text, value })
            }
            _ => None,
        }
    });
    ended.collect()
}

/// The key that begins with a line.
fn key_of(line: &str) -> Option<String> {
    let (key, rest) = line.split_once(':')?;
    let is_plain = key.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    (is_plain && (rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n'])))
        .then(|| key.to_owned())
}

/// The texts of a list, or of one: `aliases`, `id`.
pub fn texts(front: &str, key: &str) -> Vec<String> {
    let chunks = chunks(front).unwrap_or_default();
    let value = chunks.into_iter().find(|chunk| chunk.key == key).map(|chunk| chunk.value);
    let items = match value {
        Some(Json::Array(items)) => items,
        Some(one) => vec![one],
        None => Vec::new(),
    };
    items.into_iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

/// The front matter without some of its aliases.
pub fn without_aliases(front: &str, gone: &[String]) -> String {
    let Some(chunks) = chunks(front).filter(|_| !gone.is_empty()) else { return front.to_owned() };
    let kept = chunks.into_iter().map(|chunk| {
        let Some(list) = chunk.value.as_array().filter(|_| chunk.key == "aliases") else {
            return chunk.text;
        };
        let is_kept =
            |item: &&Json| !item.as_str().is_some_and(|item| gone.iter().any(|g| g == item));
        let left: Vec<Json> = list.iter().filter(is_kept).cloned().collect();
        match left.len() {
            n if n == list.len() => chunk.text,
            0 => String::new(),
            _ => lines_of("aliases", Json::Array(left)).unwrap_or(chunk.text),
        }
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "title: T\naliases:\n- /a/\ntags:\n- x\nextra:\n  k: 1\n  l: 2\n";

    #[test]
    fn each_key_is_merged_alone() {
        let here = "title: 'T'  # ours\naliases: [/a/, /moved/]\ntags:\n- x\nextra:\n  k: 3\n  l: 2\norder: 4\n";
        let source = "title: New\ndescription: D\naliases:\n- /a/\n- /b/\nextra:\n  k: 1\n  l: 5\n";
        let merged = merge(BASE, here, source);
        assert_eq!(merged.clashes, []);
        assert_eq!(
            merged.text,
            "title: New\ndescription: D\naliases:\n- /a/\n- /moved/\n- /b/\nextra:\n  k: 3\n  l: 5\norder: 4\n"
        );
        assert_eq!(merge(BASE, &merged.text, source), merged);
        assert_eq!(merge(source, &merged.text, source).text, merged.text);
    }

    #[test]
    fn one_key_with_two_new_values_is_a_conflict() {
        let here = BASE.replace("title: T", "title: Ours");
        let source = BASE.replace("title: T", "title: Theirs").replace("- x", "- y");
        let merged = merge(BASE, &here, &source);
        assert_eq!(merged.text, here.replace("- x", "- y"));
        let clash = &merged.clashes[0];
        assert_eq!((clash.what.as_str(), clash.at), ("title:", 0));
        assert_eq!(clash.source.as_deref(), Some("title: Theirs"));
        // Taken out on one side, changed on the other.
        let merged = merge(BASE, &BASE.replace("title: T\n", ""), &source);
        assert_eq!((merged.clashes.len(), merged.clashes[0].here.as_deref()), (1, None));
    }

    #[test]
    fn what_is_no_list_of_keys_is_one() {
        assert_eq!(merge("a: 1\n", "{a: 2}\n", "a: 3\n").clashes.len(), 1);
        assert_eq!(texts("aliases: /a/\nid: x\n", "aliases"), ["/a/"]);
        assert_eq!(
            without_aliases("t: 1\naliases: [/a/, /b/]\n", &["/a/".into()]),
            "t: 1\naliases:\n- /b/\n"
        );
    }
}
