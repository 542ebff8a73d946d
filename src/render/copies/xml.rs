//! XML files, an element a line.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::model::OutputFile;
use crate::render::page::escape::is_forbidden;
use crate::render::page::{Outcome, unwritten};

/// A document, or a piece of one.
pub(super) type Xml = Writer<Vec<u8>>;

/// The document `path`: `root` with what `content` writes inside it.
pub(super) fn document(
    path: &str,
    root: BytesStart<'_>,
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> Outcome {
    let end = root.to_end().into_owned();
    let written = begin(root).and_then(|mut xml| {
        content(&mut xml)?;
        close(&mut xml, end)?;
        Ok(xml.into_inner())
    });
    match written {
        Ok(bytes) => Ok(OutputFile::new(path, bytes)),
        Err(error) => Err(unwritten(path, &error)),
    }
}

/// A document down to what stands in its `root`.
pub(super) fn begin(root: BytesStart<'_>) -> io::Result<Xml> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    line(&mut xml)?;
    open(&mut xml, root)?;
    Ok(xml)
}

/// `<tag>` on a line of its own.
pub(super) fn open(xml: &mut Xml, tag: BytesStart<'_>) -> io::Result<()> {
    xml.write_event(Event::Start(tag))?;
    line(xml)
}

/// `</tag>` on a line of its own.
pub(super) fn close(xml: &mut Xml, tag: BytesEnd<'_>) -> io::Result<()> {
    xml.write_event(Event::End(tag))?;
    line(xml)
}

/// `<name>text</name>` on a line of its own.
pub(super) fn element(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&clean(text)))?;
    line(xml)
}

/// `<outer><name>text</name></outer>` on a line of its own.
pub(super) fn nested(xml: &mut Xml, [outer, name]: [&str; 2], text: &str) -> io::Result<()> {
    xml.create_element(outer).write_inner_content(|xml| {
        xml.create_element(name).write_text_content(BytesText::new(&clean(text)))?;
        Ok(())
    })?;
    line(xml)
}

/// `<name key="value" …/>` on a line of its own.
pub(super) fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty()?;
    line(xml)
}

fn line(xml: &mut Xml) -> io::Result<()> {
    xml.write_event(Event::Text(BytesText::from_escaped("\n")))
}

/// Without the characters that XML cannot hold in any form.
fn clean(text: &str) -> Cow<'_, str> {
    match text.contains(is_forbidden) {
        true => text.replace(is_forbidden, "\u{fffd}").into(),
        false => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped_and_clean() {
        let file = document("a.xml", BytesStart::new("a"), |xml| {
            element(xml, "b", "<Tom & Ann's\u{1}>")?;
            empty(xml, "c", &[("href", "/?a=1&b=\"2\"")])
        });
        let text = String::from_utf8(file.unwrap().bytes.to_vec()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n\
             <b>&lt;Tom &amp; Ann&apos;s\u{fffd}&gt;</b>\n\
             <c href=\"/?a=1&amp;b=&quot;2&quot;\"/>\n</a>\n"
        );
    }
}
