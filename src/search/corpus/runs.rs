//! Many short lists behind one another, as they were made.

/// A list for each of something, in the pieces that threads made of them: putting the pieces behind
/// one another would copy all of them.
#[derive(Debug)]
pub struct Runs<T> {
    pieces: Vec<Vec<T>>,
    runs: Vec<Run>,
}

/// Where one of the lists stands.
#[derive(Debug, Clone, Copy)]
struct Run {
    piece: u32,
    start: u32,
    end: u32,
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Self { pieces: Vec::new(), runs: Vec::new() }
    }
}

impl<T> Runs<T> {
    /// Adds a piece; `ends` says where in it each list ends.
    pub(super) fn push(&mut self, piece: Vec<T>, ends: &[u32]) {
        let number = self.pieces.len() as u32;
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let run = |(start, end): (u32, &u32)| Run { piece: number, start, end: *end };
        self.runs.extend(starts.zip(ends).map(run));
        self.pieces.push(piece);
    }

    /// List number `at`; empty where there is none.
    pub fn of(&self, at: usize) -> &[T] {
        let Some(run) = self.runs.get(at) else { return &[] };
        let piece = self.pieces.get(run.piece as usize).map_or(&[][..], Vec::as_slice);
        piece.get(run.start as usize..run.end as usize).unwrap_or_default()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.runs.len()).map(|at| self.of(at))
    }

    /// Lets go of pieces that only have lists before number `at`.
    pub(super) fn forget_before(&mut self, at: usize) {
        let piece = self.runs.get(at).map_or(self.pieces.len(), |run| run.piece as usize);
        self.pieces.iter_mut().take(piece).for_each(|piece| *piece = Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_what_was_put_there_until_they_are_forgotten() {
        let mut runs = Runs::default();
        runs.push(vec![1, 2, 3], &[1, 1, 3]);
        runs.push(vec![4, 5], &[2]);
        assert!(runs.iter().eq([&[1][..], &[], &[2, 3], &[4, 5]]));
        assert!(runs.of(4).is_empty());
        runs.forget_before(2);
        assert_eq!((runs.of(0), runs.of(2)), (&[1][..], &[2, 3][..]), "its piece has more");
        runs.forget_before(3);
        assert!(runs.of(2).is_empty());
        assert_eq!(runs.of(3), [4, 5]);
        runs.forget_before(4);
        assert!(runs.of(3).is_empty());
    }
}
