//! The program's own scripts with short names and few spaces: a fifth less for a phone to fetch.
//!
//! A name is made shorter where all its places are within reach of a declaration of it: then it means
//! nothing from outside, and a name that stands nowhere near does as well. No property is renamed,
//! nothing that is exported or imported, and no name that is a property as well (`{ name }`). What is
//! not understood keeps its names. So the text may be compared with the script, word by word.
//!
//! `build.rs` compiles this file, `lexemes` and `reach`, and writes the scripts short ([`super::travel`]);
//! the program has what came of it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::lexemes::{Gap, Kind, Lexeme, is_letter, is_word, lexemes};
use super::reach::{Reaches, Use, class_body, reaches, uses};

/// `script`, shorter.
pub fn short(script: &str) -> String {
    let Some(all) = lexemes(script) else { return script.to_owned() };
    let mut names = Names::of(&all);
    let whole = 0..all.len();
    // What a script declares by itself is another script's as well where both are no modules.
    if all.iter().any(|one| one.within.is_none() && (one.is("import") || one.is("export"))) {
        names.rename(whole.clone(), |reach| *reach == whole);
    }
    for part in parts(&all) {
        names.rename(part.clone(), |reach| reach.start >= part.start && reach.end <= part.end);
    }
    names.write()
}

/// A name, by its place in [`Names::texts`].
type Id = u32;

/// The lexemes of a script and what each of its names is called.
struct Names<'a, 's> {
    all: &'a [Lexeme<'s>],
    uses: Vec<Use>,
    reaches: Reaches<'s>,
    texts: Vec<String>,
    ids: HashMap<String, Id>,
    /// Of each lexeme that is a name: its own, and the one it is given.
    called: Vec<Option<(Id, Id)>>,
}

/// A name that may be another in a part, and its places.
type Own = (Id, Vec<usize>);

impl<'a, 's> Names<'a, 's> {
    fn of(all: &'a [Lexeme<'s>]) -> Self {
        let uses = uses(all);
        let reaches = reaches(all, &uses);
        let (texts, ids) = (Vec::new(), HashMap::new());
        let mut names = Self { all, uses, reaches, texts, ids, called: Vec::new() };
        for one in all {
            let id = (one.kind == Kind::Name).then(|| names.id(one.text));
            names.called.push(id.map(|id| (id, id)));
        }
        names
    }

    fn id(&mut self, name: &str) -> Id {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = self.texts.len() as Id;
        self.texts.push(name.to_owned());
        self.ids.insert(name.to_owned(), id);
        id
    }

    fn text(&self, id: Id) -> &str {
        self.texts.get(id as usize).map_or("", String::as_str)
    }

    /// Gives short names to those that `part` declares for itself, by reaches that count for it.
    fn rename(&mut self, part: Range<usize>, counts: impl Fn(&Range<usize>) -> bool) {
        let (mut own, taken) = self.own(part, counts);
        // The commonest first.
        own.sort_by_key(|(id, places)| (Reverse(places.len()), *id));
        let mut free = short_names();
        for (id, places) in own {
            let is_free = |name: &String| {
                !is_word(name)
                    && self.ids.get(name).is_none_or(|id| taken.binary_search(id).is_err())
            };
            let Some(name) = free.find(is_free) else { return };
            if name.len() >= self.text(id).len() {
                continue;
            }
            let short = self.id(&name);
            for at in places {
                if let Some(Some((_, new))) = self.called.get_mut(at) {
                    *new = short;
                }
            }
        }
    }

    /// The names that `part` declares for itself, and all names that stand in it, sorted.
    fn own(
        &self,
        part: Range<usize>,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> (Vec<Own>, Vec<Id>) {
        let met = part.filter_map(|at| {
            let (id, new) = (*self.called.get(at)?)?;
            Some((id, at, new))
        });
        let mut met: Vec<(Id, usize, Id)> = met.collect();
        let mut taken: Vec<Id> = met.iter().map(|(_, _, new)| *new).collect();
        taken.sort_unstable();
        met.sort_unstable();
        let mut own = Vec::new();
        for met in met.chunk_by(|one, other| one.0 == other.0) {
            let Some((id, ..)) = met.first() else { continue };
            // A name of one letter is short already.
            let name = Some(self.text(*id)).filter(|name| name.len() > 1);
            let Some(all) = name.and_then(|name| self.reaches.get(name)) else { continue };
            let near = |at: usize| all.iter().any(|reach| counts(reach) && reach.contains(&at));
            let fits = |(id, at, new): &(Id, usize, Id)| match self.uses.get(*at) {
                Some(Use::Name) => id == new && near(*at),
                used => used == Some(&Use::Property),
            };
            if met.iter().all(fits) {
                let places = met.iter().map(|(_, at, _)| *at);
                let places = places.filter(|at| self.uses.get(*at) == Some(&Use::Name));
                own.push((*id, places.collect()));
            }
        }
        own.retain(|(_, places): &Own| !places.is_empty());
        (own, taken)
    }

    fn write(&self) -> String {
        let mut text = String::new();
        let mut before: Option<&Lexeme<'_>> = None;
        for (one, called) in self.all.iter().zip(&self.called) {
            if let Some(before) = before {
                text.push_str(between(before, &text, one));
            }
            // A constant is one as long as nobody writes to it, and nobody does who said so.
            let own = called.map_or(one.text, |(_, new)| self.text(new));
            text.push_str(if one.is("const") { "let" } else { own });
            before = Some(one);
        }
        text.push('\n');
        text
    }
}

/// `a` to `z`, `A` to `Z`, then two of them.
fn short_names() -> impl Iterator<Item = String> {
    let letters = || ('a'..='z').chain('A'..='Z');
    let pairs = move || letters().flat_map(move |a| letters().map(move |b| format!("{a}{b}")));
    letters().map(String::from).chain(pairs())
}

/// What has to stand between two lexemes, of which the first ends `text`.
fn between(before: &Lexeme<'_>, text: &str, next: &Lexeme<'_>) -> &'static str {
    match next.gap {
        Gap::None => "",
        Gap::Line if !goes_on(before, next) => "\n",
        _ => {
            let ends = text.chars().next_back().unwrap_or(' ');
            let begins = next.text.chars().next().unwrap_or(' ');
            let words = is_letter(ends) && is_letter(begins);
            let signs =
                ends == begins && matches!(ends, '+' | '-' | '/') || ends == '/' && begins == '*';
            let point = before.kind == Kind::Number && begins == '.';
            if words || signs || point { " " } else { "" }
        }
    }
}

/// Whether no statement can end between the two.
fn goes_on(before: &Lexeme<'_>, next: &Lexeme<'_>) -> bool {
    let open = ["(", "[", "{", ",", ";", "=>", "=", "?", ":", "&", "|", "."];
    let close = [")", "]", "}", ",", ";", "=>", "=", "?", ":", "&", "|", ".", "?."];
    let sign = |one: &Lexeme<'_>, list: &[&str]| one.kind == Kind::Sign && list.contains(&one.text);
    sign(before, &open) || before.opens() || sign(next, &close) || next.closes()
}

/// Parts of a script that know nothing of each other's own names: statements, and members of classes.
fn parts(all: &[Lexeme<'_>]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut class = None;
    for (at, one) in all.iter().enumerate() {
        if one.within.is_none() && one.is("class") {
            class = class_body(all, at);
        }
        let ends = one.is(";") || one.is("}");
        let is_outer = one.within.is_none() || one.within == class;
        if Some(at) == class || ends && is_outer {
            parts.push(start..at + 1);
            start = at + 1;
        }
    }
    parts.push(start..all.len());
    parts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::render::theme::travel::written;

    #[test]
    fn what_is_known_in_one_place_alone_is_short() {
        let cases = [
            (
                "export function f(given, other = given) {\n  return given + other;\n}\n",
                "export function f(a,b=a){return a+b;}",
            ),
            (
                "const wide = (list) => list.map((one) => one.wide);\nexport { wide };\n",
                "let wide=(a)=>a.map((b)=>b.wide);export{wide};",
            ),
            (
                "import \"./x.js\";\nconst LIMIT = 1;\nexport const g = (high) => LIMIT + high;",
                "import\"./x.js\";let a=1;export let g=(b)=>a+b;",
            ),
            // What stands at the top of no module is seen by other scripts.
            ("const LIMIT = 1;\nf(() => LIMIT);\n", "let LIMIT=1;f(()=>LIMIT);"),
            (
                "class C {\n  last = 1;\n\n  next(last) {\n    this.last = last;\n  }\n}\n",
                "class C{last=1;next(a){this.last=a;}}",
            ),
            ("f(({ name, key: own }) => ({ own, name }));", "f(({name,key:own})=>({own,name}));"),
            ("f(({ key: own }) => ({ other: own }));", "f(({key:a})=>({other:a}));"),
            ("f(`${own.map((own) => `${own} own`)}`);", "f(`${own.map((own)=>`${own} own`)}`);"),
            ("f(`${all.map((own) => `${own} own`)}`);", "f(`${all.map((a)=>`${a} own`)}`);"),
            // Of what is not declared here nothing is known.
            ("f((fetch) => fetch(1), fetch);", "f((fetch)=>fetch(1),fetch);"),
            (
                "{\n  for (const each of all) f(each);\n  each();\n}\n",
                "{for(let each of all)f(each);each();}",
            ),
            ("{\n  for (const each of all) f(each);\n}\n", "{for(let a of all)f(a);}"),
            ("x = (down) => (down ? (up) => up : up);", "x=(a)=>(a?(up)=>up:up);"),
            ("try {\n  f();\n} catch (error) {\n  g(error);\n}\n", "try{f();}catch(a){g(a);}"),
            (
                "f(() => {\n  a();\n  const b1 = 1;\n  return b1 + +b1;\n});",
                "f(()=>{a();let b=1;return b+ +b;});",
            ),
            ("if (a) {\n  b();\n}\nc();\n", "if(a){b();}\nc();"),
        ];
        for (script, wanted) in cases {
            assert_eq!(short(script), format!("{wanted}\n"), "{script}");
        }
    }

    #[test]
    fn what_is_no_script_stays_as_it_is() {
        assert_eq!(short("f(a]"), "f(a]");
    }

    /// Word by word the same, but for names that are the same everywhere in a part.
    #[test]
    fn our_scripts_say_what_they_said() {
        let scripts: Vec<_> = written().collect();
        assert!(scripts.len() > 20, "{}", scripts.len());
        let mut all = 0;
        for (name, text) in scripts {
            let (before, shorter) = (lexemes(text).unwrap(), short(text));
            let after = lexemes(&shorter).unwrap();
            assert_eq!(before.len(), after.len(), "{name}");
            let mut renamed = 0;
            for (one, new) in before.iter().zip(&after) {
                assert_eq!((one.kind, one.mate), (new.kind, new.mate), "{name}");
                assert!(one.kind == Kind::Name || one.text == new.text, "{name}: {}", new.text);
                let is_kind = (one.text, new.text) == ("const", "let");
                renamed += usize::from(one.text != new.text && !is_kind);
            }
            for part in parts(&before) {
                let pairs = part.filter_map(|at| Some((before.get(at)?.text, after.get(at)?.text)));
                let is_new = |(one, new): &(&str, &str)| one != new && *one != "const";
                let pairs: BTreeSet<_> = pairs.collect();
                for (_, new) in pairs.iter().filter(|pair| is_new(pair)) {
                    let same = pairs.iter().filter(|(_, other)| other == new).count();
                    assert_eq!(same, 1, "{name}: {new}");
                }
            }
            all += renamed;
            assert!(shorter.len() < text.len(), "{name}");
        }
        assert!(all > 3_000, "{all}");
    }
}
