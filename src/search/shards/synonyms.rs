//! Synonyms in the manifest: groups instead of what each word may stand for.
//!
//! A group whose words all mean each other would stand there once for each of its words, and the
//! everyday words alone would be half of the manifest. So a line of groups, parted by `|`, is
//!
//! - `=a;b c<d;e`: `a`, `b c`, `d` and `e` may each stand for `a` and `b c`;
//! - `a;b c<d;e`: `d` and `e` may;
//!
//! nothing ever for itself. None of these characters can stand in a term.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rustc_hash::FxBuildHasher;

use crate::search::corpus::synonyms::Meant;

/// A phrase, by its place among all of them.
type Id = u32;

/// The groups of which `entries` are made. Reading them gives the same entries, in any order.
pub fn groups(entries: &[Meant]) -> String {
    let phrases: BTreeSet<&Vec<String>> =
        entries.iter().flat_map(|(from, to)| to.iter().chain([from])).collect();
    let phrases: Vec<String> = phrases.iter().map(|phrase| phrase.join(" ")).collect();
    let ids: BTreeMap<&str, Id> = phrases.iter().map(String::as_str).zip(0..).collect();
    let id = |phrase: &Vec<String>| ids.get(phrase.join(" ").as_str()).copied().unwrap_or_default();
    let entries: Vec<Entry> = entries
        .iter()
        .map(|(from, to)| Entry { from: id(from), to: to.iter().map(id).collect() })
        .collect();
    let mut shared: HashMap<u64, usize, FxBuildHasher> = HashMap::default();
    for entry in &entries {
        for place in entry.places() {
            *shared.entry(hash(entry.list(place))).or_default() += 1;
        }
    }
    let mut groups: BTreeMap<Vec<Id>, Vec<Id>> = BTreeMap::new();
    for entry in &entries {
        let times = |place| shared.get(&hash(entry.list(place))).copied().unwrap_or_default();
        // Of equals the first, or words of one group would stand in several.
        let better = |best, place| if times(place) > times(best) { place } else { best };
        let best = entry.places().fold(None, better);
        groups.entry(entry.list(best).collect()).or_default().push(entry.from);
    }
    let said = |id: &Id| phrases.get(*id as usize).map_or("", String::as_str);
    groups.iter().map(|(to, from)| group(to, from, said)).collect::<Vec<_>>().join("|")
}

struct Entry {
    from: Id,
    to: Vec<Id>,
}

impl Entry {
    /// Where its own phrase may stand in a group's list; nowhere first.
    fn places(&self) -> impl Iterator<Item = Option<usize>> {
        debug_assert!(!self.to.contains(&self.from), "{} stands for itself", self.from);
        std::iter::once(None).chain((0..=self.to.len()).map(Some))
    }

    /// What it stands for, with its own phrase at such a place.
    fn list(&self, place: Option<usize>) -> impl Iterator<Item = Id> {
        let (before, behind) = self.to.split_at(place.unwrap_or_default());
        before.iter().copied().chain(place.map(|_| self.from)).chain(behind.iter().copied())
    }
}

/// Lists are counted by this: all of them with all places would take much memory. Two that fell
/// together would cost a few bytes and nothing else.
fn hash(list: impl Iterator<Item = Id>) -> u64 {
    list.fold(0xcbf2_9ce4_8422_2325, |hash, id| {
        (hash ^ u64::from(id)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn group<'p>(to: &[Id], from: &[Id], said: impl Fn(&Id) -> &'p str) -> String {
    let each = to.iter().all(|id| from.contains(id));
    let others = from.iter().filter(|id| !each || !to.contains(id));
    let others = others.map(&said).collect::<Vec<_>>().join(";");
    let mut text = String::from(if each { "=" } else { "" });
    text.push_str(&to.iter().map(&said).collect::<Vec<_>>().join(";"));
    if !others.is_empty() {
        text.push('<');
        text.push_str(&others);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Terms in a row.
    type Phrase = Vec<String>;

    fn phrase(text: &str) -> Phrase {
        text.split(' ').map(str::to_owned).collect()
    }

    /// As `synonyms` in resolve.js reads it.
    fn read(text: &str) -> BTreeMap<Phrase, Vec<Phrase>> {
        let mut entries = BTreeMap::new();
        let list = |text: &str| -> Vec<Phrase> {
            text.split(';').filter(|part| !part.is_empty()).map(phrase).collect()
        };
        for group in text.split('|').filter(|group| !group.is_empty()) {
            let (to, from) = group.split_once('<').unwrap_or((group, ""));
            let (each, to) = to.strip_prefix('=').map_or((false, to), |to| (true, to));
            let to = list(to);
            let own = if each { to.clone() } else { Vec::new() };
            for from in own.into_iter().chain(list(from)) {
                let others = to.iter().filter(|phrase| **phrase != from).cloned().collect();
                assert!(entries.insert(from, others).is_none());
            }
        }
        entries
    }

    #[test]
    fn words_that_mean_each_other_stand_once() {
        let meant =
            |from: &str, to: &[&str]| (phrase(from), to.iter().map(|to| phrase(to)).collect());
        let entries = [
            meant("bill", &["invoic", "receipt"]),
            meant("invoic", &["bill", "receipt"]),
            meant("money back", &["refund"]),
            meant("receipt", &["bill", "invoic"]),
            meant("reimburs", &["refund"]),
            meant("vat", &["bill", "invoic", "receipt"]),
        ];
        assert_eq!(groups(&entries), "=bill;invoic;receipt<vat|refund<money back;reimburs");
        assert_eq!(groups(&[]), "");
    }

    proptest::proptest! {
        #[test]
        fn entries_come_back(
            entries in proptest::collection::btree_map(
                "[ab](é| [ab])?",
                proptest::collection::btree_set("[ab](é| [ab])?", 1..5),
                0..12,
            ),
        ) {
            let entries: BTreeMap<Phrase, Vec<Phrase>> = entries
                .iter()
                .map(|(from, to)| {
                    let to = to.iter().filter(|to| *to != from).map(|to| phrase(to)).collect();
                    (phrase(from), to)
                })
                .filter(|(_, to): &(_, Vec<_>)| !to.is_empty())
                .collect();
            let list: Vec<Meant> = entries.clone().into_iter().collect();
            proptest::prop_assert_eq!(read(&groups(&list)), entries);
        }
    }
}
