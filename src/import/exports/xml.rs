//! XML exports as a tree of elements by their local names.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::import::text::said;
use crate::tree::TextFile;

/// Deeper than any desk nests; a broken file must not cost the machine.
const DEEPEST: usize = 64;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    /// Text and CDATA, joined.
    pub text: String,
}

impl Element {
    fn new(tag: &BytesStart<'_>) -> Self {
        let attributes = tag.attributes().flatten();
        let attributes = attributes.map(|attribute| {
            (attribute.key.local_name().as_ref().to_owned(), attribute.value.to_string())
        });
        Self {
            name: tag.local_name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    pub fn get(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The trimmed text of the first child of that name; `None` where it is blank.
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(|child| said(&child.text))
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// The outermost element of an export's file; one that is broken is told.
pub fn read(file: &TextFile, diagnostics: &mut Diagnostics) -> Option<Element> {
    match parse(&file.text) {
        Ok(root) => Some(root),
        Err((why, at)) => {
            let d = Diagnostic::error("import-xml", format!("this is no XML: {why}"));
            diagnostics.push(d.at(file.place(Span::new(at, at))).help("export it again, whole"));
            None
        }
    }
}

/// The outermost element of `text`.
///
/// # Errors
/// What is wrong with it, and the byte where that was seen.
pub fn parse(text: &str) -> Result<Element, (String, usize)> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(0);
        let event = reader.read_event().map_err(|error| (error.to_string(), at))?;
        match event {
            Event::Start(tag) if open.len() < DEEPEST => open.push(Element::new(&tag)),
            Event::Start(_) => {
                return Err((format!("elements are nested more than {DEEPEST} deep"), at));
            }
            Event::Empty(tag) => add(&mut open, Element::new(&tag)),
            Event::End(_) => {
                if let Some(done) = open.pop() {
                    add(&mut open, done);
                }
            }
            Event::Text(words) => push(&mut open, &words.xml10_content()),
            Event::CData(words) => push(&mut open, &words),
            Event::GeneralRef(entity) => push(&mut open, &resolved(&entity)),
            Event::Eof => break,
            _ => {}
        }
    }
    match (open.len(), open.pop().and_then(|mut root| root.children.pop())) {
        (1, Some(element)) => Ok(element),
        _ => Err(("it ends in the middle".to_owned(), text.len())),
    }
}

fn add(open: &mut [Element], element: Element) {
    if let Some(above) = open.last_mut() {
        above.children.push(element);
    }
}

fn push(open: &mut [Element], words: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(words);
    }
}

/// `&amp;`, `&#038;`; what nobody knows stays as it is written.
fn resolved(entity: &BytesRef<'_>) -> String {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(entity)
            .map_or_else(|| format!("&{};", &**entity), str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_and_broken_ones() {
        let root = parse(
            "<?xml version=\"1.0\"?><r xmlns:a=\"x\"><a:b c=\"1\">x &amp; \
                &#65;<![CDATA[<y>]]></a:b><d/></r>",
        )
        .unwrap();
        assert_eq!(
            (root.text("b").as_deref(), root.get("b").unwrap().attribute("c")),
            (Some("x & A<y>"), Some("1"))
        );
        assert!(parse("<r><a></r>").is_err() && parse("<r><a>").is_err() && parse("").is_err());
    }
}
