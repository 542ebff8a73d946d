//! Links and pictures of Markdown.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::escape;
use super::super::sink::Sink;
use super::super::target::Target;
use crate::diagnostics::Span;
use crate::model::{AssetKind, EmbedKind, PictureSize, Piece};

/// What is open at one point of the text.
#[derive(Default)]
pub(super) struct Links {
    /// For each open link, whether it was written.
    open: Vec<bool>,
}

/// Notes the words of the link at `at`, if a list item begins with it.
pub(super) fn note_beginning(sink: &mut Sink<'_>, events: &[(Event<'_>, Range<usize>)], at: usize) {
    let before = events[..at].iter().rev().map(|(event, _)| event);
    let mut before = before.skip_while(|event| matches!(event, Event::Start(Tag::Paragraph)));
    if !matches!(before.next(), Some(Event::Start(Tag::Item))) {
        return;
    }
    let mut words = String::new();
    let inside = events[at..].iter().map(|(event, _)| event);
    for event in inside.take_while(|event| !matches!(event, Event::End(TagEnd::Link))) {
        escape::text_of(&mut words, event);
    }
    let span = sink.span(&events[at].1);
    if let Some(link) = sink.body.links.last_mut().filter(|link| link.span == span) {
        link.begins = Some(words.trim().to_owned());
    }
}

/// A picture whose alternative text is being collected.
pub(super) struct Alt {
    depth: usize,
    text: String,
    url: String,
    title: String,
    size: PictureSize,
    span: Span,
}

impl Links {
    pub(super) fn start(
        &mut self,
        sink: &mut Sink<'_>,
        url: &str,
        title: &str,
        range: &Range<usize>,
    ) {
        let span = sink.span(range);
        let target = sink.sort(url, false);
        if let Target::Refused(why, fix) = target {
            sink.refuse(url, why, fix, span);
            self.open.push(false);
            return;
        }
        sink.leads_nowhere(url, span);
        sink.html.push_str("<a href=\"");
        sink.destination(url, target, span);
        sink.html.push('"');
        sink.title(title);
        sink.html.push('>');
        self.open.push(true);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    pub(super) fn end(&mut self, sink: &mut Sink<'_>) {
        if self.open.pop().unwrap_or(true) {
            sink.html.push_str("</a>");
        }
    }
}

impl Alt {
    pub(super) fn new(url: &str, title: &str, size: PictureSize, span: Span) -> Self {
        Self {
            depth: 0,
            text: String::new(),
            url: url.to_owned(),
            title: title.to_owned(),
            size,
            span,
        }
    }

    /// Takes what stands between the brackets; `true` when the picture ends here.
    pub(super) fn event(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(TagEnd::Image) if self.depth == 0 => return true,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            event => escape::text_of(&mut self.text, event),
        }
        false
    }

    pub(super) fn write(&self, sink: &mut Sink<'_>) {
        let target = sink.sort(&self.url, true);
        if let Target::Refused(why, fix) = target {
            sink.refuse(&self.url, why, fix, self.span);
            escape::html(&mut sink.html, &self.text);
            return;
        }
        let local = matches!(target, Target::File { .. });
        sink.html.push_str("<img src=\"");
        let asset = sink.body.assets.len();
        if local {
            sink.asset(target, AssetKind::Image, self.size, self.span);
        } else {
            escape::href(&mut sink.html, &self.url);
            if sink.is_site() {
                sink.embed(EmbedKind::Image, &self.url, self.span);
            }
        }
        sink.html.push('"');
        if local {
            sink.open(Piece::Size(asset));
        } else {
            for (name, side) in [("width", self.size.width), ("height", self.size.height)] {
                let side = side.map(|side| format!(" {name}=\"{side}\"")).unwrap_or_default();
                sink.html.push_str(&side);
            }
        }
        sink.html.push_str(" alt=\"");
        escape::html(&mut sink.html, &self.text);
        sink.html.push('"');
        sink.title(&self.title);
        sink.html.push_str(if sink.is_site() { " loading=\"lazy\" />" } else { " />" });
        sink.text.push_str(&self.text);
    }
}
