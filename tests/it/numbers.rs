//! Counts on pages, in the groups of digits that their languages have.

use crate::site::TestSite;

#[test]
fn votes_are_written_in_groups() {
    let mut settings = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n"
        .to_owned();
    let languages = [
        ("en", "1,234,567 of 1,234,569"),
        ("de", "1.234.567 von 1.234.569"),
        ("fr", "1\u{202f}234\u{202f}567"),
        ("hi", "12,34,567"),
        ("es", "1.234.567"),
    ];
    let mut votes = Vec::new();
    let mut site = TestSite::new();
    for (lang, _) in languages {
        settings.push_str(&format!("[languages.{lang}]\nname = \"{lang}\"\n"));
        votes.push(format!("\"{lang}\": {{ \"yes\": 1234567, \"no\": 2 }}"));
        let ending = if lang == "en" { "md".to_owned() } else { format!("{lang}.md") };
        site = site.file(&format!("content/kb/a.{ending}"), "# A\n\nText.\n");
    }
    let votes =
        format!("{{ \"version\": 1, \"articles\": {{ \"kb/a\": {{ {} }} }} }}", votes.join(", "));
    let site = site.file("site.toml", &settings).file("data/ratings.json", &votes);
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for (lang, words) in languages {
        let home = if lang == "en" { String::new() } else { format!("{lang}/") };
        let page = site.page(&format!("{home}kb/a/index.html"));
        assert!(page.contains(words), "{lang}: {page}");
        // A year is no amount.
        assert!(!page.contains("2,026") && !page.contains("2.026"), "{lang}");
    }
}
