//! One page in three versions: its front matter key by key, its body piece by piece.

use super::front;
use super::here::Page;
use super::lineage::Lineage;
use super::merge::{Clash, Merged, merge};

/// Merges three versions of a page; `lineage` is its body's.
pub fn page(base: &Page, here: &Page, source: &Page, lineage: Option<&Lineage>) -> Merged {
    if here.file.text == source.file.text || here.file.text == base.file.text {
        return Merged::of(&*source.file.text);
    }
    let keys = front::merge(base.front(), here.front(), source.front());
    let body = merge(base.body(), here.body(), source.body(), lineage);
    let text = &*here.file.text;
    let (open, close) = match here.front {
        Some(front) => (
            text.get(..front.start).unwrap_or("---\n"),
            text.get(front.end..here.body.start).unwrap_or("---\n"),
        ),
        None if keys.text.is_empty() => ("", ""),
        None => ("---\n", "---\n"),
    };
    let before = open.len() + keys.text.len() + close.len();
    let shifted = |by: usize| move |clash: Clash| Clash { at: clash.at + by, ..clash };
    let clashes = keys.clashes.into_iter().map(shifted(open.len()));
    let clashes = clashes.chain(body.clashes.into_iter().map(shifted(before))).collect();
    let text = format!("{open}{}{close}{}", keys.text, body.text);
    Merged { text, clashes, lineage: body.lineage }
}
