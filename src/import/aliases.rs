//! Old addresses as aliases of the new site: not its own pages', not another page's, each only
//! once.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::draft::{Address, Draft};
use super::folders::Folders;
use super::languages;
use super::path::join;
use super::paths::Paths;
use crate::content::{OWN_FILES, is_reserved};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Lang;

/// Who has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// A page of the new site.
    New,
    /// The alias of a draft.
    Draft(usize),
    /// The alias of a folder without a text of its own.
    Folder,
}

/// Gives every draft its aliases, and returns those of folders that no draft introduces.
pub fn settle(
    drafts: &mut [Draft],
    folders: &Folders,
    paths: &Paths,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Vec<String>> {
    let mut taken = Taken::of(drafts, paths);
    let mut of_folders = BTreeMap::new();
    let mut capitals: Vec<(usize, Address)> = Vec::new();
    for (i, draft) in drafts.iter_mut().enumerate() {
        let own = paths.address(draft);
        let mut addresses = std::mem::take(&mut draft.addresses);
        if draft.is_index && draft.lang == *paths.default_language() {
            let known = folders.get(&draft.path).map(|folder| folder.addresses.as_slice());
            addresses.extend(known.unwrap_or_default().iter().cloned().map(Address::unwritten));
        }
        for address in addresses.into_iter().filter(|address| address.redirect) {
            match taken.admit(&address.path, &own, Owner::Draft(i)) {
                Ok(alias) => draft.front.aliases.extend(alias),
                Err(Refusal::Capitals) => capitals.push((i, address)),
                Err(Refusal::Other(why)) => {
                    let message = format!("`{}` was not kept as an alias: {why}", address.path);
                    let help = "redirect it on the server, if it is still in use";
                    diagnostics.push(draft.notice("import-alias", address.span, message, help));
                }
            }
        }
    }
    let introduced: BTreeSet<&str> = drafts
        .iter()
        .filter(|draft| draft.is_index && draft.lang == *paths.default_language())
        .map(|draft| draft.path.as_str())
        .collect();
    for (folder, known) in
        folders.iter().filter(|(folder, _)| !introduced.contains(folder.as_str()))
    {
        let Some(own) = paths.names().folder(folder) else { continue };
        // What cannot be kept here was a page that the generator made up, never a text.
        let kept = known
            .addresses
            .iter()
            .filter_map(|address| taken.admit(address, own, Owner::Folder).ok()?);
        of_folders.insert(folder.clone(), kept.collect());
    }
    diagnostics.extend(only_capitals(&capitals, drafts).into_iter().collect());
    of_folders
}

/// One notice for all: a site whose files have capitals has them in every address.
fn only_capitals(found: &[(usize, Address)], drafts: &[Draft]) -> Option<Diagnostic> {
    let (first, address) = found.first()?;
    let others = match found.len() - 1 {
        0 => String::new(),
        n => format!(", and {n} more"),
    };
    let message =
        format!("only capitals tell the old address `{}` from the new one{others}", address.path);
    let help = "nothing to do where the server forgives capitals, as `frontdesk host` does; \
        redirect them elsewhere";
    Some(drafts.get(*first)?.notice("import-capitals", address.span, message, help))
}

enum Refusal {
    Capitals,
    Other(&'static str),
}

/// Lower-cased addresses, because on many disks that is all that counts.
struct Taken(BTreeMap<String, Owner>);

impl Taken {
    /// The pages of the new site, the languages' own home pages first.
    fn of(drafts: &[Draft], paths: &Paths) -> Self {
        let languages: BTreeSet<&Lang> = drafts.iter().map(|draft| &draft.lang).collect();
        let mut taken: BTreeMap<String, Owner> =
            languages.iter().map(|lang| (key_of(lang.as_str()), Owner::New)).collect();
        for file in OWN_FILES {
            taken.insert(key_of(file), Owner::New);
            taken.extend(
                languages.iter().map(|lang| (key_of(&join(lang.as_str(), file)), Owner::New)),
            );
        }
        for (_, key) in paths.names().folders() {
            taken.insert(key.to_owned(), Owner::New);
            taken.extend(
                languages.iter().map(|lang| (key_of(&join(lang.as_str(), key)), Owner::New)),
            );
        }
        taken.extend(drafts.iter().map(|draft| (key_of(&paths.address(draft)), Owner::New)));
        Self(taken)
    }

    /// The alias to write for `address` of the page at `own`; `None` where it needs none.
    fn admit(&mut self, address: &str, own: &str, owner: Owner) -> Result<Option<String>, Refusal> {
        let key = key_of(address);
        let same = address.trim_matches('/') == own;
        if same
            || key.is_empty()
            || self.0.get(&key).is_some_and(|other| *other == owner && owner != Owner::Folder)
        {
            return Ok(None);
        }
        if let Some(refusal) = refusal(&key, own, self.0.get(&key)) {
            return Err(refusal);
        }
        self.0.insert(key, owner);
        let end = if address.ends_with('/') { "/" } else { "" };
        Ok(Some(format!("/{}{end}", address.trim_matches('/'))))
    }
}

/// Why an old address cannot be an alias.
fn refusal(key: &str, own: &str, taken: Option<&Owner>) -> Option<Refusal> {
    let plain = !key.contains(['?', '#', ':', '*', '\\'])
        && !key.chars().any(char::is_control)
        && key.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let why = match taken {
        _ if !plain => "this is no plain address",
        Some(Owner::New) if key == key_of(own) => return Some(Refusal::Capitals),
        Some(Owner::New) => "another page stands at this address now",
        Some(_) => "another page has this old address already",
        None if is_own(key) => "frontdesk's own pages stand at this address",
        None => return None,
    };
    Some(Refusal::Other(why))
}

/// Whether the new site has pages of its own there, in any language.
fn is_own(key: &str) -> bool {
    // Of these the one page, not what an old site had below it.
    let is_own = |path: &str| {
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        is_reserved(first) && (rest.is_empty() || !matches!(first, "search" | "sitemap"))
    };
    let in_language = key.split_once('/').filter(|(first, _)| languages::known(first).is_some());
    is_own(key) || in_language.is_some_and(|(_, below)| is_own(below))
}

/// What two addresses have in common that are one file in the end; decoded, as the build reads
/// them.
fn key_of(address: &str) -> String {
    let path = address.trim_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
    percent_decode_str(path).decode_utf8_lossy().nfc().collect::<String>().to_lowercase()
}
