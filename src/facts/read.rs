//! The file of facts, every mistake at its place.

use std::collections::BTreeMap;

use super::fill::{is_name, placeholders};
use super::model::{Fact, Facts, Kind};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Lang, one_line};
use crate::tree::{Located, Node, Reader, TextFile, Value, one_of, yaml};

/// Reads the facts. `languages` are the site's, the default one first. What cannot be read is
/// reported and left out.
pub fn read(file: &TextFile, languages: &[Lang]) -> (Facts, Diagnostics) {
    let (node, mut diagnostics) = yaml::parse(file, 0, file.text.len());
    let mut facts = Facts {
        file: Some(file.clone()),
        facts: BTreeMap::new(),
        default: languages.first().cloned(),
        relatives: BTreeMap::new(),
    };
    let Some(node) = node else { return (facts, diagnostics) };
    let reader = Reader::new(file, &node, "facts.yaml", &mut diagnostics);
    let entries = reader.entries();
    reader.finish_open();
    for (name, node) in entries {
        if !is_name(&name.value) {
            let d = Diagnostic::error("fact-name", format!("`{}` cannot name a fact", name.value));
            let help = "use small letters, digits and _: reply_time";
            diagnostics.push(d.at(file.place(name.span)).help(help));
            continue;
        }
        if let Some(fact) = fact((file, languages), name, node, &mut diagnostics) {
            facts.facts.insert(name.value.clone(), fact);
        }
    }
    (facts, diagnostics)
}

fn fact(
    (file, languages): (&TextFile, &[Lang]),
    name: &Located<String>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Fact> {
    let mut r = Reader::new(file, node, &format!("the fact `{}`", name.value), diagnostics);
    let kinds = Kind::ALL.map(Kind::as_str).join(", ");
    let help = format!("write one of: {kinds}");
    let kind = match r.node("kind") {
        Some(_) => r.choice("kind", Kind::parse, "no kind of fact", &help),
        None => Some(Kind::Name),
    };
    let text = r.entry("text").map(|(_, node)| node);
    let forms =
        text.map(|node| by_language(&mut r, node, "text", languages, |r, node| form(r, node)));
    let near = r.entry("near").map(|(_, node)| node);
    let near = near.map(|node| {
        by_language(&mut r, node, "near", languages, |r, node| {
            let words = r.texts_of(node, "`near`");
            Some(words.into_iter().map(|word| word.value.to_lowercase()).collect())
        })
    });
    if text.is_none() && matches!(node.value, Value::Map(_) | Value::Null) {
        let help = "write text: { en: 24 hours }, or text: 24 hours for all languages";
        r.error("fact-text", name.span, format!("the fact `{}` has no text", name.value), help);
    }
    r.finish();
    let forms = forms.filter(|forms: &BTreeMap<_, _>| !forms.is_empty())?;
    let fact = Fact { kind: kind?, span: name.span, forms, near: near.unwrap_or_default() };
    lacking(file, &name.value, &fact, languages).into_iter().for_each(|d| diagnostics.push(d));
    Some(fact)
}

/// One line, as it stands in the middle of others.
fn form(r: &mut Reader<'_, '_>, node: &Node) -> Option<Located<String>> {
    let text = r.text_of(node, "`text`")?;
    if !placeholders(&text.value).is_empty() {
        let help = "write its words here: facts are not put into facts";
        r.error("fact-text", text.span, "this fact names another one", help);
    }
    Some(Located::new(one_line(&text.value), text.span))
}

/// One value for all languages, or a set with a value for each.
fn by_language<'a, T>(
    r: &mut Reader<'a, '_>,
    node: &'a Node,
    key: &str,
    languages: &[Lang],
    value: impl Fn(&mut Reader<'a, '_>, &'a Node) -> Option<T>,
) -> BTreeMap<Option<Lang>, T> {
    if !matches!(node.value, Value::Map(_)) {
        return value(r, node).map(|one| (None, one)).into_iter().collect();
    }
    let mut found = BTreeMap::new();
    for (lang, node) in r.entries_of(node, &format!("`{key}`")) {
        match languages.iter().find(|known| known.as_str() == lang.value) {
            Some(known) => {
                found.extend(value(r, node).map(|one| (Some(known.clone()), one)));
            }
            None => {
                let message = format!("site.toml has no language `{}`", lang.value);
                let help = one_of(&lang.value, languages.iter().map(Lang::as_str));
                r.error("fact-language", lang.span, message, help);
            }
        }
    }
    found
}

/// Languages without a form show the default language's; one that no language falls back to is a
/// mistake.
fn lacking(file: &TextFile, name: &str, fact: &Fact, languages: &[Lang]) -> Option<Diagnostic> {
    let default = languages.first()?;
    let place = file.place(fact.span);
    if fact.own_form(default).is_none() {
        let message = format!("the fact `{name}` has no text in the default language, {default}");
        let d = Diagnostic::error("fact-text", message).at(place);
        return Some(d.help(format!("add it under text: {{ {default}: … }}")));
    }
    let lacking = languages.iter().filter(|lang| fact.own_form(lang).is_none());
    let lacking: Vec<&str> = lacking.map(Lang::as_str).collect();
    (!lacking.is_empty()).then(|| {
        let message = format!("the fact `{name}` has no text in {}", lacking.join(", "));
        let help = format!("add it under text; until then these show that of {default}");
        Diagnostic::notice("fact-language-missing", message).at(place).help(help)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> Vec<Lang> {
        ["en", "fr"].map(|tag| Lang::parse(tag).unwrap()).to_vec()
    }

    #[test]
    fn a_form_for_each_language_or_one_for_all() {
        let text = "reply:\n  kind: duration\n  text: {en: 24 hours, fr: 24 heures}\n  \
                    near: {en: [Reply, answer]}\nphone: {kind: phone, text: 555 0100}\n\
                    limit: {kind: number, text: {en: 25 MB}}\nfolded: {text: \" one\\n two \"}\n";
        let (facts, found) = read(&TextFile::new(super::super::PATH, text), &languages());
        let [en, fr] = [&languages()[0], &languages()[1]];
        let form = |name, lang| facts.form(name, lang);
        assert_eq!(form("reply", fr), Some("24 heures"));
        assert_eq!(form("phone", fr), Some("555 0100"));
        assert_eq!(form("limit", fr), Some("25 MB"));
        assert_eq!(form("folded", en), Some("one two"));
        assert_eq!(form("nothing", en), None);
        assert_eq!(facts.facts["reply"].near(en).collect::<Vec<_>>(), ["reply", "answer"]);
        assert_eq!(facts.facts["reply"].near(fr).count(), 0);
        let told: Vec<_> = found.iter().map(|d| (d.code, d.place.as_ref().unwrap().line)).collect();
        assert_eq!(told, [("fact-language-missing", 6)]);
    }

    #[test]
    fn every_mistake_is_told_at_its_place() {
        let text = "Reply: {text: x}\nb: {kind: durration, text: x}\nc: {kind: name}\n\
                    d: {text: {de: x, en: y}}\ne: {text: {fr: y}}\nf: 24 hours\ng: {text: x, words: y}\nh: {text: \"{{ fact.g }}\"}\n";
        let (facts, found) = read(&TextFile::new(super::super::PATH, text), &languages());
        let told: Vec<_> = found
            .sorted()
            .iter()
            .filter(|d| d.code != "fact-language-missing")
            .map(|d| (d.place.as_ref().unwrap().line, d.code))
            .collect();
        let expected = [
            (1, "fact-name"),
            (2, "bad-value"),
            (3, "fact-text"),
            (4, "fact-language"),
            (5, "fact-text"),
            (6, "wrong-kind"),
            (7, "unknown-key"),
            (8, "fact-text"),
        ];
        assert_eq!(told, expected);
        assert_eq!(facts.facts.keys().collect::<Vec<_>>(), ["d", "e", "g", "h"]);
    }
}
