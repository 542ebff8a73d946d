//! Where a long row of things is cut into files, so that an edit moves few of the cuts.
//!
//! Filling each file up to a size would let one longer article move every cut behind it, and every
//! reader would fetch all those files again. So a place is a cut because of what stands around it
//! and nothing else: it is one if its thing has the smallest hash of all things less than half a
//! file away. Cuts are then at least half a file apart, about one file on average, and an edit
//! moves only those within half a file of it. A cut that parts what is wanted together is no cut
//! unless there is no other for two files' length around.

/// A thing in the row: how long it is, and what it is known by whatever its content.
#[derive(Debug, Clone, Copy)]
pub struct Thing {
    pub size: usize,
    /// Of its name ([`name`]); a smaller one is the likelier cut.
    pub hash: u64,
    /// Whether a cut in front of it parts what is wanted together.
    pub parts: bool,
}

/// Whether a file begins at each of `things`; the first begins one. `target` is about how long a
/// file gets, in the unit of the sizes.
pub fn cuts(things: &[Thing], target: usize) -> Vec<bool> {
    let reach = (target / 2).max(1);
    let mut starts = Vec::with_capacity(things.len());
    let mut sum = 0;
    for thing in things {
        starts.push(sum);
        sum += thing.size.max(1);
    }
    let rank = |at: usize| things.get(at).map(|thing| (thing.parts, thing.hash));
    let smallest = |at: usize| {
        let (Some(own), Some(&start)) = (rank(at), starts.get(at)) else { return false };
        let reach = if own.0 { 4 * reach } else { reach };
        let near =
            |other: &usize| starts.get(*other).is_some_and(|other| other.abs_diff(start) < reach);
        // Equal hashes: the first of them.
        let before =
            (0..at).rev().take_while(near).all(|other| rank(other).is_none_or(|o| o > own));
        before
            && (at + 1..things.len())
                .take_while(near)
                .all(|other| rank(other).is_none_or(|o| o >= own))
    };
    (0..things.len()).map(|at| at == 0 || smallest(at)).collect()
}

/// The same on every machine, and spread evenly however alike the names are: cuts would crowd
/// together where a simpler hash gives words with one beginning one neighbourhood.
pub fn name(parts: &[&str]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes()).update(&[0xff]);
    }
    let mut first = [0; 8];
    hasher.finalize_xof().fill(&mut first);
    u64::from_le_bytes(first)
}

/// The smallest step of a ladder, each step half as much again, from which on `total` makes no more
/// than `most` files; at most `largest`. A ladder, because a target that followed the total would
/// move every cut with every edit.
pub fn target(total: usize, most: usize, (smallest, largest): (usize, usize)) -> usize {
    let mut step = smallest;
    while step * most < total && step + step / 2 <= largest {
        step += step / 2;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn things(sizes: &[usize]) -> Vec<Thing> {
        sizes
            .iter()
            .enumerate()
            .map(|(at, &size)| Thing { size, hash: name(&[&at.to_string()]), parts: false })
            .collect()
    }

    fn files(things: &[Thing], target: usize) -> Vec<Vec<(usize, u64)>> {
        let mut files: Vec<Vec<(usize, u64)>> = Vec::new();
        for (thing, cut) in things.iter().zip(cuts(things, target)) {
            if cut {
                files.push(Vec::new());
            }
            files.last_mut().unwrap().push((thing.size, thing.hash));
        }
        files
    }

    proptest::proptest! {
        #[test]
        fn an_edit_changes_three_files_at_most(
            sizes in proptest::collection::vec(1usize..400, 1..300),
            at: proptest::sample::Index,
            other in 1usize..400,
        ) {
            let before = files(&things(&sizes), 1_500);
            let mut edited = sizes.clone();
            edited[at.index(sizes.len())] = other;
            let after = files(&things(&edited), 1_500);
            let changed = after.iter().filter(|file| !before.contains(file)).count();
            proptest::prop_assert!(changed <= 3, "{changed} of {}", after.len());
        }
    }

    #[test]
    fn what_is_wanted_together_stays_so() {
        // Thirty runs of twenty, too long together for one file; then one that is too long itself.
        let run = |at: usize, length: usize| !at.is_multiple_of(length);
        let parted = |most: usize, length: usize| -> Vec<Thing> {
            let all = things(&[100; 600]).into_iter().take(most).enumerate();
            all.map(|(at, thing)| Thing { parts: run(at, length), ..thing }).collect()
        };
        let all = parted(600, 20);
        let cuts = cuts(&all, 1_500);
        assert!(cuts.iter().enumerate().all(|(at, cut)| !cut || at.is_multiple_of(20)));
        assert!(cuts.iter().filter(|cut| **cut).count() > 10);
        let lengths: Vec<usize> = files(&parted(600, 600), 1_500).iter().map(Vec::len).collect();
        assert!(lengths.len() > 4 && lengths.iter().all(|length| *length < 240), "{lengths:?}");
    }

    #[test]
    fn files_are_about_as_long_as_wanted() {
        let all = files(&things(&[100; 5_000]), 1_500);
        let mean = 500_000 / all.len();
        assert!((1_000..2_000).contains(&mean), "{mean}");
        let longest =
            all.iter().map(|file| file.iter().map(|thing| thing.0).sum::<usize>()).max().unwrap();
        assert!(longest < 6_000, "{longest}");
        assert!(files(&things(&[9_000; 20]), 1_500).len() == 20);
    }

    #[test]
    fn targets_stand_on_a_ladder() {
        assert_eq!(target(1_000, 600, (1_500, 8_000)), 1_500);
        assert_eq!(target(1_000_000, 600, (1_500, 8_000)), 2_250);
        assert_eq!(target(usize::MAX / 1_000, 600, (1_500, 8_000)), 7_593);
    }
}
