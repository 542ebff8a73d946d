//! A page's body in the parts that are merged singly: blocks, the items of lists, the rows of
//! tables. Put together again they are the text, byte for byte.

use pulldown_cmark::{Event, Parser, Tag};

use crate::content::markdown;
use crate::translate::Kind;

/// A body, cut.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pieces {
    /// Blank lines before the first piece.
    pub lead: String,
    pub list: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub kind: Kind,
    /// As it is written, without the end of its last line.
    pub text: String,
    /// From there to the next piece: line ends and blank lines.
    pub gap: String,
    /// The same for texts that were only wrapped or numbered anew.
    pub key: String,
}

impl Piece {
    /// What it is, in a writer's words.
    pub fn what(&self) -> &'static str {
        if self.text.starts_with('>') { "quote" } else { self.kind.as_str() }
    }

    /// The least that must stand between this piece and `next`, or both would be one.
    pub fn least_gap(&self, next: &Piece) -> &'static str {
        let is_head = next.kind == Kind::Row && next.text.contains('\n');
        let is_list = matches!(self.kind, Kind::Row | Kind::Item) && self.kind == next.kind;
        if is_list && !is_head { "\n" } else { "\n\n" }
    }
}

/// Cuts `text`.
pub fn split(text: &str) -> Pieces {
    let cuts = cuts(text);
    let first = cuts.first().map_or(text.len(), |(at, _)| *at);
    let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let list = cuts.iter().zip(ends).filter_map(|((start, kind), end)| {
        let whole = text.get(*start..end)?;
        let length = written(whole);
        let (own, gap) = whole.split_at(length);
        Some(Piece { kind: *kind, text: own.to_owned(), gap: gap.to_owned(), key: key(*kind, own) })
    });
    Pieces { list: list.collect(), lead: text.get(..first).unwrap_or_default().to_owned() }
}

/// How much of a piece is left without its line end and the blank lines behind it.
fn written(whole: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    for line in whole.split_inclusive('\n') {
        if !line.trim().is_empty() {
            end = at + line.trim_end_matches(['\n', '\r']).len();
        }
        at += line.len();
    }
    end
}

fn key(kind: Kind, text: &str) -> String {
    match kind {
        // Their lines and indents mean something.
        Kind::Code | Kind::Html => text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"),
        Kind::Item => unnumbered(text).lines().map(str::trim_end).collect::<Vec<_>>().join("\n"),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// An item put before others numbers them anew, and they say what they said.
fn unnumbered(item: &str) -> &str {
    let rest = item.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix(['.', ')']).filter(|_| rest.len() < item.len()).unwrap_or(item)
}

/// Where pieces begin, with what they are.
fn cuts(text: &str) -> Vec<(usize, Kind)> {
    let mut cuts = Vec::new();
    let mut covered = 0;
    for block in blocks(text) {
        loose(text, covered, block.start, &mut cuts);
        cuts.extend(block.cuts);
        covered = covered.max(line_end(text, block.end));
    }
    loose(text, covered, text.len(), &mut cuts);
    cuts.sort_by_key(|(at, _)| *at);
    cuts.dedup_by_key(|(at, _)| *at);
    cuts
}

/// What stands between blocks and is none, such as the definitions of links: a line is a piece.
fn loose(text: &str, from: usize, to: usize, cuts: &mut Vec<(usize, Kind)>) {
    let mut at = from;
    for line in text.get(from..to).unwrap_or_default().split_inclusive('\n') {
        if !line.trim().is_empty() {
            cuts.push((at, Kind::Html));
        }
        at += line.len();
    }
}

/// A block that stands in no other.
struct Block {
    start: usize,
    end: usize,
    cuts: Vec<(usize, Kind)>,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(text, markdown::syntax()).into_offset_iter() {
        let start = line_start(text, range.start);
        let whole = |kind| Block { start, end: range.end, cuts: vec![(start, kind)] };
        match &event {
            Event::Start(tag) => {
                match (depth, tag) {
                    (0, Tag::List(_) | Tag::Table(_)) => {
                        blocks.push(Block { start, end: range.end, cuts: Vec::new() });
                    }
                    (0, tag) => blocks.push(whole(kind(tag))),
                    (1, Tag::Item) => part(&mut blocks, start, Kind::Item),
                    (1, Tag::TableHead | Tag::TableRow) => part(&mut blocks, start, Kind::Row),
                    _ => {}
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ if depth == 0 => blocks.push(whole(Kind::Html)),
            _ => {}
        }
    }
    blocks.sort_by_key(|block| block.start);
    blocks
}

fn part(blocks: &mut [Block], start: usize, kind: Kind) {
    if let Some(block) = blocks.last_mut() {
        block.cuts.push((start, kind));
    }
}

fn kind(tag: &Tag<'_>) -> Kind {
    match tag {
        Tag::Heading { .. } => Kind::Heading,
        Tag::Paragraph => Kind::Paragraph,
        Tag::CodeBlock(_) => Kind::Code,
        _ => Kind::Html,
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// The end of the line in which a block ends; a block that ends with its line ends there.
fn line_end(text: &str, at: usize) -> usize {
    if at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n') {
        return at;
    }
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(pieces: &Pieces) -> String {
        let list = pieces.list.iter().map(|piece| format!("{}{}", piece.text, piece.gap));
        format!("{}{}", pieces.lead, list.collect::<String>())
    }

    #[test]
    fn each_piece_and_nothing_between_them() {
        let text = "\n## Keys\n\nOne\ntwo.\n[a]: b.md\n\n[c]: d.md\n[e]: f.md\n\n1. one\n2. two\n   - in\n\n\
            | a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted\n>\n> on\n***\n    code\n\n<p>raw</p>\n";
        let pieces = split(text);
        assert_eq!(joined(&pieces), text);
        let texts: Vec<&str> = pieces.list.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "## Keys",
                "One\ntwo.\n[a]: b.md",
                "[c]: d.md",
                "[e]: f.md",
                "1. one",
                "2. two\n   - in",
                "| a | b |\n|---|---|",
                "| 1 | 2 |",
                "> quoted\n>\n> on",
                "***",
                "    code",
                "<p>raw</p>"
            ]
        );
    }

    #[test]
    fn what_was_wrapped_or_numbered_anew_is_the_same() {
        let keys = |text| split(text).list.into_iter().map(|p| p.key).collect::<Vec<_>>();
        assert_eq!(keys("one two\nthree\n"), keys("one\ntwo three\n"));
        assert_eq!(keys("1. a\n2. b\n")[1], keys("1. x\n2. y\n3. b\n")[2]);
        assert_ne!(keys("- a\n  - b\n"), keys("- a - b\n"));
        assert_eq!(split("\n\n"), Pieces { lead: "\n\n".into(), list: Vec::new() });
    }
}
