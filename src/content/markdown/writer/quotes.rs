//! Quotes, boxes and tabs: all three are quotes of Markdown.

use pulldown_cmark::BlockQuoteKind;

use super::super::sink::Sink;
use crate::model::Piece;

/// The quotes that are open at one point of the text.
#[derive(Default)]
pub(super) struct Quotes {
    open: Vec<Quote>,
}

enum Quote {
    Plain,
    Alert,
    /// Whether one of its panels is open.
    Tabs(bool),
}

impl Quotes {
    pub(super) fn start(
        &mut self,
        sink: &mut Sink<'_>,
        kind: Option<BlockQuoteKind>,
        is_tabs: bool,
    ) {
        let kind = kind.filter(|_| sink.is_site());
        let quote = match kind {
            None if is_tabs => {
                sink.block("<div class=\"tabs\">\n");
                Quote::Tabs(false)
            }
            None => {
                sink.block("<blockquote>\n");
                Quote::Plain
            }
            Some(kind) => {
                alert(sink, kind);
                Quote::Alert
            }
        };
        self.open.push(quote);
    }

    /// Before the heading that is a tab's label.
    pub(super) fn label(&mut self, sink: &mut Sink<'_>) {
        if let Some(Quote::Tabs(is_open)) = self.open.last_mut() {
            sink.fresh_line();
            if std::mem::replace(is_open, true) {
                sink.html.push_str("</div>\n");
            }
            sink.html.push_str("<div class=\"tab\">\n");
        }
    }

    pub(super) fn end(&mut self, sink: &mut Sink<'_>) {
        sink.fresh_line();
        sink.html.push_str(match self.open.pop() {
            Some(Quote::Plain) | None => "</blockquote>\n",
            Some(Quote::Alert | Quote::Tabs(false)) => "</div>\n",
            Some(Quote::Tabs(true)) => "</div>\n</div>\n",
        });
    }
}

fn alert(sink: &mut Sink<'_>, kind: BlockQuoteKind) {
    let (name, words) = match kind {
        BlockQuoteKind::Note => ("note", "alert-note"),
        BlockQuoteKind::Tip => ("tip", "alert-tip"),
        BlockQuoteKind::Important => ("important", "alert-important"),
        BlockQuoteKind::Warning => ("warning", "alert-warning"),
        BlockQuoteKind::Caution => ("caution", "alert-caution"),
    };
    sink.block(&format!(
        "<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">"
    ));
    sink.open(Piece::Words(words));
    sink.html.push_str("</p>\n");
}
