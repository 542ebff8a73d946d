//! Tags with attributes, as JSX and shortcodes write them.

use std::ops::Range;

/// `<Name a="1" b={x} />`, `</Name>`, `{{< name "1" a="2" >}}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'t> {
    pub name: &'t str,
    pub closes: bool,
    /// Nothing follows that would have to be closed.
    pub is_empty: bool,
    /// Name, value and the place of both; a positional value has no name.
    pub attributes: Vec<Attribute<'t>>,
    pub range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute<'t> {
    pub name: &'t str,
    pub value: Value<'t>,
    pub range: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'t> {
    Text(&'t str),
    /// A program's expression, without its braces.
    Expression(&'t str),
}

impl<'t> Tag<'t> {
    /// The text of the first of `names` that has one.
    pub fn text(&self, names: &[&str]) -> Option<&'t str> {
        names.iter().find_map(|name| {
            let attribute = self.attributes.iter().find(|attribute| attribute.name == *name)?;
            match attribute.value {
                Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
                Value::Expression(code) => quoted(code),
            }
        })
    }

    /// Whether nothing else stands on the tag's lines.
    pub fn is_alone(&self, text: &str) -> bool {
        let before = text.get(..self.range.start).unwrap_or("").rsplit('\n').next().unwrap_or("");
        let after = text.get(self.range.end..).unwrap_or("").split('\n').next().unwrap_or("");
        before.trim().is_empty() && after.trim().is_empty()
    }

    /// `line` in the tag's place, on a line of its own.
    pub fn on_its_line(&self, text: &str, line: &str) -> String {
        if self.is_alone(text) { line.to_owned() } else { format!("\n{line}\n") }
    }

    /// The `n`th value without a name.
    pub fn positional(&self, n: usize) -> Option<&'t str> {
        let unnamed = self.attributes.iter().filter(|attribute| attribute.name.is_empty());
        unnamed
            .filter_map(
                |attribute| if let Value::Text(text) = attribute.value { Some(text) } else { None },
            )
            .nth(n)
    }
}

/// The only text between quotes in an expression such as `useBaseUrl('/img/x.png')`.
pub fn quoted(code: &str) -> Option<&str> {
    let open = code.find(['"', '\'', '`']).filter(|_| !code.trim_start().starts_with('{'))?;
    let mark = code.get(open..)?.chars().next()?;
    let rest = code.get(open + 1..)?;
    let text = rest.get(..rest.find(mark)?)?;
    let after = rest.get(text.len() + 1..)?;
    (!after.contains(['"', '\'', '`']) && !text.contains("${")).then_some(text)
}

/// Reads a tag's inside: `at` stands behind its opening mark, `ends` are the marks that end it, the
/// longest first. `None` where this is no tag after all.
pub fn read<'t>(text: &'t str, start: usize, at: usize, ends: &[&str]) -> Option<Tag<'t>> {
    let mut at = skip_space(text, at);
    let closes = text.get(at..)?.starts_with('/');
    at = skip_space(text, at + usize::from(closes));
    let name = word(text.get(at..)?);
    at += name.len();
    let mut tag =
        Tag { name, closes, is_empty: false, attributes: Vec::new(), range: start..start };
    loop {
        at = skip_space(text, at);
        let rest = text.get(at..)?;
        if let Some(end) = ends.iter().find(|end| rest.starts_with(**end)) {
            tag.is_empty = end.starts_with('/');
            tag.range = start..at + end.len();
            return Some(tag);
        }
        let (attribute, next) = attribute(text, at)?;
        tag.attributes.push(attribute);
        at = next;
    }
}

fn attribute(text: &str, at: usize) -> Option<(Attribute<'_>, usize)> {
    let rest = text.get(at..)?;
    if rest.starts_with(['"', '\'', '`', '{']) {
        let (value, next) = value(text, at)?;
        return Some((Attribute { name: "", value, range: at..next }, next));
    }
    let bare =
        rest.find(|c: char| c.is_whitespace() || "=>/{}<\"'".contains(c)).unwrap_or(rest.len());
    let name = rest.get(..bare).filter(|name| !name.is_empty())?;
    let after = at + bare;
    if text.get(after..)?.starts_with('=') {
        let (value, next) = value(text, after + 1)?;
        return Some((Attribute { name, value, range: at..next }, next));
    }
    // A word alone: a positional value of a shortcode, a flag of a component.
    let end = rest.find(|c: char| c.is_whitespace() || ">}".contains(c)).unwrap_or(rest.len());
    let name = rest.get(..end)?.trim_end_matches('/');
    if name.is_empty() {
        return None;
    }
    Some((
        Attribute { name: "", value: Value::Text(name), range: at..at + name.len() },
        at + name.len(),
    ))
}

fn value(text: &str, at: usize) -> Option<(Value<'_>, usize)> {
    let rest = text.get(at..)?;
    match rest.chars().next()? {
        quote @ ('"' | '\'' | '`') => {
            let length = rest.get(1..)?.find(quote)?;
            Some((Value::Text(rest.get(1..1 + length)?), at + length + 2))
        }
        '{' => {
            let end = balanced(rest)?;
            Some((Value::Expression(rest.get(1..end - 1)?), at + end))
        }
        _ => {
            let end =
                rest.find(|c: char| c.is_whitespace() || ">%}".contains(c)).unwrap_or(rest.len());
            Some((Value::Text(rest.get(..end)?), at + end))
        }
    }
}

/// The length of what starts with `{`, up to the brace that closes it.
pub fn balanced(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(i + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    at + rest.len() - rest.trim_start().len()
}

fn word(text: &str) -> &str {
    let end =
        text.find(|c: char| !c.is_alphanumeric() && !"._-#:".contains(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read() {
        let text = "<Card title='A b' n={2} on>";
        let tag = read(text, 0, 1, &["/>", ">"]).unwrap();
        assert_eq!(
            (tag.name, tag.text(&["label", "title"]), tag.is_empty, tag.range.end),
            ("Card", Some("A b"), false, text.len())
        );
        let text = "{{< figure src=\"x.png\" \"first\" second >}}";
        let tag = read(text, 0, 3, &[">}}"]).unwrap();
        assert_eq!(
            (tag.text(&["src"]), tag.positional(0), tag.positional(1)),
            (Some("x.png"), Some("first"), Some("second"))
        );
        let tag = read("</Card>", 0, 1, &["/>", ">"]).unwrap();
        assert!(tag.closes);
        assert_eq!(read("< 3 and", 0, 1, &[">"]), None);
    }

    #[test]
    fn expressions_with_one_text() {
        assert_eq!(quoted("useBaseUrl('/x.png')"), Some("/x.png"));
        assert_eq!(quoted("a ? 'b' : 'c'"), None);
        assert_eq!(balanced("{a: {b: '}'}} rest"), Some(13));
    }
}
