//! `data/search.yaml`: what stands first where customers ask exactly that.
//!
//! ```yaml
//! pins:
//!   - query: [get rid of you, close everything]
//!     article: billing/cancel-plan
//!   - { query: lawyer, topic: legal, lang: en }
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::article::SearchArticle;
use crate::diagnostics::{Diagnostics, Place, Span};
use crate::model::Lang;
use crate::search::text::said::said;
use crate::tree::{Located, Node, Reader, TextFile, Value, one_of, yaml};

/// Where it stands in a site's folder.
pub const PINS_FILE: &str = "data/search.yaml";
/// Every visitor's browser gets them all.
const MOST: usize = 500;
/// Characters of a query.
const LONGEST: usize = 200;

/// The pins of a site, as written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pins {
    pub pins: Vec<Pin>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Pin {
    pub queries: Vec<(String, Place)>,
    pub target: Target,
    /// Where the target stands in the file.
    pub span: Span,
    pub place: Place,
    /// Without one it holds wherever its target stands.
    pub lang: Option<Lang>,
}

/// What stands first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// By its id.
    Article(String),
    /// By its id in contact.yaml.
    Topic(String),
}

/// A pin in a language's index: what is said, and the position of the article or topic.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Pinned {
    pub said: String,
    pub article: u32,
}

impl Target {
    /// The id under which the index has it.
    pub fn id(&self) -> String {
        match self {
            Self::Article(id) => id.clone(),
            Self::Topic(id) => format!("contact/{id}"),
        }
    }
}

impl Pins {
    /// Reads the file of a site in `languages`, reporting every mistake; what is right is kept.
    pub fn parse(file: &TextFile, languages: &[&Lang]) -> (Self, Diagnostics) {
        let (root, mut diagnostics) = yaml::parse(file, 0, file.text.len());
        let mut pins = Self::default();
        let Some(root) = root.filter(|root| root.value != Value::Null) else {
            return (pins, diagnostics);
        };
        let mut reader = Reader::new(file, &root, PINS_FILE, &mut diagnostics);
        let listed = reader.node("pins");
        match listed.map(|node| &node.value) {
            None | Some(Value::Null) => {}
            Some(Value::List(items)) => {
                if let Some(beyond) = items.get(MOST) {
                    let help = "keep those for which search alone finds the wrong thing";
                    let what = format!("there are more than {MOST} pins");
                    reader.error("bad-value", beyond.span, what, help);
                }
                for item in items.iter().take(MOST) {
                    let read = read_pin((file, item), languages, reader.diagnostics());
                    pins.pins.extend(read);
                }
            }
            Some(_) => {
                let span = listed.map(|node| node.span).unwrap_or_default();
                let help = "write `- { query: cancel everything, article: billing/cancel-plan }`";
                reader.error("wrong-kind", span, "`pins` is a list".to_owned(), help);
            }
        }
        reader.finish();
        (pins, diagnostics)
    }

    /// Those of `lang` whose target is among `articles`, in the order of what is said. Of several
    /// for one query the first counts.
    pub fn compiled(
        &self,
        lang: &Lang,
        articles: &[SearchArticle],
        function_words: &BTreeSet<String>,
    ) -> Vec<Pinned> {
        let own = self.pins.iter().filter(|pin| pin.lang.as_ref().is_none_or(|own| own == lang));
        let mut pinned: BTreeMap<String, u32> = BTreeMap::new();
        for pin in own {
            let id = pin.target.id();
            let article = articles.iter().zip(0u32..).find(|(article, _)| article.id == id);
            let Some((_, article)) = article else { continue };
            for (query, _) in &pin.queries {
                let said = said(query, function_words);
                if !said.is_empty() {
                    pinned.entry(said).or_insert(article);
                }
            }
        }
        pinned.into_iter().map(|(said, article)| Pinned { said, article }).collect()
    }
}

fn read_pin(
    (file, node): (&TextFile, &Node),
    languages: &[&Lang],
    diagnostics: &mut Diagnostics,
) -> Option<Pin> {
    let mut reader = Reader::new(file, node, "a pin", diagnostics);
    let queries = reader.texts("query");
    let (article, topic) = (reader.text("article"), reader.text("topic"));
    let lang = reader.text("lang");
    let mut is_right = true;
    let mut wrong = |reader: &mut Reader<'_, '_>, span: Span, what: &str, help: &str| {
        reader.error("bad-value", span, what.to_owned(), help);
        is_right = false;
    };
    if queries.is_empty() {
        let help = "add query: what customers type, or a list of it";
        wrong(&mut reader, node.span, "a pin needs `query`", help);
    }
    for query in &queries {
        if query.value.chars().count() > LONGEST {
            let what = format!("a query of a pin has {LONGEST} characters at most");
            wrong(&mut reader, query.span, &what, "write what customers type, not more");
        } else if said(&query.value, &BTreeSet::new()).is_empty() {
            wrong(&mut reader, query.span, "this query has no words", "write what customers type");
        }
    }
    let target = match (article, topic) {
        (Some(article), None) => Some(article.map(Target::Article)),
        (None, Some(topic)) => Some(topic.map(Target::Topic)),
        _ => {
            let help = "add article: billing/refunds, or topic: refund";
            wrong(&mut reader, node.span, "a pin needs `article` or `topic`, one of them", help);
            None
        }
    };
    let lang = lang.and_then(|text| {
        let found = languages.iter().find(|lang| lang.as_str() == text.value);
        if found.is_none() {
            let help = one_of(&text.value, languages.iter().map(|lang| lang.as_str()));
            let what = format!("`{}` is no language of this site", text.value);
            wrong(&mut reader, text.span, &what, &help);
        }
        found.map(|lang| (*lang).clone())
    });
    reader.finish();
    let Located { value: target, span } = target.filter(|_| is_right)?;
    let placed = |query: Located<String>| (query.value, file.place(query.span));
    Some(Pin {
        queries: queries.into_iter().map(placed).collect(),
        target,
        span,
        place: file.place(span),
        lang,
    })
}
