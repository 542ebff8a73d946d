//! The words of the built-in theme: complete, in one manner a language, and typeset as it is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Plural categories that whole numbers have in each language, from CLDR's table of rules.
const PLURALS: [(&str, &[&str]); 19] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "other"]),
    ("fil", &["one", "other"]),
    ("fr", &["one", "other"]),
    ("hi", &["one", "other"]),
    ("id", &["other"]),
    ("it", &["one", "other"]),
    ("ja", &["other"]),
    ("ko", &["other"]),
    ("nl", &["one", "other"]),
    ("pl", &["one", "few", "many"]),
    ("pt", &["one", "other"]),
    ("ru", &["one", "few", "many"]),
    ("tr", &["one", "other"]),
    ("uk", &["one", "few", "many"]),
    ("vi", &["other"]),
    ("zh-Hans", &["other"]),
];

/// A language's file: what its head says, and its messages as they are written.
struct Words {
    lang: String,
    head: Vec<String>,
    messages: BTreeMap<String, String>,
}

impl Words {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mut messages: BTreeMap<String, String> = BTreeMap::new();
        let mut last = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" =") {
                Some((id, value)) if !line.starts_with([' ', '}']) => {
                    id.clone_into(&mut last);
                    messages.insert(last.clone(), value.trim().to_owned());
                }
                _ => {
                    if let Some(message) = messages.get_mut(&last) {
                        message.push('\n');
                        message.push_str(line);
                    }
                }
            }
        }
        let head = text.lines().take_while(|line| line.starts_with('#')).map(str::to_owned);
        let lang = path.file_stem().unwrap().to_str().unwrap().to_owned();
        Self { lang, head: head.collect(), messages }
    }

    /// The words after `name:` in the glossary.
    fn glossary(&self, name: &str) -> Vec<String> {
        let start = format!("#   {name}: ");
        let lines = self.head.iter().filter_map(|line| line.strip_prefix(&start));
        lines.flat_map(|line| line.split(", ")).map(str::to_lowercase).collect()
    }
}

fn all() -> Vec<Words> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/i18n");
    let files = crate::site::tree(&folder);
    files.keys().map(|name| Words::read(&folder.join(name))).collect()
}

fn variables(message: &str) -> BTreeSet<&str> {
    let names = message.split('$').skip(1);
    names.filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next()).collect()
}

#[test]
fn every_language_has_the_same_messages_and_variables() {
    let all = all();
    let english = all.iter().find(|words| words.lang == "en").unwrap();
    for words in &all {
        let ids: Vec<_> = words.messages.keys().collect();
        assert_eq!(ids, english.messages.keys().collect::<Vec<_>>(), "{}", words.lang);
        for (id, message) in &words.messages {
            let given = variables(&english.messages[id]);
            assert!(variables(message).is_subset(&given), "{}: {id}", words.lang);
        }
    }
}

/// A choice by number names each of the language's categories, or is no choice at all.
#[test]
fn every_choice_by_number_is_complete() {
    for words in all() {
        let wanted = PLURALS.iter().find(|(lang, _)| *lang == words.lang).unwrap().1;
        for (id, message) in &words.messages {
            let keys = message.lines().filter_map(|line| {
                let rest = line.trim_start().trim_start_matches('*').strip_prefix('[')?;
                Some(rest.split_once(']')?.0)
            });
            let keys: BTreeSet<_> = keys.collect();
            let number = |key: &str| match key {
                "zero" => "0",
                "one" => "1",
                "two" => "2",
                _ => "",
            };
            if !["one", "two", "few", "many"].iter().any(|key| keys.contains(key)) {
                continue;
            }
            for key in wanted {
                let is_there = keys.contains(key) || keys.contains(number(key));
                assert!(is_there, "{}: {id} has no [{key}]", words.lang);
            }
        }
    }
}

/// The head of each file says what one thing is called and how readers are addressed.
#[test]
fn one_thing_has_one_name() {
    for words in all() {
        let lang = &words.lang;
        assert!(words.head.iter().any(|line| line.starts_with("# Glossary:")), "{lang}");
        let ticket = words.glossary("ticket");
        for id in ["ticket-title", "tickets", "contact-open-form", "form-send"] {
            let message = words.messages[id].to_lowercase();
            assert!(ticket.iter().any(|word| message.contains(word)), "{lang}: {id} = {message}");
        }
        for never in words.glossary("never") {
            for (id, message) in &words.messages {
                // What readers type stays whatever they type.
                if !id.starts_with("contact-words-") {
                    let has =
                        message.to_lowercase().split(' ').any(|word| word.starts_with(&never));
                    assert!(!has, "{lang}: {id} says {never}");
                }
            }
        }
    }
}

#[test]
fn french_signs_do_not_begin_a_line() {
    for words in all().iter().filter(|words| words.lang == "fr") {
        for (id, message) in &words.messages {
            for sign in [" :", " ;", " ?", " !", " »", "« "] {
                assert!(!message.contains(sign), "{id} has a plain space at {sign}: {message}");
            }
        }
    }
}

#[test]
fn a_percentage_is_written_as_the_language_does() {
    let spaced = ["de", "fr", "es", "ru", "uk"];
    for words in all() {
        let message = &words.messages["form-sending"];
        assert!(!message.contains("} %"), "{}: a plain space", words.lang);
        let has_space = message.contains("}\u{a0}%") || message.contains("}\u{202f}%");
        assert_eq!(has_space, spaced.contains(&words.lang.as_str()), "{}", words.lang);
    }
}
