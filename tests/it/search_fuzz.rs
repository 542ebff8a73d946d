//! Strange questions by the thousand: the answer is always an orderly one.
//!
//! `FRONTDESK_TEST_QUERIES` asks more of them, `FRONTDESK_TEST_DIST` asks another build than the
//! demo site. The slowest query is told, not judged: time belongs to the machine. It is processor
//! time, which is what a quiet machine takes, however busy this one is.

use std::path::Path;
use std::time::{Duration, Instant};

use frontdesk::model::Lang;
use frontdesk::search::{Answer, Indexes, Question, SearchIndex};

const QUERIES: usize = 480;
const LIMIT: usize = 10;

/// What breaks careless code: expansions, joiners, marks, directions, sizes, markup, patterns.
const NASTY: &[&str] = &[
    "",
    " ",
    "\0",
    "\u{fdfa}",
    "\u{202e}",
    "\u{200d}",
    "\u{feff}",
    "e\u{301}\u{301}\u{301}\u{301}",
    "İ",
    "ı",
    "ß",
    "ﬃ",
    "ς",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "\u{10ffff}",
    "\u{e000}",
    "ﾊﾟ",
    "가",
    "각",
    "ก็",
    "ကို",
    "ជា",
    "हिन्दी",
    "ا\u{64b}\u{651}",
    "ـــ",
    "‏",
    "½",
    "①",
    "Ⅷ",
    "'",
    "''",
    "’",
    "-",
    "--",
    "—",
    "\"",
    "\\",
    "/",
    "*",
    "?",
    "~2",
    "^",
    ":",
    "(",
    ")",
    "[",
    "{",
    "}",
    "AND",
    "OR NOT",
    "title:x",
    "<script>",
    "&amp;",
    "%00",
    "\r\n",
    "\t",
    "....",
    "000000",
    "9999999999999999999999",
    "1e999",
    "NaN",
    "null",
    "__proto__",
];

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

#[test]
fn strange_questions_have_orderly_answers() {
    let given = std::env::var_os("FRONTDESK_TEST_DIST");
    let given = given.map(|dist| Indexes::open(Path::new(&dist)).unwrap());
    let indexes = given.as_ref().unwrap_or_else(|| crate::demo::indexes());
    let count =
        std::env::var("FRONTDESK_TEST_QUERIES").map_or(QUERIES, |count| count.parse().unwrap());
    let languages: Vec<&Lang> = indexes.languages().collect();
    let words: Vec<Vec<&str>> =
        languages.iter().map(|lang| vocabulary(indexes.index(lang).unwrap())).collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut times: Vec<Duration> = Vec::new();
    let mut slowest: Vec<(Duration, String)> = Vec::new();
    let begun = Instant::now();
    for _ in 0..count {
        let at = random.below(languages.len());
        let query = strange(&mut random, &words[at]);
        let time = timed(indexes, languages[at], &query);
        times.push(time);
        slowest.push((time, query));
        slowest.sort_by_key(|slow| std::cmp::Reverse(slow.0));
        slowest.truncate(3);
    }
    let total = begun.elapsed();
    times.sort();
    let share = |thousandths: usize| times[(times.len() - 1) * thousandths / 1000];
    println!(
        "{count} queries in {total:?}: half under {:?}, 99% under {:?}, 99.9% under {:?}",
        share(500),
        share(990),
        share(999)
    );
    for (time, query) in &slowest {
        println!("slowest: {time:?} {:?}", query.chars().take(120).collect::<String>());
    }
}

/// The commonest words first: they cost most.
fn vocabulary(index: &SearchIndex) -> Vec<&str> {
    let mut entries: Vec<_> = index.lexicon().entries().iter().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.documents));
    entries.into_iter().map(|entry| &*entry.surface).collect()
}

fn timed(indexes: &Indexes, lang: &Lang, query: &str) -> Duration {
    // Of this thread: a query runs in one.
    let start = cpu_time::ThreadTime::now();
    let answer = indexes.answer(&Question::new(query, lang, LIMIT)).unwrap();
    let time = start.elapsed();
    orderly(&answer, query);
    time
}

fn orderly(answer: &Answer, query: &str) {
    // Channels that were asked for come first, and a topic closes the list.
    let articles: Vec<_> =
        answer.hits.iter().filter(|hit| !hit.article.starts_with("contact/")).collect();
    assert!(articles.len() <= LIMIT, "{query:?}");
    let scores: Vec<f32> = articles.iter().map(|hit| hit.score).collect();
    assert!(scores.iter().all(|score| score.is_finite() && *score > 0.0), "{query:?} {scores:?}");
    assert!(answer.elsewhere || scores.is_sorted_by(|a, b| a >= b), "{query:?} {scores:?}");
    for (number, hit) in answer.hits.iter().enumerate() {
        assert!(
            answer.hits.iter().skip(number + 1).all(|other| other.article != hit.article),
            "{query:?}"
        );
        for shown in
            [Some(&hit.title), hit.heading.as_ref(), Some(&hit.excerpt)].into_iter().flatten()
        {
            let joined: String = shown.pieces().iter().map(|piece| piece.0).collect();
            assert_eq!(joined, shown.text, "{query:?}");
        }
    }
}

/// Words of the index whole, cut and mistyped, between things nobody expects.
fn strange(random: &mut Random, words: &[&str]) -> String {
    if random.below(16) == 0 {
        let bytes: Vec<u8> = (0..random.below(600)).map(|_| random.below(256) as u8).collect();
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let pieces = match random.below(8) {
        0 => 33 + random.below(400),
        1 | 2 => 8 + random.below(24),
        _ => 1 + random.below(6),
    };
    // Half of the queries choose among the commonest words.
    let words = if random.below(2) == 0 { &words[..words.len().min(80)] } else { words };
    let mut query = String::new();
    for _ in 0..pieces {
        match random.below(8) {
            0 => query.push_str(random.pick(NASTY)),
            1 => query.push_str(&random.pick(NASTY).repeat(1 + random.below(60))),
            2 => query.extend(
                (0..random.below(50))
                    .map(|_| char::from_u32(random.below(0x11_0000) as u32).unwrap_or('\u{fffd}')),
            ),
            3 => query.push_str(random.pick(words)),
            4 => {
                let word = random.pick(words);
                let kept = random.below(word.chars().count() + 1);
                query.extend(word.chars().take(kept));
            }
            _ => query.push_str(&mistyped(random, words)),
        }
        if random.below(12) > 0 {
            query.push(' ');
        }
    }
    query
}

/// Letters lost, doubled, swapped or changed, and sometimes two words in one.
fn mistyped(random: &mut Random, words: &[&str]) -> String {
    let mut letters: Vec<char> = random.pick(words).chars().collect();
    if random.below(6) == 0 {
        letters.extend(random.pick(words).chars());
    }
    for _ in 0..random.below(4) {
        let at = random.below(letters.len());
        let next = (at + 1) % letters.len().max(1);
        match random.below(4) {
            _ if letters.len() < 2 => letters.push('x'),
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letters[at]),
            2 => letters.swap(at, next),
            _ => letters[at] = char::from(b'a' + random.below(26) as u8),
        }
    }
    letters.into_iter().collect()
}

/// Everything the index knows, typed letter by letter, and with a letter too many.
#[test]
fn every_beginning_of_every_word_is_answered() {
    let indexes = crate::demo::indexes();
    let every = std::env::var("FRONTDESK_TEST_QUERIES").map_or(97, |_| 1);
    for lang in indexes.languages() {
        let index = indexes.index(lang).unwrap();
        let rows = u32::try_from(index.documents().len()).unwrap();
        let is_way = |doc: &u32| index.stored(*doc).unwrap().id.starts_with("contact/");
        let ways = u32::try_from((0..rows).filter(is_way).count()).unwrap();
        for entry in index.lexicon().entries().iter().step_by(every) {
            let letters: Vec<char> = entry.surface.chars().collect();
            for length in 1..=letters.len() {
                let beginning: String = letters.iter().take(length).collect();
                timed(indexes, lang, &beginning);
                timed(indexes, lang, &format!("{beginning}q"));
            }
            // A word of few documents may be said by ways to a person alone: they answer when they
            // are asked for.
            if entry.documents > ways {
                let answer = indexes.answer(&Question::new(&entry.surface, lang, 1)).unwrap();
                assert!(!answer.hits.is_empty() && !answer.elsewhere, "{lang}: {}", entry.surface);
            }
        }
    }
}
