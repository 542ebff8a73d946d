//! Who was erased, in a file beside the database: a copy that is put back later brings them with
//! it, and nothing inside of the copy could know.
//!
//! A line is `<key> <kind> <fingerprint> <moment>`: a keyed hash, under a key that only the
//! database has, so that the file alone says nothing of anybody. It is written before anything is
//! removed.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::address::with_ending;
use super::mailbox;
use super::person::Removed;

/// Lines of one kind that are kept, the newest: customers who erase tickets push out no person.
const MOST: usize = 100_000;
/// The file is looked through when it is larger than so many bytes.
const LARGE: u64 = 16 << 20;

/// What was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erased<'a> {
    /// Everything under an address.
    Person(&'a str),
    /// One ticket, by its number.
    Ticket(&'a str),
}

/// What a copy had brought back, and was erased again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Again {
    pub tickets: u64,
    pub replies: u64,
    /// Whose, as they wrote it; of tickets that were erased singly nobody.
    pub addresses: Vec<String>,
    /// Erasures under the key of another database: nobody can say of whom.
    pub unknown: usize,
}

impl Again {
    pub(super) fn add(&mut self, removed: Removed) {
        self.tickets += removed.tickets;
        self.replies += removed.replies;
    }
}

/// The list beside a database.
pub(super) struct Erasures {
    path: PathBuf,
    key: [u8; 32],
}

impl Erasures {
    /// `secret`: the database's own.
    pub fn beside(database: &Path, secret: &[u8; 32]) -> Self {
        Self { path: list_of(database), key: blake3::derive_key("frontdesk erasures", secret) }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes down that what is called `name` is erased at `now`; on the disk when this returns.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note(&self, name: &str, now: i64) -> io::Result<()> {
        let mut file = self.open()?;
        // Another program may be at it, such as the host.
        file.lock()?;
        // What a full disk has torn off before ends here.
        let line = format!("\n{name} {now}\n");
        self.complete(&mut file)?;
        if file.metadata()?.len() > LARGE {
            self.shorten(&mut file)?;
        }
        file.write_all(line.as_bytes())?;
        file.sync_all()
    }

    /// When each was erased last, by [`name`](Self::name); nothing where there is no list.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(&self) -> io::Result<BTreeMap<String, i64>> {
        let mut file = match File::open(&self.path) {
            Ok(file) => file,
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
            Err(why) => return Err(why),
        };
        file.lock_shared()?;
        let text = self.left()? + &read(&mut file)?;
        let mut all = BTreeMap::new();
        for (name, at) in text.lines().filter_map(parsed) {
            let newest = all.entry(name.to_owned()).or_insert(at);
            *newest = at.max(*newest);
        }
        Ok(all)
    }

    /// Whether a name was made under this database's key.
    pub fn is_own(&self, name: &str) -> bool {
        name.split(' ').next() == Some(self.key_name().as_str())
    }

    /// What stands for it in the list.
    pub fn name(&self, what: Erased<'_>) -> String {
        let (kind, text) = match what {
            Erased::Person(address) => ("person", mailbox::person(address)),
            Erased::Ticket(number) => ("ticket", number.to_owned()),
        };
        let hash = blake3::keyed_hash(&self.key, format!("{kind} {text}").as_bytes()).to_hex();
        format!("{} {kind} {}", self.key_name(), hash.get(..32).unwrap_or_default())
    }

    fn key_name(&self) -> String {
        let key = blake3::hash(&self.key).to_hex();
        key.get(..8).unwrap_or_default().to_owned()
    }

    fn open(&self) -> io::Result<File> {
        private().read(true).append(true).create(true).open(&self.path)
    }

    /// What the list is shortened to, until that stands in it: whoever stops in between loses nothing.
    fn shorter(&self) -> PathBuf {
        with_ending(&self.path, ".new")
    }

    /// Puts back what somebody who stopped while shortening has left beside the list.
    fn complete(&self, file: &mut File) -> io::Result<()> {
        let left = self.left()?;
        if left.is_empty() {
            return Ok(());
        }
        file.write_all(left.as_bytes())?;
        file.sync_all()?;
        std::fs::remove_file(self.shorter())
    }

    fn left(&self) -> io::Result<String> {
        match std::fs::read_to_string(self.shorter()) {
            Ok(text) => Ok(format!("\n{text}\n")),
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            Err(why) => Err(why),
        }
    }

    /// Keeps the newest lines of each kind.
    fn shorten(&self, file: &mut File) -> io::Result<()> {
        let text = newest(&read(file)?);
        let mut copy = private().write(true).create_new(true).open(self.shorter())?;
        copy.write_all(text.as_bytes())?;
        copy.sync_all()?;
        file.set_len(0)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::remove_file(self.shorter())
    }
}

fn read(file: &mut File) -> io::Result<String> {
    let mut text = String::new();
    file.rewind()?;
    file.read_to_string(&mut text)?;
    Ok(text)
}

/// How a file is opened that nobody else may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Whether something was ever erased from the database of this file: what a copy brings back has to
/// be erased again.
pub fn has_erasures(database: &Path) -> bool {
    list_of(database).exists()
}

fn list_of(database: &Path) -> PathBuf {
    with_ending(database, ".erased")
}

/// The name and the moment of a line.
fn parsed(line: &str) -> Option<(&str, i64)> {
    let (name, at) = line.rsplit_once(' ')?;
    Some((name, at.parse().ok()?))
}

fn newest(text: &str) -> String {
    let mut left = BTreeMap::from([("person", MOST), ("ticket", MOST)]);
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines().rev() {
        let kind = line.split(' ').nth(1).unwrap_or_default();
        if let Some(left) = left.get_mut(kind).filter(|left| **left > 0) {
            *left -= 1;
            kept.push(line);
        }
    }
    kept.iter().rev().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_again_and_stands_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let list = Erasures::beside(&folder.path().join("desk.db"), &[1; 32]);
        assert!(list.read().unwrap().is_empty());
        list.note(&list.name(Erased::Person("Jo@Bücher.example")), 7).unwrap();
        list.note(&list.name(Erased::Ticket("22222-33333")), 8).unwrap();
        list.note(&list.name(Erased::Person("jo@bücher.example")), 9).unwrap();
        let all = list.read().unwrap();
        let at = |what| all.get(&list.name(what)).copied();
        assert_eq!(at(Erased::Person("jo@xn--bcher-kva.example")), Some(9));
        assert_eq!(at(Erased::Ticket("22222-33333")), Some(8));
        assert_eq!(at(Erased::Person("22222-33333")), None);
        let text = std::fs::read_to_string(list.path()).unwrap();
        assert!(!text.contains("cher") && !text.contains("22222"), "{text}");
        // Under another database's key it says nothing.
        let other = Erasures::beside(&folder.path().join("desk.db"), &[2; 32]);
        assert_eq!(all.get(&other.name(Erased::Ticket("22222-33333"))), None);
    }

    #[test]
    fn a_torn_line_takes_no_other_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let list = Erasures::beside(&folder.path().join("desk.db"), &[1; 32]);
        std::fs::write(list.path(), "00000000 ticket 0123").unwrap();
        list.note(&list.name(Erased::Person("jo@example.com")), 7).unwrap();
        let name = list.name(Erased::Person("jo@example.com"));
        assert_eq!(list.read().unwrap().get(&name), Some(&7));
    }

    #[test]
    fn who_stops_while_it_is_shortened_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let list = Erasures::beside(&folder.path().join("desk.db"), &[1; 32]);
        let [old, new] = ["jo@example.com", "al@example.com"].map(Erased::Person);
        list.note(&list.name(old), 7).unwrap();
        // Stopped when the list was empty, in the middle of a line of it, and before what it says was removed.
        let whole = std::fs::read(list.path()).unwrap();
        for there in [0, whole.len() / 2, whole.len()] {
            std::fs::write(list.shorter(), &whole).unwrap();
            std::fs::write(list.path(), &whole[..there]).unwrap();
            assert_eq!(list.read().unwrap().get(&list.name(old)), Some(&7), "{there}");
            list.note(&list.name(new), 8).unwrap();
            assert!(!list.shorter().exists());
            let all = list.read().unwrap();
            assert_eq!((all.get(&list.name(old)), all.get(&list.name(new))), (Some(&7), Some(&8)));
        }
    }

    #[test]
    fn tickets_push_out_no_person() {
        let folder = tempfile::tempdir().unwrap();
        let list = Erasures::beside(&folder.path().join("desk.db"), &[1; 32]);
        list.note(&list.name(Erased::Person("jo@example.com")), 7).unwrap();
        let mut text = std::fs::read_to_string(list.path()).unwrap();
        (0..320_000).for_each(|n| text.push_str(&format!("00000000 ticket {n:032x} {n}\n")));
        std::fs::write(list.path(), text).unwrap();
        list.note(&list.name(Erased::Ticket("22222-33333")), 9).unwrap();
        let all = list.read().unwrap();
        assert_eq!(all.len(), MOST + 2);
        assert!(all.contains_key(&list.name(Erased::Person("jo@example.com"))));
        assert!(all.contains_key(&list.name(Erased::Ticket("22222-33333"))));
    }
}
