//! A large help centre: nothing is lost by count, every old address leads on, every link lives.

use super::generated::{LOCALES, zendesk};
use crate::site::{TestSite, tree};

/// All of it with FRONTDESK_TEST_ARTICLES=1000.
#[test]
fn a_large_help_centre_loses_nothing() {
    let articles = std::env::var("FRONTDESK_TEST_ARTICLES").map_or(24, |n| n.parse().unwrap());
    let made = zendesk(articles);
    let mut site = TestSite::new();
    for (path, text) in &made.files {
        site = site.file(&format!("theirs/{path}"), text);
    }
    let output = site.run(&["import", "theirs", "--out", "ours", "--format", "json"]);
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("it builds"), "{said}");
    let texts = articles * LOCALES.len();
    assert!(said.contains(&format!("zendesk: {texts} articles")), "{said}");
    for lost in
        ["import-dead-link", "import-alias", "import-anchor", "import-article", "import-html"]
    {
        assert!(!said.contains(lost), "{lost}: {}", said.get(..4000).unwrap_or(&said));
    }
    let files = tree(&site.root().join("ours/content"));
    let pages: Vec<&str> = files
        .iter()
        .filter(|(path, _)| !path.to_string_lossy().contains("_category"))
        .filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok())
        .collect();
    assert_eq!(pages.len(), texts);
    let mut words: Vec<&str> = pages.iter().flat_map(|page| words(page)).collect();
    words.sort_unstable();
    for word in &made.words {
        let from = words.partition_point(|other| other < &word.as_str());
        let times = words[from..].iter().take_while(|other| *other == word).count();
        assert_eq!(times, 1, "{word}");
    }
    let mut aliases: Vec<&str> = pages
        .iter()
        .flat_map(|page| page.lines())
        .filter_map(|line| line.strip_prefix("- /"))
        .collect();
    aliases.sort_unstable();
    for address in &made.addresses {
        let is_kept = aliases.binary_search(&address.trim_start_matches('/')).is_ok();
        assert!(is_kept, "{address} leads nowhere");
    }
    let ratings = std::fs::read_to_string(site.root().join("ours/data/ratings.json")).unwrap();
    let ratings: serde_json::Value = serde_json::from_str(&ratings).unwrap();
    assert_eq!((sum(&ratings, "yes"), sum(&ratings, "no")), (made.yes, made.no));
    let missing = std::fs::read_to_string(site.root().join("ours/missing-files.txt")).unwrap();
    assert_eq!(missing.matches("/form-").count(), articles.div_ceil(10), "{missing}");
}

fn words(page: &str) -> impl Iterator<Item = &str> {
    page.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.ends_with('x'))
}

/// All numbers of that name, however deep.
fn sum(value: &serde_json::Value, key: &str) -> usize {
    match value {
        serde_json::Value::Object(map) => map
            .iter()
            .map(|(name, value)| match value.as_u64().filter(|_| name == key) {
                Some(votes) => usize::try_from(votes).unwrap(),
                None => sum(value, key),
            })
            .sum(),
        serde_json::Value::Array(items) => items.iter().map(|item| sum(item, key)).sum(),
        _ => 0,
    }
}
