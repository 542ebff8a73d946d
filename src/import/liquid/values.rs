//! What an expression says, as far as a page knows without its site.

use super::Walk;
use super::tokens::Argument;
use crate::import::mapped::Mapped;
use crate::tree::Node;

impl Walk<'_> {
    /// The value of `expression | filter | filter`; `None` where only the site could tell.
    pub(super) fn value(&self, expression: &str) -> Option<Mapped> {
        let mut parts = split_filters(expression).into_iter();
        let first = parts.next()?;
        let mut value = self.operand(first.trim());
        for filter in parts {
            value = self.filter(value, filter.trim())?;
        }
        value
    }

    /// An argument's text; a name nobody knows stays as written.
    pub(super) fn plain(&self, argument: &Argument) -> String {
        match argument {
            Argument::Quoted(text) => text.clone(),
            Argument::Word(word) => {
                self.operand(word).map_or_else(|| word.clone(), Mapped::into_text)
            }
        }
    }

    /// An argument with the origin of its parts, where it is a captured text.
    pub(super) fn rich(&self, argument: &Argument, origin: usize) -> Option<Mapped> {
        let text = match argument {
            Argument::Quoted(text) => text,
            Argument::Word(word) => return self.operand(word),
        };
        let mut value = Mapped::default();
        value.add(text, origin);
        Some(value)
    }

    /// A value of the front matter: `page.do_list`.
    pub(super) fn front(&self, word: &str) -> Option<&Node> {
        let mut path = word.strip_prefix("page.")?.split('.');
        let mut node = self.page.get(path.next()?)?;
        for key in path {
            node = node.get(key)?;
        }
        Some(node)
    }

    fn operand(&self, word: &str) -> Option<Mapped> {
        let mut value = Mapped::default();
        let quoted = word.chars().next().filter(|c| *c == '"' || *c == '\'');
        if let Some(text) = quoted.and_then(|quote| word.strip_prefix(quote)?.strip_suffix(quote)) {
            value.add(text, self.page.body.start);
            return Some(value);
        }
        match word {
            // Addresses become root-absolute; the links step knows those.
            "site.baseurl" | "site.url" | "site.github.url" | "blank" | "empty" | "nil" => {
                return Some(value);
            }
            "site.title" => value.add(self.around.site_title, self.page.body.start),
            _ => {
                if let Some(known) = self.variables.get(word) {
                    return Some(known.clone());
                }
                let text = match self.front(word) {
                    Some(node) => {
                        let text = node.as_text()?;
                        value.add(&text, node.span.start);
                        return Some(value);
                    }
                    None => word.parse::<f64>().ok().map(|_| word)?,
                };
                value.add(text, self.page.body.start);
            }
        }
        Some(value)
    }

    /// `None` for a filter that changes the text in a way only the site knows.
    fn filter(&self, value: Option<Mapped>, filter: &str) -> Option<Option<Mapped>> {
        let (name, argument) = filter.split_once(':').unwrap_or((filter, ""));
        let argument = self.operand(argument.trim()).map(Mapped::into_text);
        let change = |f: &dyn Fn(&str) -> String| {
            value.as_ref().map(|value| {
                let mut changed = Mapped::default();
                changed.add(&f(value.text()), value.origin(0));
                changed
            })
        };
        Some(match name.trim() {
            "default" if value.is_none() => argument.map(|text| {
                let mut value = Mapped::default();
                value.add(&text, self.page.body.start);
                value
            }),
            "default"
            | "relative_url"
            | "absolute_url"
            | "strip"
            | "markdownify"
            | "escape"
            | "escape_once"
            | "strip_html"
            | "strip_newlines"
            | "newline_to_br"
            | "url_encode"
            | "xml_escape"
            | "date"
            | "date_to_string"
            | "date_to_long_string" => value,
            "prepend" => change(&|text| format!("{}{text}", argument.as_deref().unwrap_or(""))),
            "append" => change(&|text| format!("{text}{}", argument.as_deref().unwrap_or(""))),
            "downcase" => change(&str::to_lowercase),
            "upcase" => change(&str::to_uppercase),
            "slugify" => change(&crate::model::slugify),
            "capitalize" => change(&|text| {
                let mut chars = text.chars();
                chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
            }),
            _ => return None,
        })
    }
}

/// Splits at `|` outside quotes.
fn split_filters(expression: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut quote = None;
    let mut start = 0;
    for (i, c) in expression.char_indices() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '|' => {
                parts.push(&expression[start..i]);
                start = i + 1;
            }
            None => {}
        }
    }
    parts.push(&expression[start..]);
    parts
}
