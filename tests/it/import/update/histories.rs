//! Random histories: writers here and writers at the source go on for some rounds, each followed
//! by an update. No edit is lost, and what is told are exactly the parts that both changed.
//!
//! One thing is defined here, because no comparison of texts could tell it: what one side does
//! between two updates to a part that it takes out, puts in or rewrites without leaving a word stands
//! three parts apart from the next such thing. (Two neighbours of one kind, of which one was taken
//! out and the other rewritten to the last word, are the same file whichever of them it was.) What
//! was done before the last update is known from its record and may stand anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use frontdesk::edit::{self, Move};
use frontdesk::import::update::{self, Record};
use frontdesk::import::{Options, Staged, import};
use frontdesk::pipeline::Request;
use frontdesk::source::Source;

use crate::site::tree;

/// Small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// A part of an article: its number, and its text as it stands in a file.
type Part = (usize, String);

/// An article as one side has it.
#[derive(Debug, Clone, PartialEq)]
struct Article {
    /// Tells which it is, whatever else changes: an old address.
    n: usize,
    path: String,
    title: String,
    parts: Vec<Part>,
}

/// What a part says in one of its versions. Its number, and the words that stay, tell which it is.
fn text(number: usize, version: usize) -> String {
    let words: String = (0..6).map(|n| format!(" w{number}x{n}")).collect();
    let words = format!("p{number}{words} v{version}");
    match number % 5 {
        0 => format!("## {words}"),
        1 => format!("- {words}"),
        2 => format!("```\n{words}\n```"),
        3 => format!("> {words}\n> and on"),
        _ => format!("{words} and [home](HOME)."),
    }
}

/// A part rewritten so that no word of it stays.
fn rewritten(number: usize, version: usize) -> String {
    let words: String = (0..6).map(|n| format!(" r{number}v{version}y{n}")).collect();
    match number % 5 {
        0 => format!("##{words}"),
        1 => format!("-{words}"),
        2 => format!("```\n{words}\n```"),
        3 => format!(">{words}"),
        _ => format!("And{words}."),
    }
}

/// What one side does to an article's parts in a round, by the parts' numbers.
#[derive(Debug, Default)]
struct Edits {
    changed: BTreeMap<usize, String>,
    gone: BTreeSet<usize>,
    /// Behind which part.
    put_in: BTreeMap<usize, Vec<Part>>,
}

struct Side<'d> {
    dice: &'d mut Dice,
    numbers: &'d mut usize,
    versions: &'d mut usize,
}

impl Side<'_> {
    fn version(&mut self) -> usize {
        *self.versions += 1;
        *self.versions
    }

    fn number(&mut self) -> usize {
        *self.numbers += 1;
        *self.numbers
    }

    fn edits(&mut self, parts: &[Part]) -> Edits {
        let mut edits = Edits::default();
        let mut last = None;
        for (at, (number, own)) in parts.iter().enumerate().skip(1) {
            let is_apart = last.is_none_or(|last| at > last + 2);
            // No word of its first form is left in it: whatever it becomes, it is rewritten again.
            let was_rewritten = own.contains(&format!(" r{number}v"));
            match self.dice.roll(9) {
                0 | 1 if was_rewritten && !is_apart => {}
                0 | 1 => {
                    last = if was_rewritten { Some(at) } else { last };
                    let version = self.version();
                    edits.changed.insert(*number, text(*number, version));
                }
                2 if is_apart => {
                    let version = self.version();
                    edits.changed.insert(*number, rewritten(*number, version));
                    last = Some(at);
                }
                3 if is_apart => {
                    edits.gone.insert(*number);
                    last = Some(at);
                }
                4 if is_apart => {
                    let fresh = (0..=self.dice.roll(2))
                        .map(|_| {
                            let number = self.number();
                            (number, text(number, 0))
                        })
                        .collect();
                    edits.put_in.insert(*number, fresh);
                    last = Some(at);
                }
                _ => {}
            }
        }
        edits
    }
}

fn edited(parts: &[Part], edits: &Edits) -> Vec<Part> {
    let mut result = Vec::new();
    for (number, text) in parts {
        if !edits.gone.contains(number) {
            result.push((*number, edits.changed.get(number).unwrap_or(text).clone()));
        }
        result.extend(edits.put_in.get(number).cloned().unwrap_or_default());
    }
    result
}

/// An article as a file, its links seen from there.
fn written(article: &Article, home: &str) -> String {
    let up = "../".repeat(article.path.matches('/').count());
    let parts = article.parts.iter().map(|(_, text)| text.replace("HOME", &format!("{up}{home}")));
    let body = parts.collect::<Vec<_>>().join("\n\n");
    format!("---\ntitle: {}\naliases:\n- /old-{}/\n---\n\n{body}\n", article.title, article.n)
}

/// The file's parts, links as the model has them.
fn read(text: &str, known: &dyn Fn(&str) -> Option<usize>) -> (String, Vec<Part>) {
    let body = text.splitn(3, "---\n").nth(2).unwrap();
    let title = text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap_or_default();
    // Items that both came from somewhere stand in one list.
    let whole = |part: &str| {
        if known(part).is_some() {
            vec![part.to_owned()]
        } else {
            part.split('\n').map(str::to_owned).collect()
        }
    };
    let parts =
        body.trim().split("\n\n").flat_map(whole).filter(|part| !part.is_empty()).map(|part| {
            let part = match part.split_once("](") {
                Some((before, behind)) => {
                    format!("{before}](HOME){}", behind.split_once(')').unwrap().1)
                }
                None => part,
            };
            let number = known(&part).unwrap_or_else(|| panic!("nobody wrote {part:?}"));
            (number, part)
        });
    (title.to_owned(), parts.collect())
}

/// One article through all rounds.
struct Life {
    /// At the source, as it was imported last and as it is now.
    base: Article,
    source: Option<Article>,
    /// Nothing once it was taken out of the site.
    here: Option<Article>,
    /// What is open, by the part's number; the title has none.
    open: BTreeMap<Option<usize>, Conflict>,
}

/// What is told of a part: what it is, its text here, its text at the source.
type Conflict = (String, Option<String>, Option<String>);

struct World {
    root: tempfile::TempDir,
    lives: Vec<Life>,
    numbers: usize,
    versions: usize,
    /// Every text that was ever written, with its part's number.
    texts: BTreeMap<String, usize>,
    home_here: String,
}

fn request() -> Request {
    Request::at("2026-11-22T00:00:00Z".parse().unwrap())
}

impl World {
    fn new(dice: &mut Dice) -> Self {
        let root = tempfile::tempdir().unwrap();
        let mut world = Self {
            root,
            lives: Vec::new(),
            numbers: 0,
            versions: 0,
            texts: BTreeMap::new(),
            home_here: "home.md".into(),
        };
        for n in 0..3 {
            let article = world.article(dice, n);
            world.lives.push(Life {
                base: article.clone(),
                source: Some(article.clone()),
                here: Some(article),
                open: BTreeMap::new(),
            });
        }
        world.write_source();
        let options = world.options();
        let import = import(&options, Some("markdown"));
        let out = world.out();
        let staged = Staged::write(&import.site, &out).unwrap();
        for (path, text) in update::first(&import.site, import.kind, &options).unwrap() {
            staged.add(&path, &text).unwrap();
        }
        staged.publish().unwrap();
        world
    }

    fn out(&self) -> std::path::PathBuf {
        self.root.path().join("ours")
    }

    fn options(&self) -> Options {
        Options { sources: vec![self.root.path().join("theirs")], ..Options::default() }
    }

    fn article(&mut self, dice: &mut Dice, n: usize) -> Article {
        let mut parts = Vec::new();
        for _ in 0..5 + dice.roll(5) {
            self.numbers += 1;
            parts.push((self.numbers, text(self.numbers, 0)));
        }
        let folder = ["one", "two"][dice.roll(2)];
        let (path, title) = (format!("{folder}/a{n}.md"), format!("T{n}"));
        let article = Article { n, path, title, parts };
        self.learn(&article);
        article
    }

    fn learn(&mut self, article: &Article) {
        for (number, text) in &article.parts {
            self.texts.insert(text.clone(), *number);
        }
    }

    fn write_source(&self) {
        let folder = self.root.path().join("theirs");
        let _ = fs::remove_dir_all(&folder);
        let write = |path: &str, text: &str| {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("home.md", "---\ntitle: Home\n---\n\nWhere all begins.\n");
        for article in self.lives.iter().filter_map(|life| life.source.as_ref()) {
            write(&article.path, &written(article, "home.md"));
        }
    }

    /// Writers at the source.
    fn at_the_source(&mut self, dice: &mut Dice) {
        for at in 0..self.lives.len() {
            let Some(mut article) = self.lives[at].source.clone() else { continue };
            let (numbers, versions) = (&mut self.numbers, &mut self.versions);
            let mut side = Side { dice, numbers, versions };
            let edits = side.edits(&article.parts);
            article.parts = edited(&article.parts, &edits);
            let version = side.version();
            match dice.roll(12) {
                0 => article.title = format!("S{version}"),
                1 => article.path = article.path.replace(".md", "r.md"),
                2 => {
                    self.lives[at].source = None;
                    continue;
                }
                _ => {}
            }
            self.learn(&article);
            self.lives[at].source = Some(article);
        }
        if dice.roll(3) == 0 {
            let n = self.lives.len();
            let article = self.article(dice, n);
            // Not there before this round.
            let base = Article { parts: Vec::new(), ..article.clone() };
            let open = BTreeMap::new();
            self.lives.push(Life { base, source: Some(article), here: None, open });
        }
    }

    /// Writers here; `fresh` articles have not arrived yet.
    fn here(&mut self, dice: &mut Dice, arrived: usize) {
        for at in 0..arrived {
            let Some(mut article) = self.lives[at].here.clone() else { continue };
            let (numbers, versions) = (&mut self.numbers, &mut self.versions);
            let mut side = Side { dice, numbers, versions };
            let edits = side.edits(&article.parts);
            article.parts = edited(&article.parts, &edits);
            let version = side.version();
            let old = self.out().join("content").join(&article.path);
            let front = fs::read_to_string(&old).unwrap();
            let mut front = front.split("---\n").nth(1).unwrap().to_owned();
            if dice.roll(12) == 0 {
                front = front.replace(&article.title, &format!("H{version}"));
                article.title = format!("H{version}");
            }
            let text = written(&article, &self.home_here);
            let body = text.splitn(3, "---\n").nth(2).unwrap();
            fs::write(&old, format!("---\n{front}---\n{body}")).unwrap();
            match dice.roll(8) {
                0 => {
                    let new = format!("moved/m{version}.md");
                    self.mv(&article.path, &new);
                    article.path = new;
                }
                1 if dice.roll(2) == 0 => {
                    fs::remove_file(&old).unwrap();
                    self.lives[at].here = None;
                    continue;
                }
                _ => {}
            }
            self.learn(&article);
            self.lives[at].here = Some(article);
        }
        if dice.roll(6) == 0 {
            self.versions += 1;
            let new = format!("start/h{}.md", self.versions);
            self.mv(&self.home_here.clone(), &new);
            self.home_here = new;
        }
    }

    fn mv(&self, old: &str, new: &str) {
        let site = Source::open(&self.out()).unwrap();
        let changes = edit::plan(&site, &request(), Move { old, new });
        let changes = changes.unwrap_or_else(|found| panic!("mv {old} {new}: {found:#?}"));
        edit::apply(site.root(), &changes).unwrap();
    }

    /// Updates, and gives what is told.
    fn update(&self) -> Vec<Conflict> {
        let site = Source::open(&self.out()).unwrap();
        let import = import(&self.options(), Some("markdown"));
        let record = Record::read(&site).unwrap();
        let plan = update::plan(&site, record, &import.site).unwrap();
        edit::apply(site.root(), &plan.changes).unwrap();
        let told = plan.conflicts.iter().map(|told| {
            (told.what.clone(), without_links(&told.here), without_links(&told.source))
        });
        told.collect()
    }
}

/// What a value or a part becomes, and whether it is told.
fn expected<'t>(
    base: Option<&'t str>,
    here: Option<&'t str>,
    source: Option<&'t str>,
) -> (Option<&'t str>, bool) {
    if here == source || source == base {
        (here, false)
    } else if here == base {
        (source, false)
    } else {
        (here, true)
    }
}

/// A title, and the parts by their places.
type Text = (String, BTreeMap<usize, String>);

/// What an update tells anew of an article, by the parts' numbers.
type Told = BTreeMap<Option<usize>, Conflict>;

/// The article as it has to be after the update, and what has to be told of it.
fn merged(life: &Life) -> (Option<Text>, Told) {
    let mut told = Told::new();
    let Some(here) = &life.here else {
        return match (&life.source, life.base.parts.is_empty()) {
            // It is new.
            (Some(source), true) => {
                (Some((source.title.clone(), source.parts.iter().cloned().collect())), told)
            }
            _ => (None, told),
        };
    };
    let Some(source) = &life.source else {
        return (Some((here.title.clone(), here.parts.iter().cloned().collect())), told);
    };
    let all = [&life.base, here, source].map(|article| {
        article.parts.iter().map(|(n, text)| (*n, text.as_str())).collect::<BTreeMap<_, _>>()
    });
    let titles = [&life.base.title, &here.title, &source.title].map(String::as_str);
    let (title, is_told) = expected(Some(titles[0]), Some(titles[1]), Some(titles[2]));
    if is_told {
        let line = |title: &str| Some(format!("title: {title}"));
        told.insert(None, ("title:".into(), line(titles[1]), line(titles[2])));
    }
    let numbers: BTreeSet<usize> = all.iter().flat_map(|parts| parts.keys().copied()).collect();
    let mut parts = BTreeMap::new();
    for number in numbers {
        let [base, own, theirs] = [0, 1, 2].map(|side| all[side].get(&number).copied());
        let (text, is_told) = expected(base, own, theirs);
        if let Some(text) = text {
            parts.insert(number, text.to_owned());
        }
        if is_told {
            let what = ["heading", "list item", "code", "quote", "paragraph"][number % 5];
            let owned = |text: Option<&str>| text.map(str::to_owned);
            told.insert(Some(number), (what.into(), owned(own), owned(theirs)));
        }
    }
    (Some((title.unwrap().to_owned(), parts)), told)
}

/// Where in the site the article with one of these parts stands.
fn find(root: &Path, parts: &BTreeMap<usize, String>) -> (String, String) {
    let marks: Vec<String> = parts
        .values()
        .filter_map(|text| text.split(|c: char| c.is_whitespace()).find(|w| w.len() > 3))
        .map(str::to_owned)
        .collect();
    let files = tree(&root.join("content"));
    let pages = files.iter().filter_map(|(path, bytes)| {
        Some((path.to_str()?.to_owned(), String::from_utf8(bytes.clone()).ok()?))
    });
    let has = |text: &str| {
        marks.iter().filter(|mark| text.split_whitespace().any(|word| word == **mark)).count()
    };
    let (count, path, text) =
        pages.map(|(path, text)| (has(&text), path, text)).max_by_key(|(n, ..)| *n).unwrap();
    assert!(count > 0, "no page has {marks:?}");
    (path, text)
}

fn without_links(text: &Option<String>) -> Option<String> {
    text.as_ref().map(|text| match text.split_once("](") {
        Some((before, behind)) => {
            format!("{before}](HOME){}", behind.split_once(')').map_or("", |(_, rest)| rest))
        }
        None => text.clone(),
    })
}

/// What an article's part, or its title, says.
fn said(article: &Article, number: Option<usize>) -> Option<String> {
    match number {
        None => Some(format!("title: {}", article.title)),
        Some(number) => {
            article.parts.iter().find(|(n, _)| *n == number).map(|(_, text)| text.clone())
        }
    }
}

/// What is open after an update: what it tells anew, and what was open as long as nobody touched it
/// here. Of what was taken out here it is open as long as the source has the text that was told.
fn still_open(life: &Life, fresh: Told) -> Told {
    let Some(here) = &life.here else { return Told::new() };
    let mut open = life.open.clone();
    open.retain(|number, (_, told_here, told_source)| {
        let theirs = life.source.as_ref().map(|source| said(source, *number));
        said(here, *number) == *told_here
            && (told_here.is_some() || theirs.is_none_or(|theirs| theirs == *told_source))
    });
    open.extend(fresh);
    open
}

/// The numbers of `parts` that `other` has as well, in order.
fn common(parts: &[Part], other: &[Part]) -> Vec<usize> {
    let is_there = |number: &usize| other.iter().any(|(n, _)| n == number);
    parts.iter().map(|(number, _)| *number).filter(is_there).collect()
}

#[test]
fn no_edit_is_lost_and_conflicts_are_real() {
    let histories: u64 =
        std::env::var("FRONTDESK_TEST_HISTORIES").map_or(16, |n| n.parse().unwrap());
    let (mut rounds, mut conflicts) = (0, 0);
    for seed in 1..=histories {
        let mut dice = Dice(seed);
        let mut world = World::new(&mut dice);
        for round in 0..4 {
            let what = format!("seed {seed}, round {round}");
            let arrived = world.lives.len();
            world.at_the_source(&mut dice);
            world.here(&mut dice, arrived);
            world.write_source();
            let mut told = world.update();
            for at in 0..world.lives.len() {
                let life = &world.lives[at];
                let (expected, fresh) = merged(life);
                conflicts += fresh.len();
                let open = still_open(life, fresh);
                world.lives[at].open = open;
                let Some((title, parts)) = expected else {
                    world.lives[at].here = None;
                    continue;
                };
                let life = &world.lives[at];
                let (path, text) = find(&world.out(), &parts);
                if let Some(here) = &life.here {
                    assert_eq!(path, here.path, "{what}: it stands where it stood");
                }
                let known = |text: &str| world.texts.get(text).copied();
                let (own_title, own) = read(&text, &known);
                assert_eq!(own_title, title, "{what}: {text}");
                let found: BTreeMap<usize, String> = own.iter().cloned().collect();
                assert_eq!(found.len(), own.len(), "{what}: a part stands twice\n{text}");
                assert_eq!(found, parts, "{what}: {path}\n{text}");
                for side in [&life.here, &life.source].into_iter().flatten() {
                    let orders = (common(&own, &side.parts), common(&side.parts, &own));
                    assert_eq!(orders.0, orders.1, "{what}: another order\n{text}");
                }
                let life = &mut world.lives[at];
                life.here = Some(Article { n: at, path, title, parts: own });
            }
            let lives = world.lives.iter();
            let mut expected: Vec<_> = lives.flat_map(|life| life.open.values().cloned()).collect();
            expected.sort();
            told.sort();
            assert_eq!(told, expected, "{what}");
            // The same export once more: nothing.
            let before = tree(&world.out());
            world.update();
            assert!(before == tree(&world.out()), "{what}: a second update changes something");
            for life in &mut world.lives {
                if let Some(source) = life.source.clone().filter(|_| life.here.is_some()) {
                    life.base = source;
                } else if life.base.parts.is_empty() {
                    life.base.parts = vec![(0, String::new())];
                }
            }
            rounds += 1;
        }
    }
    assert!(conflicts as u64 > histories && rounds as u64 == 4 * histories, "{conflicts}");
}
