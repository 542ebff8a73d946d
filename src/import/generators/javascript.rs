//! Literals in configuration that is a program: `title: 'Help'`, `sidebar: [{ text: 'Start' }]`.
//! Nothing is run. What is computed is not known.

use serde_json::Value;

use super::super::text::said;

/// The value of `key` that stands least deep in `text`, where it is a literal.
pub fn value(text: &str, key: &str) -> Option<Value> {
    let mut best: Option<(usize, Value)> = None;
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some((start, token)) = next(text, at) {
        at = start + token.len();
        match token {
            "{" | "[" | "(" => depth += 1,
            "}" | "]" | ")" => depth = depth.saturating_sub(1),
            word if word.trim_matches(['"', '\'']) == key
                && best.as_ref().is_none_or(|(least, _)| depth < *least) =>
            {
                let Some((colon, ":")) = next(text, at) else { continue };
                if let Some(value) = text.get(colon + 1..).and_then(literal) {
                    best = Some((depth, value));
                }
            }
            _ => {}
        }
    }
    best.map(|(_, value)| value)
}

/// `text` with what its functions without arguments return in place of their calls, where that is a
/// literal: `sidebar: guide()`.
pub fn inlined(text: &str) -> String {
    let mut out = text.to_owned();
    for (at, mark) in text.match_indices("function ") {
        let literal = || {
            let (start, name) = next(text, at + mark.len())?;
            let behind = start + name.len();
            let body = text.get(behind..)?.strip_prefix("()")?;
            let returned = behind + 2 + body.find("return")? + "return".len();
            let (open, _) =
                next(text, returned).filter(|(_, token)| matches!(*token, "[" | "{"))?;
            // One that belongs to a function further down is none of its own.
            let is_own = !text.get(behind..open)?.contains("function ");
            is_own.then_some((name, text.get(open..balanced(text, open)?)?))
        };
        if let Some((name, literal)) = literal() {
            let call = format!("{name}()");
            let kept = format!("function {call}");
            let parts: Vec<String> =
                out.split(&kept).map(|part| part.replace(&call, literal)).collect();
            out = parts.join(&kept);
        }
    }
    out
}

/// The text of `key`.
pub fn text(program: &str, key: &str) -> Option<String> {
    value(program, key)?.as_str().and_then(said)
}

/// The object or list that a program exports: behind `module.exports =`, `export default`, or a
/// `const` of any name.
pub fn exported(text: &str) -> Option<Value> {
    let starts = ["module.exports", "export default", "const ", "export const"];
    let found = starts.iter().flat_map(|start| text.match_indices(start).map(|(at, _)| at));
    let mut found: Vec<usize> = found.collect();
    found.sort_unstable();
    found.into_iter().find_map(|at| {
        let rest = text.get(at..)?;
        let open = rest.find(['{', '['])?;
        let line = rest.get(..open)?;
        // `import {a}`, `const {a} = b`: no literal follows an equals sign there.
        (line.contains('=') || line.contains("default")).then_some(())?;
        literal(rest.get(open..)?).filter(|value| value.is_object() || value.is_array())
    })
}

/// The literal at the beginning of `text`.
pub fn literal(text: &str) -> Option<Value> {
    let (start, first) = next(text, 0)?;
    let end = match first {
        "{" | "[" => balanced(text, start)?,
        token => start + token.len(),
    };
    let literal = text.get(start..end)?;
    let literal = match literal.strip_prefix('`').and_then(|inside| inside.strip_suffix('`')) {
        Some(inside) if !inside.contains("${") => return Some(Value::String(inside.to_owned())),
        _ => literal,
    };
    json5::from_str(literal).ok()
}

/// Behind the bracket that closes the one at `start`.
fn balanced(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = start;
    while let Some((place, token)) = next(text, at) {
        at = place + token.len();
        match token {
            "{" | "[" | "(" => depth += 1,
            "}" | "]" | ")" => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The next word, text or sign from `at` on; comments and white space are passed over.
fn next(text: &str, at: usize) -> Option<(usize, &str)> {
    let mut at = at;
    loop {
        let rest = text.get(at..)?;
        let inner = rest.trim_start();
        at += rest.len() - inner.len();
        let skipped = if inner.starts_with("//") {
            inner.find('\n').unwrap_or(inner.len())
        } else if inner.starts_with("/*") {
            inner.find("*/").map_or(inner.len(), |end| end + 2)
        } else {
            break;
        };
        at += skipped;
    }
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let length = match first {
        '"' | '\'' | '`' => quoted(rest, first),
        c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
        c => c.len_utf8(),
    };
    Some((at, rest.get(..length)?))
}

fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return i + 1,
            '\n' if mark != '`' => return i,
            _ => {}
        }
    }
    text.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const CONFIG: &str = "import a from 'b';\n// title: 'no'\n\
        const config = {\n  themeConfig: { navbar: { title: 'Inner' } },\n  title: \"It's help\", \
        url: `https://x.example.org`,\n  list: [1, run()],\n};\nexport default config;\n";

    #[test]
    fn the_outermost_value_counts() {
        assert_eq!(text(CONFIG, "title").as_deref(), Some("It's help"));
        assert_eq!(text(CONFIG, "url").as_deref(), Some("https://x.example.org"));
        assert_eq!(value(CONFIG, "list"), None);
    }

    #[test]
    fn functions_that_return_a_literal() {
        let text = "x({ sidebar: { '/': guide(), '/b/': other(1) } })\nfunction guide() {\n  \
                    return [{ text: 'A' }]\n}\nfunction none() { go() }\n";
        let inlined = inlined(text);
        assert!(inlined.contains("'/': [{ text: 'A' }], '/b/': other(1)"), "{inlined}");
        assert!(inlined.contains("function guide() {"), "{inlined}");
    }

    #[test]
    fn exports() {
        let text = "// @ts-check\n/** @type {import('x').Y} */\n\
            const sidebars = {\n docs: ['a', {type: 'category', items: ['b',]},],\n};\n\
            module.exports = sidebars;\n";
        assert_eq!(
            exported(text),
            Some(json!({"docs": ["a", {"type": "category", "items": ["b"]}]}))
        );
        assert_eq!(exported("const { a } = require('b');\nmodule.exports = make();\n"), None);
    }
}
