//! Measures search on the evaluation sets, through the code that the product runs.
//!
//! ```text
//! search_eval stackfaq DIR             hit@k and MRR of natural questions, and of each half of the set
//! search_eval bm25 DIR                 the same by plain BM25: title and text as one field, stemmed
//! search_eval titles LANG CONTENT      the titles of articles as questions to articles without titles
//! search_eval typos TSV CONTENT        misspellings against their corrections, per distance
//! search_eval affix LANG CONTENT       affix rules learned on half of a vocabulary, asked about the other
//! search_eval project LANG CONTENT OUT a folder of Markdown as browser shards
//! search_eval queries LANG CONTENT     one query a line on standard input; JSON hits on standard output
//! ```

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;
use std::path::Path;
use std::time::{Duration, Instant};

use frontdesk::model::{Lang, OutputFile};
use frontdesk::search::corpus::lexicon::Entry;
use frontdesk::search::text::affix::AffixRules;
use frontdesk::search::text::aligned::Pair;
use frontdesk::search::text::stem::WordStemmer;
use frontdesk::search::{
    Before, Corpus, SearchArticle, SearchIndex, SearchRequest, SearchSection, Synonyms,
    build_files, project,
};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::{Index, TantivyDocument, Term, doc};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["stackfaq", folder] => stackfaq(Path::new(folder)),
        ["bm25", folder] => bm25(Path::new(folder)),
        ["titles", lang, content] => titles(lang, &articles(lang, content)),
        ["typos", list, content] => typos(Path::new(list), &articles("en", content)),
        ["affix", lang, content] => affix(lang, content),
        ["project", lang, content, out] => {
            write(&corpus(lang, &articles(lang, content)), Path::new(out))
        }
        ["queries", lang, content] => queries(&open(lang, &articles(lang, content))),
        _ => panic!("see the head of examples/search_eval.rs"),
    }
}

fn corpus(lang: &str, articles: &[SearchArticle]) -> Corpus {
    Corpus::new(&Lang::parse(lang).unwrap(), articles.to_vec(), &Synonyms::default())
}

fn open(lang: &str, articles: &[SearchArticle]) -> SearchIndex {
    SearchIndex::open(&build_files(corpus(lang, articles)).unwrap()).unwrap()
}

fn jsonl(path: &Path) -> Vec<BTreeMap<String, String>> {
    std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A set for which folder `stackfaq` was given has one article a document.
fn articles(lang: &str, content: &str) -> Vec<SearchArticle> {
    let root = Path::new(content);
    if root.join("docs.jsonl").exists() {
        return stackfaq_articles(root);
    }
    let mut files: Vec<_> =
        walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok).collect();
    files.sort_by(|a, b| a.path().cmp(b.path()));
    let suffix = format!("._{lang}.md");
    let wanted =
        |name: &str| name.ends_with(&suffix) || (name.ends_with(".md") && !name.contains("._"));
    let files = files
        .iter()
        .filter(|file| file.file_type().is_file() && wanted(&file.file_name().to_string_lossy()));
    files
        .map(|file| {
            split(
                file.path().strip_prefix(root).unwrap(),
                &std::fs::read_to_string(file.path()).unwrap(),
            )
        })
        .collect()
}

fn stackfaq_articles(folder: &Path) -> Vec<SearchArticle> {
    let article = |mut doc: BTreeMap<String, String>| {
        let id = doc.remove("id").unwrap();
        SearchArticle {
            url: format!("{id}/"),
            id,
            title: doc.remove("title").unwrap(),
            sections: vec![SearchSection {
                text: doc.remove("text").unwrap().into(),
                ..SearchSection::default()
            }],
            ..SearchArticle::default()
        }
    };
    jsonl(&folder.join("docs.jsonl")).into_iter().map(article).collect()
}

/// A rough reading of Markdown, good enough to count words by.
fn split(path: &Path, text: &str) -> SearchArticle {
    let id = path.with_extension("").to_string_lossy().replace(' ', "-").to_lowercase();
    let (front, body) = match text.strip_prefix("---").and_then(|rest| rest.split_once("\n---")) {
        Some((front, body)) => (front, body),
        None => ("", text),
    };
    let front_title = front.lines().find_map(|line| line.strip_prefix("title:"));
    let heading_title = body.lines().find_map(|line| line.strip_prefix("# "));
    let title =
        front_title.or(heading_title).unwrap_or(&id).trim().trim_matches(['"', '\'']).to_owned();
    let mut sections = vec![SearchSection::default()];
    let mut texts = vec![String::new()];
    for line in body.lines() {
        if line.starts_with("## ") || line.starts_with("### ") {
            let heading = plain(line.trim_start_matches('#').trim());
            let anchor = Some(frontdesk::model::slugify(&heading));
            let heading = Some(heading);
            sections.push(SearchSection { heading, anchor, ..SearchSection::default() });
            texts.push(String::new());
        } else if let Some(text) = texts.last_mut().filter(|_| !line.starts_with("# ")) {
            text.push_str(&plain(line));
            text.push('\n');
        }
    }
    for (section, text) in sections.iter_mut().zip(texts) {
        section.text = text.into();
    }
    let category = id.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    SearchArticle {
        url: format!("{id}/"),
        id,
        title,
        category,
        sections,
        ..SearchArticle::default()
    }
}

/// Without tags and link targets.
fn plain(line: &str) -> String {
    let (mut out, mut tag, mut target) = (String::new(), false, false);
    let mut before = ' ';
    for c in line.chars() {
        match c {
            '<' => tag = true,
            '>' if tag => tag = false,
            '(' if before == ']' => target = true,
            ')' if target => target = false,
            '*' | '`' | '[' | ']' | '!' | '#' if !tag && !target => {}
            _ if tag || target => {}
            _ => out.push(c),
        }
        before = c;
    }
    out
}

fn ranked(index: &SearchIndex, query: &str) -> Vec<String> {
    let hits = index.search(&SearchRequest::new(query, 10)).unwrap();
    hits.into_iter().map(|hit| hit.stored.id).collect()
}

fn stackfaq(folder: &Path) {
    let index = open("en", &stackfaq_articles(folder));
    report_stackfaq(folder, |query| ranked(&index, query));
}

/// What tantivy gives who configures nothing: its English analysis, all words of a query or-ed.
fn bm25(folder: &Path) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqs);
    let id = schema.add_text_field("id", STORED);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
    let index = Index::create_in_ram(schema.build());
    let mut writer = index.writer_with_num_threads(1, 50_000_000).unwrap();
    for article in stackfaq_articles(folder) {
        writer
            .add_document(doc!(id => article.id.as_str(), text => article.texts().join("\n")))
            .unwrap();
    }
    writer.commit().unwrap();
    let searcher = index.reader().unwrap().searcher();
    let mut analyzer = index.tokenizer_for_field(text).unwrap();
    report_stackfaq(folder, |query| {
        let mut terms: Vec<Term> = Vec::new();
        analyzer
            .token_stream(query)
            .process(&mut |token| terms.push(Term::from_field_text(text, &token.text)));
        let clause =
            |term| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>;
        let query = BooleanQuery::union(terms.into_iter().map(clause).collect());
        let top = searcher.search(&query, &TopDocs::with_limit(10).order_by_score()).unwrap();
        let stored = |(_, address)| searcher.doc::<TantivyDocument>(address).unwrap();
        top.into_iter()
            .map(|hit| stored(hit).get_first(id).unwrap().as_str().unwrap().to_owned())
            .collect()
    });
}

fn report_stackfaq(folder: &Path, mut ranked: impl FnMut(&str) -> Vec<String>) {
    let qrels = std::fs::read_to_string(folder.join("qrels.tsv")).unwrap();
    let wanted: BTreeMap<&str, &str> = qrels
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(q, rest)| (q, rest.split('\t').next().unwrap()))
        .collect();
    let mut ranks: Vec<(usize, Option<usize>)> = Vec::new();
    let (mut empty, mut slowest) = (0, Duration::ZERO);
    for query in jsonl(&folder.join("queries.jsonl")) {
        let start = Instant::now();
        let hits = ranked(&query["text"]);
        slowest = slowest.max(start.elapsed());
        empty += usize::from(hits.is_empty());
        let target = wanted[query["id"].as_str()];
        let half = target.bytes().last().unwrap() % 2;
        ranks.push((usize::from(half), hits.iter().position(|id| id == target)));
    }
    println!("all   {}", figures(ranks.iter().map(|r| r.1)));
    println!("half0 {}", figures(ranks.iter().filter(|r| r.0 == 0).map(|r| r.1)));
    println!("half1 {}", figures(ranks.iter().filter(|r| r.0 == 1).map(|r| r.1)));
    println!("empty {empty}, slowest {slowest:?}");
}

/// Real questions that no parameter was ever chosen by: what an article is called, asked of its
/// text.
fn titles(lang: &str, articles: &[SearchArticle]) {
    let nameless: Vec<_> =
        articles.iter().map(|a| SearchArticle { title: String::new(), ..a.clone() }).collect();
    let index = open(lang, &nameless);
    let ranks = articles.iter().map(|a| ranked(&index, &a.title).iter().position(|id| *id == a.id));
    println!("{lang}: {}", figures(ranks));
}

fn figures(ranks: impl Iterator<Item = Option<usize>>) -> String {
    let ranks: Vec<Option<usize>> = ranks.collect();
    let share = |k: usize| {
        ranks.iter().flatten().filter(|rank| **rank < k).count() as f64 / ranks.len() as f64
    };
    let mrr: f64 = ranks.iter().flatten().map(|rank| 1.0 / (*rank as f64 + 1.0)).sum::<f64>()
        / ranks.len() as f64;
    format!("n {} hit@1 {:.4} hit@3 {:.4} MRR@10 {mrr:.4}", ranks.len(), share(1), share(3))
}

fn typos(list: &Path, articles: &[SearchArticle]) {
    let index = open("en", articles);
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let rows = std::fs::read_to_string(list).unwrap();
    let mut seen = BTreeSet::new();
    for line in rows.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [wrong, right, distance, ..] = columns[..] else { continue };
        let known = |word: &str| index.lexicon().exact(word).is_some();
        if !known(right) || known(wrong) || !seen.insert(line) {
            continue;
        }
        let expected: BTreeSet<String> = ranked(&index, right).into_iter().collect();
        let found: BTreeSet<String> = ranked(&index, wrong).into_iter().collect();
        let good = found.intersection(&expected).count() * 10 >= expected.len() * 8;
        let (ok, all) = counts.entry(distance).or_default();
        *ok += usize::from(good);
        *all += 1;
        if !good {
            println!("{wrong} for {right} ({distance}): {:?}", index.explain(wrong));
        }
    }
    for (distance, (ok, all)) in counts {
        println!("distance {distance}: {ok} of {all} = {:.1}%", 100.0 * ok as f64 / all as f64);
    }
}

fn affix(lang: &str, content: &str) {
    let lang = &Lang::parse(lang).unwrap();
    let corpus = corpus(lang.as_str(), &articles(lang.as_str(), content));
    // A corpus keeps words without accents only: what stemmers make of those is not measured here.
    let pair = |entry: &Entry| {
        let surface = String::from(&*entry.surface);
        let term = corpus.lexicon.term(*entry.terms.first()?).to_owned();
        Some(Pair { word: surface.clone(), surface, term })
    };
    let words: Vec<Pair> = corpus.lexicon.entries().iter().filter_map(pair).collect();
    let stemmer = WordStemmer::new(lang);
    let in_first = |word: &str| blake3::hash(word.as_bytes()).as_bytes()[0].is_multiple_of(2);
    let (first, second): (Vec<Pair>, Vec<Pair>) =
        words.iter().cloned().partition(|pair| in_first(&pair.surface));
    let start = Instant::now();
    let rules = AffixRules::learn(&first, |word| stemmer.term(word));
    let time = start.elapsed();
    let stems: BTreeSet<&str> = first.iter().map(|pair| pair.term.as_str()).collect();
    let (mut right, mut wrong, mut none, mut quiet, mut false_hits) = (0, 0, 0, 0, 0);
    for Pair { surface, term, .. } in &second {
        let found = rules.resolve(surface, |term| stems.contains(term));
        match (stems.contains(term.as_str()), found) {
            (true, Some(found)) if found == *term => right += 1,
            (true, Some(found)) => {
                wrong += 1;
                println!("{surface} is {term}, not {found}");
            }
            (true, None) => {
                none += 1;
                println!("{surface} is {term}");
            }
            (false, None) => quiet += 1,
            (false, Some(_)) => false_hits += 1,
        }
    }
    let share = |part: i32, rest: i32| 100.0 * f64::from(part) / f64::from((part + rest).max(1));
    println!(
        "{lang}: {} words, {} rules, {} prefixes; right {:.1}% (wrong {wrong}, none {none}); \
         false hits {:.1}%; learned in {time:?}",
        words.len(),
        rules.len(),
        rules.prefixes().len(),
        share(right, wrong + none),
        share(false_hits, quiet)
    );
}

fn write(corpus: &Corpus, out: &Path) {
    let write = |file: OutputFile| {
        let path = out.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.bytes).unwrap();
    };
    project(corpus, "", 1, &Before::default(), &write);
}

fn queries(index: &SearchIndex) {
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let hits = index.search(&SearchRequest::new(&line, 10)).unwrap();
        let hits: Vec<_> = hits
            .iter()
            .map(|hit| serde_json::json!({"article": hit.stored.id, "score": hit.score, "match": hit.matched, "url": hit.stored.url}))
            .collect();
        println!("{}", serde_json::json!({ "query": line, "hits": hits }));
    }
}
