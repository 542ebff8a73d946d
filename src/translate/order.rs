//! The order in which a translation has its parts, where that is not its source's.
//!
//! A record lists parts as the source has them, so that a change of one part is a change of one
//! line. A part that a translator put elsewhere says which one it stands behind: without that
//! nobody could say which part was worked on in its place.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::align::longest_rising;
use super::block::Block;
use super::record::{Entry, Part};

/// The recorded parts that are translated, in the translation's order.
pub fn order(entry: &Entry) -> Vec<usize> {
    let said = |part: &Part| part.own.is_some();
    let (mut base, mut behind) = (Vec::new(), BTreeMap::new());
    let mut of: BTreeMap<&str, usize> = BTreeMap::new();
    if entry.parts.iter().any(|part| part.after.is_some()) {
        let all = entry.parts.iter().enumerate();
        of.extend(all.filter_map(|(at, part)| Some((part.own.as_deref()?, at))));
    }
    for (at, part) in entry.parts.iter().enumerate().filter(|(_, part)| said(part)) {
        match part.after.as_deref().map(|hash| (hash, of.get(hash).copied())) {
            Some(("", _)) => {
                behind.insert(None, at);
            }
            Some((_, Some(before))) => {
                behind.insert(Some(before), at);
            }
            Some((_, None)) | None => base.push(at),
        }
    }
    let mut all = woven(&base, &behind);
    // Of two that claim one place, and in records that were edited by hand.
    if !behind.is_empty() {
        let there: BTreeSet<usize> = all.iter().copied().collect();
        let is_left = |(at, part): &(usize, &Part)| said(part) && !there.contains(at);
        all.extend(entry.parts.iter().enumerate().filter(is_left).map(|(at, _)| at));
    }
    all
}

/// Notes in `parts` what stands elsewhere in the translation, whose order of them is `order`.
pub fn note(parts: &mut [Part], order: &[usize]) {
    let numbers: Vec<Option<usize>> = order.iter().copied().map(Some).collect();
    let stays: BTreeSet<usize> = longest_rising(&numbers).into_iter().map(|(at, _)| at).collect();
    parts.iter_mut().for_each(|part| part.after = None);
    let mut before: Option<usize> = None;
    for at in order.iter().copied() {
        if !stays.contains(&at) {
            let hash = before.and_then(|before| parts[before].own.clone()).unwrap_or_default();
            parts[at].after = Some(hash);
        }
        before = Some(at);
    }
}

/// [`note`] for `parts` of which nothing else is known, whose translation is `own` by now. What it
/// has lost stands behind the part before it.
pub fn note_places(parts: &mut [Part], own: &[Block]) {
    let mut at: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    own.iter().enumerate().for_each(|(n, block)| at.entry(&block.hash).or_default().push_back(n));
    let (mut here, mut behind, mut before) = (BTreeMap::new(), BTreeMap::new(), None);
    for (n, part) in parts.iter().enumerate() {
        let Some(hash) = part.own.as_deref() else { continue };
        match at.get_mut(hash).and_then(VecDeque::pop_front) {
            Some(place) => {
                here.insert(place, n);
            }
            None => {
                behind.insert(before, n);
            }
        }
        before = Some(n);
    }
    let here: Vec<usize> = here.into_values().collect();
    note(parts, &woven(&here, &behind));
}

/// `base`, and behind each what follows it, and what follows that. What follows `None` comes first.
pub fn woven(base: &[usize], behind: &BTreeMap<Option<usize>, usize>) -> Vec<usize> {
    let mut all = Vec::new();
    for start in std::iter::once(None).chain(base.iter().copied().map(Some)) {
        all.extend(start);
        let follow = |last: &usize| behind.get(&Some(*last)).copied();
        all.extend(std::iter::successors(behind.get(&start).copied(), follow));
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::block::Kind;
    use super::*;

    fn part(at: usize) -> Part {
        let own = Some(format!("own {at}"));
        Part { kind: Kind::Paragraph, hash: at.to_string(), own, after: None, text: String::new() }
    }

    proptest! {
        #[test]
        fn what_is_noted_is_read(order in Just((0_usize..12).collect::<Vec<_>>()).prop_shuffle()) {
            let mut parts: Vec<Part> = (0..12).map(part).collect();
            note(&mut parts, &order);
            prop_assert_eq!(super::order(&Entry { parts, more: Vec::new() }), order);
        }
    }

    #[test]
    fn an_order_that_cannot_be_leaves_no_part_out() {
        for after in [["own 0", "own 0"], ["own 1", "own 0"], ["nowhere", ""], ["", ""]] {
            let mut parts: Vec<Part> = (0..4).map(part).collect();
            for (part, after) in parts.iter_mut().zip(after) {
                part.after = Some(after.to_owned());
            }
            let mut all = order(&Entry { parts, more: Vec::new() });
            all.sort_unstable();
            assert_eq!(all, [0, 1, 2, 3], "{after:?}");
        }
    }

    #[test]
    fn one_that_moved_is_one_line() {
        let mut parts: Vec<Part> = (0..5).map(part).collect();
        note(&mut parts, &[4, 0, 1, 2, 3]);
        let noted: Vec<Option<&str>> = parts.iter().map(|part| part.after.as_deref()).collect();
        assert_eq!(noted, [None, None, None, None, Some("")]);
    }
}
