//! The words of the built-in theme: complete, in one manner a language, and typeset as it is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Plural categories that whole numbers have in each language, from CLDR's table of rules.
const PLURALS: [(&str, &[&str]); 24] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("cs", &["one", "few", "other"]),
    ("de", &["one", "other"]),
    ("el", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "other"]),
    ("fil", &["one", "other"]),
    ("fr", &["one", "other"]),
    ("he", &["one", "two", "other"]),
    ("hi", &["one", "other"]),
    ("id", &["other"]),
    ("it", &["one", "other"]),
    ("ja", &["other"]),
    ("ko", &["other"]),
    ("nl", &["one", "other"]),
    ("pl", &["one", "few", "many"]),
    ("pt", &["one", "other"]),
    ("ru", &["one", "few", "many"]),
    ("sv", &["one", "other"]),
    ("th", &["other"]),
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
    /// Ids of a country's own messages; all others are the language's.
    own: Option<BTreeSet<String>>,
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
        Self { lang, head: head.collect(), messages, own: None }
    }

    /// The words after `name:` in the glossary.
    fn glossary(&self, name: &str) -> Vec<String> {
        let start = format!("#   {name}: ");
        let lines = self.head.iter().filter_map(|line| line.strip_prefix(&start));
        lines.flat_map(|line| line.split(", ")).map(str::to_lowercase).collect()
    }
}

/// Every file's words. A country's file says only what is otherwise there than in its language's.
fn all() -> Vec<Words> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/i18n");
    let files = crate::site::tree(&folder);
    let mut all: Vec<Words> = files.keys().map(|name| Words::read(&folder.join(name))).collect();
    let languages: BTreeMap<String, BTreeMap<String, String>> =
        all.iter().map(|words| (words.lang.clone(), words.messages.clone())).collect();
    for words in &mut all {
        let Some((language, region)) = words.lang.split_once('-') else { continue };
        if region.len() == 2 {
            let own = std::mem::replace(&mut words.messages, languages[language].clone());
            words.own = Some(own.keys().cloned().collect());
            words.messages.extend(own);
        }
    }
    all
}

/// Whether a word of the glossary stands in `message`; `*` is any ending, `*word*` any place, for
/// scripts that write words without spaces.
fn says(message: &str, wanted: &str) -> bool {
    let lower = message.to_lowercase();
    if let Some(inside) = wanted.strip_prefix('*').and_then(|rest| rest.strip_suffix('*')) {
        return lower.contains(inside);
    }
    let mut words =
        lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    match wanted.strip_suffix('*') {
        Some(beginning) => words.any(|word| word.starts_with(beginning)),
        None => words.any(|word| word == wanted),
    }
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
        let language =
            |lang: &str| words.lang == lang || words.lang.starts_with(&format!("{lang}-"));
        let wanted = PLURALS.iter().find(|(lang, _)| language(lang)).unwrap().1;
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
                    assert!(!says(message, &never), "{lang}: {id} says {never}: {message}");
                }
            }
        }
    }
}

/// What a country's file repeats would hide every later change of its language's.
#[test]
fn a_country_says_only_what_is_otherwise() {
    let all = all();
    let countries: Vec<_> =
        all.iter().filter_map(|words| Some((words, words.own.as_ref()?))).collect();
    let tags: Vec<_> = countries.iter().map(|(words, _)| words.lang.as_str()).collect();
    assert_eq!(tags, ["en-US", "pt-PT"]);
    for (words, own) in countries {
        let (language, _) = words.lang.split_once('-').unwrap();
        let language = all.iter().find(|words| words.lang == language).unwrap();
        for id in own {
            assert_ne!(
                language.messages.get(id),
                Some(&words.messages[id]),
                "{}: {id}",
                words.lang
            );
        }
    }
}

/// Mistakes that were there once, in the words that readers saw.
#[test]
fn mended_mistakes_do_not_come_back() {
    let all = all();
    let message = |lang: &str, id: &str| {
        all.iter().find(|words| words.lang == lang).unwrap().messages[id].clone()
    };
    for words in &all {
        let lang = &words.lang;
        // One message for a weekday and a date cannot be right where they take other words.
        assert!(variables(&words.messages["hours-opens-on"]).contains("day"), "{lang}");
        assert!(variables(&words.messages["hours-opens-date"]).contains("date"), "{lang}");
        // "In the afternoon" was said at nine in the evening.
        let clock = &words.messages["hours-time-12"];
        for afternoon in ["après-midi", "pomeriggio", "nachmittags", "middags", "tarde", "n.h."] {
            assert!(!clock.contains(afternoon), "{lang}: {clock}");
        }
        // "Who are you?" is a challenge in most languages.
        let who = &words.messages["contact-who"];
        for rude in ["Who are", "Wer sind", "Sino ka", "من أنت", "どなた", "您是谁", "Kimsiniz"]
        {
            assert!(!who.contains(rude), "{lang}: {who}");
        }
    }
    // A vote of one agrees with its verb.
    for (lang, one) in [("de", "fand das"), ("es", "le resultó"), ("pt", "achou"), ("it", "l’ha")]
    {
        assert!(message(lang, "votes").contains(one), "{lang}");
    }
    // "Have" and "have not" are the answers to one question alone.
    assert_ne!(message("zh-Hans", "yes"), message("zh-Hans", "contact-yes"));
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
    let spaced = ["cs", "de", "fr", "es", "ru", "sv", "uk"];
    for words in all() {
        let message = &words.messages["form-sending"];
        assert!(!message.contains("} %"), "{}: a plain space", words.lang);
        let has_space = message.contains("}\u{a0}%") || message.contains("}\u{202f}%");
        assert_eq!(has_space, spaced.contains(&words.lang.as_str()), "{}", words.lang);
    }
}
