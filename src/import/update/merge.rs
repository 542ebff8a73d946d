//! Three versions of one body into one: what the source changed arrives, what was changed here
//! stays, and of a piece that both changed the site's text stays and the source's is told.

use super::lineage::Lineage;
use super::links::{Links, link};
use super::pieces::{Piece, Pieces, split};
use crate::translate::Kind;

/// A text with what came from both sides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    /// In reading order.
    pub clashes: Vec<Clash>,
    /// Which part of a body is which of the source's; nothing where both say the same.
    pub lineage: Option<Lineage>,
}

/// A part that both sides changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Where it stands in the merged text, or would.
    pub at: usize,
    /// `paragraph`, `title:`.
    pub what: String,
    /// What the source said before; nothing where it had nothing there.
    pub base: Option<String>,
    /// What stands here; nothing where it was taken out.
    pub here: Option<String>,
    /// What the source says; nothing where it took it out.
    pub source: Option<String>,
}

impl Merged {
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), clashes: Vec::new(), lineage: None }
    }
}

/// The version of which only one is new, where only one is.
pub fn simple<'t>(base: &str, here: &'t str, source: &'t str) -> Option<&'t str> {
    match () {
        () if here == source || base == source => Some(here),
        () if base == here => Some(source),
        () => None,
    }
}

/// Merges what became of `base` here and at the source; `lineage` is what the last merge gave.
pub fn merge(base: &str, here: &str, source: &str, lineage: Option<&Lineage>) -> Merged {
    if here == source || base == here {
        return Merged::of(source);
    }
    let sides = Sides { base: split(base), here: split(here), source: split(source) };
    let (from, own) = (&sides.base.list, &sides.here.list);
    let to_here = lineage.and_then(|lineage| lineage.links(from, own));
    let to_here = to_here.unwrap_or_else(|| link(from, own));
    if base == source {
        let lineage = Lineage::of(here, to_here.of_new.iter().copied());
        return Merged { lineage: Some(lineage), ..Merged::of(here) };
    }
    let to_source = link(from, &sides.source.list);
    let slots = ordered(&sides, &to_here, &to_source);
    let mut merged = sides.written(&slots);
    if to_here.has_moves && to_source.has_moves {
        merged.clashes.extend(sides.other_order(&to_here, &to_source));
    }
    if is_whole(&merged, &sides, &slots) {
        if merged.text != source {
            let shown = slots.iter().filter(|slot| sides.shown(slot).is_some());
            merged.lineage = Some(Lineage::of(&merged.text, shown.map(|slot| slot.source)));
        }
        return merged;
    }
    // Two texts that are one another's only as wholes, such as the halves of a fence.
    let origins = link(&sides.source.list, own).of_new;
    let lineage = Some(Lineage::of(here, origins.into_iter()));
    let [base, here, source] = [base, here, source].map(|text| Some(text.to_owned()));
    let text = here.clone().unwrap_or_default();
    let clashes = vec![Clash { at: 0, what: "text".into(), base, here, source }];
    Merged { text, clashes, lineage }
}

struct Sides {
    base: Pieces,
    here: Pieces,
    source: Pieces,
}

/// One part of the result, by its places in the three versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    base: Option<usize>,
    here: Option<usize>,
    source: Option<usize>,
}

/// What becomes of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Here(usize),
    Source(usize),
    Gone,
    /// The first stays, the second is told.
    Both(Option<usize>, Option<usize>),
}

/// All parts in the order of the result: here's, or the source's where that alone moved some. What
/// the other side put in stands behind the part that it stood behind there.
fn ordered(sides: &Sides, to_here: &Links, to_source: &Links) -> Vec<Slot> {
    let twins = twins(sides, to_here, to_source);
    let of_here = |at: usize| {
        let base = to_here.of_new[at];
        let source = match base {
            Some(base) => to_source.of_old[base],
            None => twins.iter().find(|(here, _)| *here == at).map(|(_, source)| *source),
        };
        Slot { base, here: Some(at), source }
    };
    let of_source = |at: usize| {
        let base = to_source.of_new[at];
        let here = match base {
            Some(base) => to_here.of_old[base],
            None => twins.iter().find(|(_, source)| *source == at).map(|(here, _)| *here),
        };
        Slot { base, here, source: Some(at) }
    };
    let heres: Vec<Slot> = (0..sides.here.list.len()).map(of_here).collect();
    let sources: Vec<Slot> = (0..sides.source.list.len()).map(of_source).collect();
    let is_source_led = to_source.has_moves && !to_here.has_moves;
    let (mut order, others) = if is_source_led { (sources, heres) } else { (heres, sources) };
    let mut behind = 0;
    for slot in others {
        if let Some(at) = order.iter().position(|other| *other == slot) {
            behind = at + 1;
            continue;
        }
        // Both put something in at one place: the site's first, unless a new section begins there.
        let is_own = |other: &Slot| {
            let piece = other.here.and_then(|at| sides.here.list.get(at));
            other.base.is_none()
                && other.source.is_none()
                && piece.is_some_and(|piece| piece.kind != Kind::Heading)
        };
        if !is_source_led {
            behind += order.iter().skip(behind).take_while(|other| is_own(other)).count();
        }
        order.insert(behind, slot);
        behind += 1;
    }
    order
}

/// What both sides put in alike.
fn twins(sides: &Sides, to_here: &Links, to_source: &Links) -> Vec<(usize, usize)> {
    let new = |links: &Links| {
        let of_new = links.of_new.iter().enumerate();
        of_new.filter(|(_, base)| base.is_none()).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let mut left = new(to_source);
    let mut twins = Vec::new();
    for here in new(to_here) {
        let own = &sides.here.list[here];
        let same = |source: &usize| {
            let other = &sides.source.list[*source];
            (other.kind, &other.key) == (own.kind, &own.key)
        };
        if let Some(at) = left.iter().position(same) {
            twins.push((here, left.remove(at)));
        }
    }
    twins
}

impl Sides {
    fn fate(&self, slot: &Slot) -> Fate {
        let piece = |pieces: &Pieces, at: Option<usize>| {
            at.and_then(|at| pieces.list.get(at))
                .map(|piece| (piece.key.clone(), piece.text.clone()))
        };
        let base = piece(&self.base, slot.base);
        let (here, source) = (piece(&self.here, slot.here), piece(&self.source, slot.source));
        match (base, here.zip(slot.here), source.zip(slot.source)) {
            (Some(base), Some((here, a)), Some((source, b))) => {
                if here.1 == base.1 || (here.0 == base.0 && source.0 != base.0) {
                    Fate::Source(b)
                } else if source.0 == base.0 || source.0 == here.0 {
                    Fate::Here(a)
                } else {
                    Fate::Both(Some(a), Some(b))
                }
            }
            (Some(base), Some((here, _)), None) if here.0 == base.0 => Fate::Gone,
            (Some(_), Some((_, a)), None) => Fate::Both(Some(a), None),
            (Some(base), None, Some((source, _))) if source.0 == base.0 => Fate::Gone,
            (Some(_), None, Some((_, b))) => Fate::Both(None, Some(b)),
            (None, Some((_, a)), _) => Fate::Here(a),
            (None, None, Some((_, b))) => Fate::Source(b),
            (_, None, None) => Fate::Gone,
        }
    }

    /// The piece of a slot that is shown.
    fn shown(&self, slot: &Slot) -> Option<&Piece> {
        match self.fate(slot) {
            Fate::Here(at) | Fate::Both(Some(at), _) => self.here.list.get(at),
            Fate::Source(at) => self.source.list.get(at),
            Fate::Gone | Fate::Both(None, _) => None,
        }
    }

    fn written(&self, slots: &[Slot]) -> Merged {
        let lead = match self.here.lead == self.base.lead {
            true => &self.source.lead,
            false => &self.here.lead,
        };
        let mut merged = Merged::of(lead.clone());
        let mut last: Option<(&Slot, &Piece)> = None;
        for slot in slots {
            let shown = self.shown(slot);
            if let Some(piece) = shown {
                if let Some((before, left)) = last {
                    merged.text.push_str(&self.gap(before, left, slot, piece));
                }
                last = Some((slot, piece));
            }
            if let Fate::Both(here, source) = self.fate(slot) {
                merged.clashes.push(self.clash(merged.text.len(), slot.base, here, source));
            }
            merged.text.push_str(shown.map_or("", |piece| piece.text.as_str()));
        }
        merged.text.push_str(&last.map_or_else(String::new, |(slot, _)| self.end(slot)));
        merged
    }

    fn clash(
        &self,
        at: usize,
        base: Option<usize>,
        here: Option<usize>,
        source: Option<usize>,
    ) -> Clash {
        let base = base.and_then(|at| self.base.list.get(at));
        let here = here.and_then(|at| self.here.list.get(at));
        let source = source.and_then(|at| self.source.list.get(at));
        let what = here.or(source).map_or("text", Piece::what).to_owned();
        let text = |piece: &Piece| piece.text.clone();
        Clash { at, what, base: base.map(text), here: here.map(text), source: source.map(text) }
    }

    /// Both sides put what they have in common into another order, and not into the same one.
    fn other_order(&self, to_here: &Links, to_source: &Links) -> Option<Clash> {
        let here: Vec<usize> = to_here.of_new.iter().copied().flatten().collect();
        let source: Vec<usize> = to_source.of_new.iter().copied().flatten().collect();
        let common = |order: &[usize], other: &[usize]| {
            order.iter().filter(|at| other.contains(at)).copied().collect::<Vec<_>>()
        };
        let (here, source) = (common(&here, &source), common(&source, &here));
        let told = |order: &[usize]| {
            let pieces = order.iter().filter_map(|at| self.base.list.get(*at));
            pieces.map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("\n\n")
        };
        (here != source).then(|| Clash {
            at: 0,
            what: "order".to_owned(),
            base: None,
            here: Some(told(&here)),
            source: Some(told(&source)),
        })
    }

    /// What stands between two pieces: as it is where they are neighbours, else the least.
    fn gap(&self, before: &Slot, left: &Piece, slot: &Slot, right: &Piece) -> String {
        let between = |one: Option<usize>, other: Option<usize>, pieces: &Pieces| {
            let is_next = one.zip(other).is_some_and(|(one, other)| other == one + 1);
            one.filter(|_| is_next).and_then(|one| pieces.list.get(one)).map(|p| p.gap.clone())
        };
        between(before.here, slot.here, &self.here)
            .or_else(|| between(before.source, slot.source, &self.source))
            .unwrap_or_else(|| left.least_gap(right).to_owned())
    }

    /// What stands behind the last piece.
    fn end(&self, slot: &Slot) -> String {
        let is_last = |at: Option<usize>, pieces: &Pieces| {
            at.filter(|at| at + 1 == pieces.list.len())
                .and_then(|at| pieces.list.get(at))
                .map(|piece| piece.gap.clone())
        };
        is_last(slot.here, &self.here)
            .or_else(|| is_last(slot.source, &self.source))
            .unwrap_or_else(|| "\n".to_owned())
    }
}

/// Whether the merged text has the pieces that were put into it.
fn is_whole(merged: &Merged, sides: &Sides, slots: &[Slot]) -> bool {
    let shown = slots.iter().filter_map(|slot| sides.shown(slot));
    let found = split(&merged.text).list;
    shown
        .map(|piece| (piece.kind, piece.key.as_str()))
        .eq(found.iter().map(|piece| (piece.kind, piece.key.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str =
        "## One\n\nFirst of all.\n\nSecond of all.\n\n- red\n- green\n\nEnd of it.\n";

    fn merge(base: &str, here: &str, source: &str) -> Merged {
        Merged { lineage: None, ..super::merge(base, here, source, None) }
    }

    fn clean(here: &str, source: &str) -> String {
        let merged = merge(BASE, here, source);
        assert_eq!(merged.clashes, []);
        // Made again, nothing changes: neither before nor behind the record of it.
        assert_eq!(merge(BASE, &merged.text, source), merged);
        assert_eq!(merge(source, &merged.text, source), merged);
        merged.text
    }

    #[test]
    fn neighbours_are_no_conflict() {
        let here = BASE.replace("First of all.", "First of everything.");
        let source =
            BASE.replace("Second of all.", "Second of all, now.").replace("- red", "- blue");
        let both = "## One\n\nFirst of everything.\n\nSecond of all, now.\n\n- blue\n- green\n\nEnd of it.\n";
        assert_eq!(clean(&here, &source), both);
        assert_eq!(clean(&source, &here), both);
    }

    #[test]
    fn what_is_put_in_and_taken_out_on_both_sides() {
        let here = BASE.replace("- green\n", "- green\n- own\n").replace("First of all.\n\n", "");
        let source = BASE.replace("End of it.\n", "New there.\n\nEnd of it.\n\nAt the end.\n");
        assert_eq!(
            clean(&here, &source),
            "## One\n\nSecond of all.\n\n- red\n- green\n- own\n\nNew there.\n\nEnd of it.\n\nAt the end.\n"
        );
        let source = BASE.replace("- red\n", "").replace("Second of all.", "Second of all!");
        assert_eq!(
            clean(&here, &source),
            "## One\n\nSecond of all!\n\n- green\n- own\n\nEnd of it.\n"
        );
    }

    #[test]
    fn both_put_something_in_at_one_place() {
        let put = |text: &str| BASE.replace("End of it.", &format!("{text}\n\nEnd of it."));
        let merged = clean(&put("Ours."), &put("Theirs."));
        assert!(merged.contains("- green\n\nOurs.\n\nTheirs.\n\nEnd of it."), "{merged}");
        let merged = clean(&put("## Ours\n\nText."), &put("Theirs."));
        assert!(merged.contains("- green\n\nTheirs.\n\n## Ours\n\nText.\n\nEnd"), "{merged}");
        assert_eq!(clean(&put("Same."), &put("Same.")), put("Same."));
    }

    #[test]
    fn a_new_order_arrives() {
        let source = "## One\n\nSecond of all.\n\nFirst of all.\n\n- red\n- green\n\nEnd of it.\n";
        let here = BASE.replace("First of all.", "First of everything.") + "\nOwn.\n";
        assert_eq!(
            clean(&here, source),
            "## One\n\nSecond of all.\n\nFirst of everything.\n\n- red\n- green\n\nEnd of it.\n\nOwn.\n"
        );
    }

    #[test]
    fn of_what_both_changed_the_sites_stays_and_the_sources_is_told() {
        let here = BASE.replace("First of all.", "First of ours.").replace("- green\n", "");
        let source =
            BASE.replace("First of all.", "First of theirs.").replace("- green", "- greenish");
        let merged = merge(BASE, &here, &source);
        assert_eq!(merged.text, here);
        let told: Vec<_> = merged
            .clashes
            .iter()
            .map(|clash| {
                (clash.at, clash.what.as_str(), clash.here.as_deref(), clash.source.as_deref())
            })
            .collect();
        let at = here.find("First").unwrap();
        assert_eq!(told[0], (at, "paragraph", Some("First of ours."), Some("First of theirs.")));
        assert_eq!(told[1].1, "list item");
        assert_eq!((told[1].2, told[1].3), (None, Some("- greenish")));
        // The record goes on from what the source said: it is told once.
        assert_eq!(merge(&source, &here, &source), Merged::of(here));
    }

    #[test]
    fn fences_are_never_torn() {
        let here = BASE.to_owned() + "\n```\ncode\n";
        let source = BASE.to_owned() + "\nMore.\n";
        let merged = merge(BASE, &here, &source);
        let kept = merged.text.contains("More.") || merged.clashes.len() == 1;
        assert!(kept && merged.text.contains("```\ncode"), "{merged:?}");
    }
}
