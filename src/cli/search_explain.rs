//! `frontdesk search --explain`: what each word of a question was taken for, and what it means.

use serde_json::{Value, json};

use crate::diagnostics::visible;
use crate::search::{Match, SearchError, SearchIndex};

/// Sections shown of each word.
const SHOWN: usize = 5;

/// What one index made of a question.
pub struct Explanation {
    taken: Vec<(Match, Vec<String>)>,
    meant: Vec<Meant>,
    /// The index has no vectors at all.
    by_words_alone: bool,
}

struct Meant {
    word: String,
    idf: f32,
    near: Vec<(String, f32)>,
}

impl Explanation {
    /// # Errors
    /// Only if the engine fails.
    pub fn of(index: &SearchIndex, query: &str) -> Result<Self, SearchError> {
        let owned = |terms: Vec<&str>| terms.into_iter().map(str::to_owned).collect();
        let taken = index.explain(query).into_iter().map(|(how, terms)| (how, owned(terms)));
        let mut meant = Vec::new();
        for word in index.explain_meaning(query, SHOWN) {
            let mut near = Vec::new();
            for (doc, cosine) in word.near {
                let stored = index.stored(doc)?;
                near.push((stored.url, cosine));
            }
            meant.push(Meant { word: word.word, idf: word.idf, near });
        }
        Ok(Self { taken: taken.collect(), meant, by_words_alone: !index.has_meaning() })
    }

    pub fn human(&self) -> String {
        let mut text = String::from("Words:\n");
        for (how, terms) in &self.taken {
            text.push_str(&format!("  {}: {}\n", name(*how), visible(&terms.join(" "))));
        }
        if self.taken.is_empty() {
            text.push_str("  none is known\n");
        }
        if self.by_words_alone {
            return text + "\n";
        }
        text.push_str("Meaning:\n");
        for Meant { word, idf, near } in &self.meant {
            let near: Vec<String> =
                near.iter().map(|(url, cosine)| format!("/{} {cosine:.2}", visible(url))).collect();
            let near = if near.is_empty() { "near nothing".to_owned() } else { near.join(", ") };
            text.push_str(&format!("  {} (weighs {idf:.1}): {near}\n", visible(word)));
        }
        text + "\n"
    }

    pub fn json(&self) -> Value {
        let taken = |(how, terms): &(Match, Vec<String>)| json!({ "match": how, "terms": terms });
        let meant = |meant: &Meant| {
            let near = |(url, cosine): &(String, f32)| {
                let url = format!("/{url}");
                json!({ "url": url, "cosine": cosine })
            };
            json!({
                "word": meant.word,
                "idf": meant.idf,
                "near": meant.near.iter().map(near).collect::<Vec<_>>(),
            })
        };
        json!({
            "words": self.taken.iter().map(taken).collect::<Vec<_>>(),
            "meaning": self.meant.iter().map(meant).collect::<Vec<_>>(),
        })
    }
}

fn name(how: Match) -> &'static str {
    match how {
        Match::Exact => "as typed",
        Match::Stem => "in another form",
        Match::Prefix => "begun",
        Match::Typo => "mistyped",
        Match::Synonym => "synonym",
        Match::OtherLanguage => "in another language",
        Match::Meaning => "by meaning",
    }
}
