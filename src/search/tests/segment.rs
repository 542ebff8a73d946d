//! The index is read out of tantivy's segment, the shards are written from the corpus: both must
//! say the same of every term and document.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use super::*;

type NamesOf = fn(&SearchArticle) -> &[String];

fn agree(corpus: &Corpus) {
    let index = SearchIndex::open(&build_files(corpus.clone()).unwrap()).unwrap();
    assert_eq!(index.len(), corpus.documents.len());
    assert_eq!(index.lexicon().entries(), corpus.lexicon.entries());
    assert!(index.lexicon().terms().iter().eq(corpus.lexicon.terms().iter()));
    let segments = index.searcher.segment_readers();
    assert_eq!(segments.len(), 1);
    for (field, at) in [(index.fields.head, 0), (index.fields.text, 1)] {
        let norms = segments[0].get_fieldnorms_reader(field).unwrap();
        let inverted = segments[0].inverted_index(field).unwrap();
        assert_eq!(inverted.total_num_tokens(), corpus.tokens[at]);
        for (doc, document) in corpus.documents.iter().enumerate() {
            let known = [document.head_norm, document.text_norm][at];
            assert_eq!(norms.fieldnorm_id(doc as u32), known, "document {doc}");
        }
        let terms = corpus.lexicon.terms();
        for (number, term) in terms.iter().enumerate() {
            let known: Vec<(u32, u32)> = corpus
                .postings
                .of(number as u32)
                .iter()
                .map(|posting| (posting.doc, u32::from([posting.head, posting.text][at])))
                .filter(|(_, times)| *times > 0)
                .collect();
            assert_eq!(list(&inverted, field, term), known, "{term}");
        }
        assert_eq!(
            inverted.terms().num_terms(),
            terms.iter().filter(|term| !list(&inverted, field, term).is_empty()).count()
        );
    }
    let of: [(Field, NamesOf); 2] = [
        (index.fields.category, |article| std::slice::from_ref(&article.category)),
        (index.fields.audience, |article| &article.audience),
    ];
    for (field, names) in of {
        let inverted = segments[0].inverted_index(field).unwrap();
        let mut known: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for (doc, document) in (0..).zip(corpus.documents.iter()) {
            for name in names(&corpus.articles[document.article as usize]) {
                known.entry(name).or_default().insert(doc);
            }
        }
        assert_eq!(inverted.terms().num_terms(), known.len());
        for (name, documents) in known {
            let found: Vec<u32> =
                list(&inverted, field, name).into_iter().map(|(doc, _)| doc).collect();
            assert!(documents.into_iter().eq(found), "{name}");
        }
    }
}

fn list(inverted: &tantivy::InvertedIndexReader, field: Field, term: &str) -> Vec<(u32, u32)> {
    let term = Term::from_field_text(field, term);
    let mut found = Vec::new();
    if let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::WithFreqs).unwrap()
    {
        while postings.doc() != TERMINATED {
            found.push((postings.doc(), postings.term_freq()));
            postings.advance();
        }
    }
    found
}

#[test]
fn the_segment_says_what_the_corpus_says() {
    agree(&corpus("en", &shop(), "- [invoice, bill]\n- {from: [money back], to: [refund]}\n"));
    agree(&corpus(
        "zh-Hans",
        &[article("登录", "如何登录账户", &[("", "打开设置。"), ("登录", "")])],
        "",
    ));
    agree(&corpus("en", &[], ""));
    agree(&corpus("en", &[article("a", "", &[])], ""));
    // More often than counts go, which a document's length does not forget.
    agree(&corpus("en", &[article("a", "", &[("", &"zebra ".repeat(65_540))])], ""));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn so_it_does_for_any_articles(
        texts in proptest::collection::vec(("[a-e \
            éÉ'’-]{0,40}", "[a-c登录ก-]{0,12}", "\\PC{0,60}"), 1..20),
        lang in proptest::sample::select(vec!["en", "fr", "de", "th", "fil"]),
    ) {
        let articles: Vec<SearchArticle> = texts
            .iter()
            .enumerate()
            .map(|(at, (title, heading, text))| {
                let mut one = article(&at.to_string(), title, &[("", text), (heading, title)]);
                one.asks = vec![text.clone()];
                one.tags = vec![heading.clone()];
                one.category = heading.chars().take(2).collect();
                one.audience = vec![title.clone(), heading.clone(), heading.clone()];
                one
            })
            .collect();
        agree(&corpus(lang, &articles, "- [abc, log in]\n"));
    }
}
