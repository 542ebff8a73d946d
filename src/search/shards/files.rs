//! The files of one language's shards. Their names carry a checksum of the content, which the
//! reader verifies.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::code;
use super::words::WordShard;
use crate::model::OutputFile;

/// Files of an index before. What comes out the same is theirs: a preview makes all of them anew
/// behind every edit, and would have nearly all of them twice in memory.
#[derive(Default)]
pub struct Before<'a>(HashMap<&'a str, &'a Arc<[u8]>, FxBuildHasher>);

impl<'a> Before<'a> {
    pub fn of(files: &'a [OutputFile]) -> Self {
        Self(files.iter().map(|file| (content(&file.path), &file.bytes)).collect())
    }

    fn same(&self, path: &str, bytes: &[u8]) -> Option<Arc<[u8]>> {
        let before = self.0.get(content(path));
        before.filter(|before| ****before == *bytes).map(|before| Arc::clone(before))
    }
}

/// What of a path says its content: a shard more or less gives other numbers to all behind it.
fn content(path: &str) -> &str {
    path.split_once('.').map_or(path, |(_, sum)| sum)
}

/// Takes a file as soon as it is made, from whatever thread.
pub type Give<'g> = &'g (dyn Fn(OutputFile) + Sync);

/// Where files go as they are made: at 8,000 articles there are 43 MB of them, which nobody has to hold.
pub(super) struct Folder<'a> {
    path: String,
    before: &'a Before<'a>,
    give: Give<'a>,
}

impl<'a> Folder<'a> {
    pub fn new(path: String, before: &'a Before<'a>, give: Give<'a>) -> Self {
        Self { path, before, give }
    }

    /// A file that is named by its content; gives its checksum.
    pub fn file(&self, name: &str, text: &str) -> u32 {
        let sum = code::checksum(text.as_bytes());
        self.file_of(name, sum, text);
        sum
    }

    /// A file of what `of` is the checksum of.
    pub fn file_of(&self, name: &str, of: u32, text: &str) {
        (self.give)(self.output(format!("{name}.{of:08x}.txt"), text).immutable());
    }

    /// The shards that `cut` gives as files; where each begins and its checksum, as two strings.
    pub fn ranges(&self, kind: &str, cut: impl FnOnce(&mut dyn FnMut(WordShard))) -> [String; 2] {
        let (mut starts, mut sums) = (Vec::new(), String::new());
        cut(&mut |shard| {
            let sum = self.file(&format!("{kind}{}", starts.len()), &shard.text);
            starts.push(shard.from);
            sums.push_str(&format!("{sum:08x}"));
        });
        [starts.join(" "), sums]
    }

    /// The manifest carries its own checksum: it is the one file whose name does not.
    pub fn manifest(&self, text: &str) {
        let text = format!("{:08x}\n{text}", code::checksum(text.as_bytes()));
        (self.give)(self.output("manifest.txt".to_owned(), &text));
    }

    fn output(&self, name: String, text: &str) -> OutputFile {
        let path = format!("{}/{name}", self.path);
        let before = self.before.same(&path, text.as_bytes());
        OutputFile::new(path, before.unwrap_or_else(|| text.as_bytes().into()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn what_comes_out_the_same_is_the_one_from_before() {
        let named = |name: &str, before: &Before<'_>, text: &str| {
            let made = Mutex::new(None);
            let give = |file| *made.lock().unwrap() = Some(file);
            Folder::new("site/x".to_owned(), before, &give).file(name, text);
            made.into_inner().unwrap().unwrap()
        };
        let make = |before: &Before<'_>, text: &str| named("t0", before, text);
        let files = [make(&Before::default(), "one")];
        let before = Before::of(&files);
        assert!(Arc::ptr_eq(&make(&before, "one").bytes, &files[0].bytes));
        let moved = named("t1", &before, "one");
        assert!(Arc::ptr_eq(&moved.bytes, &files[0].bytes));
        let other = make(&before, "two");
        assert_eq!(other, make(&Before::default(), "two"));
        // The same name with another text, as a checksum of four bytes allows.
        let forged = [OutputFile::new(other.path.clone(), b"three".as_slice())];
        assert_eq!(make(&Before::of(&forged), "two").bytes, other.bytes);
    }
}
