//! A help centre at its source and here, and what people do with it on both sides.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use frontdesk::edit::{self, Move};
use frontdesk::import::update::{self, Record};
use frontdesk::import::{Options, Staged, import};
use frontdesk::pipeline::Request;
use frontdesk::source::Source;

use crate::woven::Dice;

/// A part of an article: its number, and its text as it stands in a file.
pub type Part = (usize, String);

/// An article as one side has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Tells which it is, whatever else changes: an old address.
    pub n: usize,
    pub path: String,
    pub title: String,
    pub parts: Vec<Part>,
}

/// What a part says in one of its versions. Its number, and the words that stay, tell which it is.
pub fn text(number: usize, version: usize) -> String {
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
pub fn rewritten(number: usize, version: usize) -> String {
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
pub struct Edits {
    pub changed: BTreeMap<usize, String>,
    pub gone: BTreeSet<usize>,
    /// Behind which part.
    pub put_in: BTreeMap<usize, Vec<Part>>,
}

pub struct Side<'d> {
    pub dice: &'d mut Dice,
    pub numbers: &'d mut usize,
    pub versions: &'d mut usize,
}

impl Side<'_> {
    pub fn version(&mut self) -> usize {
        *self.versions += 1;
        *self.versions
    }

    pub fn number(&mut self) -> usize {
        *self.numbers += 1;
        *self.numbers
    }

    pub fn edits(&mut self, parts: &[Part]) -> Edits {
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

pub fn edited(parts: &[Part], edits: &Edits) -> Vec<Part> {
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
pub fn written(article: &Article, home: &str) -> String {
    let up = "../".repeat(article.path.matches('/').count());
    let parts = article.parts.iter().map(|(_, text)| text.replace("HOME", &format!("{up}{home}")));
    let body = parts.collect::<Vec<_>>().join("\n\n");
    format!("---\ntitle: {}\naliases:\n- /old-{}/\n---\n\n{body}\n", article.title, article.n)
}

/// The file's parts, links as the model has them.
pub fn read(text: &str, known: &dyn Fn(&str) -> Option<usize>) -> (String, Vec<Part>) {
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
pub struct Life {
    /// At the source, as it was imported last and as it is now.
    pub base: Article,
    pub source: Option<Article>,
    /// Nothing once it was taken out of the site.
    pub here: Option<Article>,
    /// What is open, by the part's number; the title has none.
    pub open: BTreeMap<Option<usize>, Conflict>,
}

/// What is told of a part: what it is, its text here, its text at the source.
pub type Conflict = (String, Option<String>, Option<String>);

pub struct World {
    pub root: tempfile::TempDir,
    pub lives: Vec<Life>,
    pub numbers: usize,
    pub versions: usize,
    /// Every text that was ever written, with its part's number.
    pub texts: BTreeMap<String, usize>,
    pub home_here: String,
}

pub fn request() -> Request {
    Request::at("2026-11-22T00:00:00Z".parse().unwrap())
}

impl World {
    pub fn new(dice: &mut Dice) -> Self {
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
        let staged = Staged::write(&import.site, &out, &|| true).unwrap();
        for (path, text) in update::first(&import.site, import.kind, &options).unwrap() {
            staged.add(&path, &text).unwrap();
        }
        staged.publish().unwrap();
        world
    }

    pub fn out(&self) -> std::path::PathBuf {
        self.root.path().join("ours")
    }

    pub fn options(&self) -> Options {
        Options { sources: vec![self.root.path().join("theirs")], ..Options::default() }
    }

    pub fn article(&mut self, dice: &mut Dice, n: usize) -> Article {
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

    pub fn learn(&mut self, article: &Article) {
        for (number, text) in &article.parts {
            self.texts.insert(text.clone(), *number);
        }
    }

    pub fn write_source(&self) {
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
    pub fn at_the_source(&mut self, dice: &mut Dice) {
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
    pub fn here(&mut self, dice: &mut Dice, arrived: usize) {
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

    pub fn mv(&self, old: &str, new: &str) {
        let site = Source::open(&self.out()).unwrap();
        let changes = edit::plan(&site, &request(), Move { old, new });
        let changes = changes.unwrap_or_else(|found| panic!("mv {old} {new}: {found:#?}"));
        edit::apply(site.root(), &changes).unwrap();
    }

    /// Updates, and gives what is told.
    pub fn update(&self) -> Vec<Conflict> {
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

pub fn without_links(text: &Option<String>) -> Option<String> {
    text.as_ref().map(|text| match text.split_once("](") {
        Some((before, behind)) => {
            format!("{before}](HOME){}", behind.split_once(')').map_or("", |(_, rest)| rest))
        }
        None => text.clone(),
    })
}
