//! Long lists of articles, cut to what a phone can show: titles alone, under their letters, on as
//! many pages as they need.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Grouping, SitePath};
use crate::render::page::trail::Alternate;

/// Up to so many articles are shown with their descriptions, on one page.
pub(in crate::render) const WHOLE: usize = 60;
/// Titles on one page: about 12,000 pixels of a phone, 40 KB.
const MOST: usize = 150;

/// `list` in templates: one page of a long list.
#[derive(Serialize)]
pub(in crate::render) struct List<T> {
    /// Where each letter stands, on whichever page; empty where there is nothing to jump to.
    nav: Vec<Stop>,
    groups: Vec<Group<T>>,
}

#[derive(Serialize)]
struct Stop {
    label: String,
    href: String,
    /// Whether it stands on this page.
    here: bool,
}

#[derive(Serialize)]
struct Group<T> {
    /// The letter; `None` where the list has an order of its own.
    name: Option<String>,
    items: Vec<T>,
}

/// What one page of a list holds.
pub(in crate::render) struct Part<T> {
    /// `A – F`, `G`, `H 2`, `151 – 300`
    pub label: String,
    groups: Vec<Group<T>>,
}

/// Parts of a list in alphabetical order: items with the [`collation`](crate::graph::collation) of
/// their titles. What starts with no letter comes last.
pub(in crate::render) fn by_letter<T>(sorted: Vec<(String, T)>) -> Vec<Part<T>> {
    let mut letters: BTreeMap<(bool, String), Vec<T>> = BTreeMap::new();
    for (key, item) in sorted {
        let name = initial(&key);
        letters.entry((name == OTHER, name)).or_default().push(item);
    }
    let mut parts: Vec<Part<T>> = Vec::new();
    let mut open = Part { label: String::new(), groups: Vec::new() };
    let mut held = 0;
    for ((_, name), items) in letters {
        if held + items.len() > MOST && held > 0 {
            parts.push(std::mem::replace(
                &mut open,
                Part { label: String::new(), groups: Vec::new() },
            ));
            held = 0;
        }
        if items.len() > MOST {
            // Nothing is open: a part would not have held it, either.
            parts.extend(cut(items, |number, _, _| (format!("{name} {number}"), Some(&name))));
            continue;
        }
        held += items.len();
        open.label = match open.groups.first().and_then(|first| first.name.as_deref()) {
            Some(first) => format!("{first} – {name}"),
            None => name.clone(),
        };
        open.groups.push(Group { name: Some(name), items });
    }
    if held > 0 {
        parts.push(open);
    }
    parts
}

/// Parts of a list whose order the writers have chosen.
pub(in crate::render) fn in_order<T>(items: Vec<T>, grouping: Grouping) -> Vec<Part<T>> {
    let said = |number: usize| grouping.write(number as u64);
    cut(items, |_, first, last| (format!("{} – {}", said(first), said(last)), None))
}

/// Chunks of a list; `name` gives label and heading from the chunk's number and its first and last
/// item's, all from 1.
fn cut<'n, T>(
    items: Vec<T>,
    name: impl Fn(usize, usize, usize) -> (String, Option<&'n String>),
) -> Vec<Part<T>> {
    let mut parts = Vec::new();
    let mut items = items.into_iter().peekable();
    let mut first = 1;
    while items.peek().is_some() {
        let chunk: Vec<T> = items.by_ref().take(MOST).collect();
        let last = first + chunk.len() - 1;
        let (label, heading) = name(parts.len() + 1, first, last);
        let group = Group { name: heading.cloned(), items: chunk };
        parts.push(Part { label, groups: vec![group] });
        first = last + 1;
    }
    parts
}

/// Where part `number`, from 0, of the list at `first` stands. No article has such a name: slugs
/// are made of letters, digits and hyphens.
pub(in crate::render) fn address(first: &SitePath, number: usize) -> SitePath {
    match number {
        0 => first.clone(),
        n => first.join(&format!("~{}/", n + 1)),
    }
}

/// A list's further pages are in no other language; the language menu leads to its first one there.
pub(in crate::render) fn elsewhere(first: &[Option<Alternate>]) -> Vec<Option<Alternate>> {
    let alone = |alternate: &Alternate| Alternate { own: false, ..alternate.clone() };
    first.iter().map(|alternate| alternate.as_ref().map(alone)).collect()
}

/// Where each letter of a list stands, for a page that is not one of its own.
pub(in crate::render) fn letters<T>(parts: &[Part<T>], href: impl Fn(usize) -> String) -> List<T> {
    List { nav: stops(parts, href, None), groups: Vec::new() }
}

/// Every part as its page shows it. `href` is the address of a part, from 0.
pub(in crate::render) fn pages<T>(
    parts: Vec<Part<T>>,
    href: impl Fn(usize) -> String,
) -> Vec<(String, List<T>)> {
    let navs: Vec<Vec<Stop>> =
        (0..parts.len()).map(|here| stops(&parts, &href, Some(here))).collect();
    parts
        .into_iter()
        .zip(navs)
        .map(|(part, nav)| (part.label, List { nav, groups: part.groups }))
        .collect()
}

/// The letters of all parts, seen from the page of part `here`.
fn stops<T>(parts: &[Part<T>], href: impl Fn(usize) -> String, here: Option<usize>) -> Vec<Stop> {
    let stops: Vec<(usize, String, String)> = parts
        .iter()
        .enumerate()
        .flat_map(|(number, part)| {
            let stop = |(at, group): (usize, &Group<T>)| match &group.name {
                Some(name) if part.groups.len() > 1 || *name == part.label => {
                    (number, name.clone(), format!("#fd-letter-{}", at + 1))
                }
                _ => (number, part.label.clone(), String::new()),
            };
            part.groups.iter().enumerate().map(stop).collect::<Vec<_>>()
        })
        .collect();
    if stops.len() < 2 {
        return Vec::new();
    }
    let stop = |(number, label, anchor): (usize, String, String)| {
        let here = here == Some(number);
        let href = match here && !anchor.is_empty() {
            true => anchor,
            false => format!("{}{anchor}", href(number)),
        };
        Stop { label, href, here }
    };
    stops.into_iter().map(stop).collect()
}

/// Titles that start with no letter of an alphabet.
const OTHER: &str = "#";

/// The heading a title stands under. Scripts that write words with single signs have no letters to
/// sort by and stay together.
fn initial(key: &str) -> String {
    match key.chars().next() {
        Some(c) if c.is_alphabetic() && !is_sign(c) => c.to_uppercase().collect(),
        _ => OTHER.to_owned(),
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::collation;
    use crate::model::Lang;

    fn labels(titles: impl Iterator<Item = String>) -> Vec<String> {
        let mut sorted: Vec<(String, ())> = titles.map(|title| (collation(&title), ())).collect();
        sorted.sort();
        by_letter(sorted).into_iter().map(|part| part.label).collect()
    }

    #[test]
    fn titles_stand_under_their_bare_letter() {
        assert_eq!(initial(&collation("Écrire")), "E");
        assert_eq!(initial(&collation("«Où»")), "O");
        assert_eq!(initial(&collation("كيف")), "ك");
        assert_eq!(initial(&collation("2FA")), "#");
        assert_eq!(initial(&collation("登录")), "#");
        assert_eq!(initial(&collation("가입")), "가");
        assert_eq!(initial(""), "#");
    }

    #[test]
    fn numbers_stand_by_their_size() {
        let mut titles = ["Step 10", "Step 9", "Step 1142", "Step 33", "Step 2.10", "Step 2.9"];
        titles.sort_by_key(|title| collation(title));
        assert_eq!(titles, ["Step 2.9", "Step 2.10", "Step 9", "Step 10", "Step 33", "Step 1142"]);
    }

    #[test]
    fn letters_share_a_page_until_it_is_full() {
        let few = ["Apple", "Bread", "2FA"].map(str::to_owned);
        assert_eq!(labels(few.into_iter()), ["A – #"]);
        let many = (0..400).map(|n| format!("How to do {n}"));
        let more = (0..100).map(|n| format!("A {n}")).chain((0..100).map(|n| format!("B {n}")));
        let rest = ["Zoo".to_owned()].into_iter();
        assert_eq!(labels(many.chain(more).chain(rest)), ["A", "B", "H 1", "H 2", "H 3", "Z"]);
    }

    #[test]
    fn every_stop_leads_to_its_letter() {
        let items = ('a'..='z').flat_map(|c| (0..20).map(move |n| (format!("{c}{n}"), n)));
        let pages = pages(by_letter(items.collect()), |number| format!("/all/{number}/"));
        assert!(pages.iter().all(|(_, list)| list.nav.len() == 26));
        assert_eq!(pages[0].0, "A – G");
        let hrefs: Vec<&str> = pages[1].1.nav.iter().map(|stop| stop.href.as_str()).collect();
        assert_eq!(hrefs[..2], ["/all/0/#fd-letter-1", "/all/0/#fd-letter-2"]);
        assert_eq!(hrefs[7], "#fd-letter-1");
        let items = ('a'..='z').map(|c| (c.to_string(), 0)).collect();
        let far = letters(&by_letter(items), |number| format!("/all/{number}/"));
        assert_eq!((far.nav.len(), far.groups.len()), (26, 0));
        assert_eq!(far.nav[1].href, "/all/0/#fd-letter-2");
        let count = |list: &List<i32>| list.groups.iter().map(|g| g.items.len()).sum::<usize>();
        assert!(pages.iter().all(|(_, list)| count(list) <= MOST));
    }

    #[test]
    fn a_chosen_order_is_kept() {
        let parts = in_order((1..=1_060).collect(), Grouping::of(&Lang::english()));
        let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
        assert_eq!(labels[..2], ["1 – 150", "151 – 300"]);
        assert_eq!(labels[6..], ["901 – 1,050", "1,051 – 1,060"]);
        let first = SitePath::new("kb/");
        assert_eq!(address(&first, 0).as_str(), "kb/");
        assert_eq!(address(&first, 2).as_str(), "kb/~3/");
    }
}
