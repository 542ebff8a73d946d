//! Liquid's syntax: text, `{{ output }}`, `{% tag %}`.

use std::ops::Range;

/// A piece of a Liquid file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Also the inside of `{% raw %}`.
    Text(Range<usize>),
    /// `{{ inner }}`
    Output { span: Range<usize>, inner: String },
    /// `{% name rest %}`
    Tag { span: Range<usize>, name: String, rest: String },
}

/// Cuts `text` up. What is never closed is text.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut from = 0;
    let mut at = 0;
    // Once a mark is not found it never will be: files of unclosed braces stay linear.
    let mut unclosed = [false; 2];
    while let Some(found) = text.get(at..).and_then(next_opening) {
        let start = at + found;
        let is_tag = text.get(start..).is_some_and(|rest| rest.starts_with("{%"));
        let hopeless = &mut unclosed[usize::from(is_tag)];
        let mark = if is_tag { "%}" } else { "}}" };
        let Some(end) = (if *hopeless { None } else { closing(text, start + 2, mark) }) else {
            *hopeless = true;
            at = start + 2;
            continue;
        };
        if from < start {
            tokens.push(Token::Text(from..start));
        }
        let inner = text.get(start + 2..end - 2).unwrap_or("");
        let inner = inner.trim_start_matches('-').trim_end_matches('-').trim();
        if !is_tag {
            tokens.push(Token::Output { span: start..end, inner: inner.to_owned() });
            (from, at) = (end, end);
            continue;
        }
        let (name, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        if name == "raw" {
            let (inside, after) = raw_end(text, end);
            tokens.push(Token::Text(end..inside));
            (from, at) = (after, after);
            continue;
        }
        tokens.push(Token::Tag {
            span: start..end,
            name: name.to_owned(),
            rest: rest.trim().to_owned(),
        });
        (from, at) = (end, end);
    }
    if from < text.len() {
        tokens.push(Token::Text(from..text.len()));
    }
    tokens
}

fn next_opening(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    text.match_indices('{').map(|(i, _)| i).find(|i| matches!(bytes.get(i + 1), Some(b'{' | b'%')))
}

/// The end of the first `mark` outside quotes; outside or not where quotes never close.
fn closing(text: &str, start: usize, mark: &str) -> Option<usize> {
    let rest = text.get(start..)?;
    let plain = rest.find(mark)?;
    let mut quote = None;
    for (i, c) in rest.char_indices() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) if c == '\n' => break,
            Some(_) => {}
            None if rest.get(i..)?.starts_with(mark) => return Some(start + i + mark.len()),
            None if c == '"' || c == '\'' => quote = Some(c),
            None => {}
        }
    }
    Some(start + plain + mark.len())
}

/// Where the inside of a `raw` block ends, and where its end tag does.
fn raw_end(text: &str, start: usize) -> (usize, usize) {
    let mut at = start;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("{%")) {
        let open = at + found;
        let Some(close) = text.get(open..).and_then(|rest| rest.find("%}")).map(|i| open + i + 2)
        else {
            break;
        };
        let inner = text.get(open + 2..close - 2).unwrap_or("");
        if inner.trim_matches(['-', ' ', '\t', '\n']) == "endraw" {
            return (open, close);
        }
        at = open + 2;
    }
    (text.len(), text.len())
}

/// The parts of a tag: quoted texts and words, `key=value` pairs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Words without a key.
    pub words: Vec<Argument>,
    pub named: Vec<(String, Argument)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    Quoted(String),
    Word(String),
}

impl Arguments {
    pub fn parse(rest: &str) -> Self {
        let mut arguments = Self::default();
        let mut rest = rest.trim_start();
        while !rest.is_empty() {
            let key_end =
                rest.find(|c: char| c.is_whitespace() || "=\"'".contains(c)).unwrap_or(rest.len());
            let after = rest.get(key_end..).unwrap_or("").trim_start();
            let value_text = if key_end > 0 { after.strip_prefix('=') } else { None };
            match value_text {
                Some(value_text) => {
                    let (value, left) = one(value_text.trim_start());
                    arguments.named.push((rest.get(..key_end).unwrap_or("").to_owned(), value));
                    rest = left;
                }
                None => {
                    let (value, left) = one(rest);
                    arguments.words.push(value);
                    rest = left;
                }
            }
            rest = rest.trim_start_matches([' ', '\t', '\n', ',']);
        }
        arguments
    }

    pub fn get(&self, keys: &[&str]) -> Option<&Argument> {
        keys.iter()
            .find_map(|key| self.named.iter().find(|(name, _)| name == key).map(|(_, value)| value))
    }
}

fn one(text: &str) -> (Argument, &str) {
    if let Some(quote) = text.chars().next().filter(|c| *c == '"' || *c == '\'')
        && let Some((inside, left)) = text.get(1..).and_then(|rest| rest.split_once(quote))
    {
        return (Argument::Quoted(inside.to_owned()), left);
    }
    let end = text.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(text.len()).max(1);
    let end = (end..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len());
    let (word, left) = text.split_at(end);
    (Argument::Word(word.to_owned()), left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_outputs_and_raw() {
        let text = "a {{ x | f: '}}' }} b {%- if y -%}c{% raw %}{{ kept }}{% endraw %} {{ open";
        let tokens = tokenize(text);
        let shown: Vec<String> = tokens
            .iter()
            .map(|token| match token {
                Token::Text(range) => format!("T:{}", &text[range.clone()]),
                Token::Output { inner, .. } => format!("O:{inner}"),
                Token::Tag { name, rest, .. } => format!("G:{name}/{rest}"),
            })
            .collect();
        assert_eq!(
            shown,
            ["T:a ", "O:x | f: '}}'", "T: b ", "G:if/y", "T:c", "T:{{ kept }}", "T: {{ open"]
        );
    }

    #[test]
    fn arguments_in_all_shapes() {
        let parsed =
            Arguments::parse("alert.html type=\"a b\" content=page.x\n  image = 'y.png', bare");
        assert_eq!(
            parsed.words,
            [Argument::Word("alert.html".into()), Argument::Word("bare".into())]
        );
        assert_eq!(parsed.get(&["type"]), Some(&Argument::Quoted("a b".into())));
        assert_eq!(parsed.get(&["none", "content"]), Some(&Argument::Word("page.x".into())));
        assert_eq!(parsed.get(&["image"]), Some(&Argument::Quoted("y.png".into())));
        assert!(Arguments::parse("=").words.len() == 1 && Arguments::parse("'é").words.len() == 1);
    }
}
