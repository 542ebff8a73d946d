//! `import --update`: both sides go on, and nothing is lost.

mod histories;
mod world;

use std::path::Path;
use std::process::Output;

use super::PICTURE;
use crate::site::{TestSite, tree};

const PAY: &str = "---\ntitle: Pay\nredirect_from: /hc/articles/1/\n---\n\nHow to pay.\n\n\
    With a card.\n\n- red\n- green\n\nSee [refunds](refunds.md#when).\n";
const REFUNDS: &str = "---\ntitle: Refunds\n---\n\n## When\n\nWithin 30 days.\n";

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn text(site: &TestSite, path: &str) -> String {
    std::fs::read_to_string(site.root().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// Changes a file of either side.
fn change(site: &TestSite, path: &str, from: &str, to: &str) {
    let before = text(site, path);
    assert!(before.contains(from), "{path}: {before}");
    std::fs::write(site.root().join(path), before.replace(from, to)).unwrap();
}

fn imported(files: &[(&str, &str)]) -> TestSite {
    let mut site = TestSite::new();
    for (path, text) in files {
        site = site.file(&format!("theirs/{path}"), text);
    }
    let output = site.run(&["import", "theirs", "--out", "ours"]);
    assert!(output.status.success(), "{}", said(&output));
    site
}

fn billing() -> TestSite {
    imported(&[
        ("billing/pay.md", PAY),
        ("billing/refunds.md", REFUNDS),
        ("billing/plans.md", "# Plans\n\n![p](p.svg)\n\nTwo of them.\n"),
        ("billing/p.svg", PICTURE),
    ])
}

fn update(site: &TestSite, code: i32) -> String {
    let output = site.run(&["import", "theirs", "--out", "ours", "--update"]);
    assert_eq!(output.status.code(), Some(code), "{}", said(&output));
    // Whatever it was, the same export brings nothing more.
    let before = tree(&site.root().join("ours"));
    let again = site.run(&["import", "theirs", "--out", "ours", "--update"]);
    assert_eq!(again.status.code(), Some(code), "{}", said(&again));
    assert!(said(&again).contains("nothing was changed"), "{}", said(&again));
    assert!(before == tree(&site.root().join("ours")));
    said(&output)
}

#[test]
fn both_sides_go_on() {
    let site = billing();
    change(&site, "ours/content/billing/pay.md", "With a card.", "With a card, or cash.");
    change(&site, "ours/content/billing/pay.md", "title: Pay\n", "title: Pay\nfeatured: true\n");
    change(&site, "ours/site.toml", "title = \"Theirs\"", "title = \"Ours\"");
    change(&site, "theirs/billing/pay.md", "- green", "- green\n- blue");
    change(&site, "theirs/billing/pay.md", "How to pay.", "How you pay.");
    let site = site
        .file("theirs/billing/pay.fr.md", "# Payer\n\nPar carte.\n")
        .file("theirs/billing/refunds.fr.md", "# Remboursements\n\n## Quand\n\nSous 30 jours.\n")
        .file("theirs/billing/plans.fr.md", "# Formules\n\nDeux.\n")
        .file("theirs/new/first.md", "# First\n\n[pay](../billing/pay.md)\n")
        .file("theirs/new/second.md", "# Second\n\nText.\n");
    let output = site.run(&["import", "theirs", "--out", "ours", "--update", "--dry-run"]);
    assert!(said(&output).contains("+How you pay."), "{}", said(&output));
    assert!(!site.root().join("ours/content/new").exists());
    let told = update(&site, 0);
    assert!(told.contains("1 texts changed") && told.contains("it builds"), "{told}");
    assert_eq!(
        text(&site, "ours/content/billing/pay.md"),
        "---\ntitle: Pay\nfeatured: true\naliases:\n- /hc/articles/1/\n---\n\nHow you pay.\n\nWith \
         a card, or cash.\n\n- red\n- green\n- blue\n\nSee [refunds](refunds.md#when).\n"
    );
    assert!(text(&site, "ours/content/billing/pay.fr.md").contains("Par carte."));
    assert!(text(&site, "ours/content/new/first.md").contains("[pay](../billing/pay.md)"));
    let toml = text(&site, "ours/site.toml");
    assert!(toml.contains("\"Ours\"") && toml.contains("[languages.fr]"), "{toml}");
}

#[test]
fn what_both_changed_is_left_for_a_person() {
    let site = billing();
    change(&site, "ours/content/billing/pay.md", "With a card.", "With a card of ours.");
    change(&site, "theirs/billing/pay.md", "With a card.", "With a card of theirs.");
    change(&site, "theirs/billing/pay.md", "How to pay.", "How you pay.");
    let told = update(&site, 1);
    assert!(told.contains("error[import-conflict]"), "{told}");
    assert!(told.contains("content/billing/pay.md:9:1"), "{told}");
    assert!(told.contains("“With a card of ours.”, there: “With a card of theirs.”"), "{told}");
    let pay = text(&site, "ours/content/billing/pay.md");
    assert!(pay.contains("How you pay.\n\nWith a card of ours."), "{pay}");
    let report = text(&site, "ours/import-report.html");
    assert!(report.contains("<pre>With a card of theirs.</pre>"), "{report}");
    assert!(text(&site, "ours/data/import/conflicts.json").contains("With a card of theirs."));
    // Another change there is told beside it; a decision here ends it.
    change(&site, "theirs/billing/refunds.md", "30 days", "40 days");
    assert!(update(&site, 1).contains("1 texts changed, 0 files new, 1 conflicts"));
    change(&site, "ours/content/billing/pay.md", "With a card of ours.", "With any card.");
    let told = update(&site, 0);
    assert!(told.contains("0 conflicts"), "{told}");
    assert!(text(&site, "ours/content/billing/pay.md").contains("With any card."));
}

#[test]
fn what_moved_here_is_followed_and_links_lead_there() {
    let site = billing();
    for (old, new) in [("billing/refunds", "money/back"), ("billing/plans", "money/")] {
        let output = site.run(&["mv", old, new, "--root", "ours"]);
        assert!(output.status.success(), "{}", said(&output));
    }
    change(&site, "theirs/billing/refunds.md", "30 days", "60 days");
    change(&site, "theirs/billing/pay.md", "See [refunds]", "Look at [refunds]");
    change(&site, "theirs/billing/plans.md", "Two", "Three");
    let drawing = PICTURE.replace("width=\"4\"", "width=\"5\"");
    let site = site
        .file("theirs/billing/p.svg", &drawing)
        .file("theirs/billing/refunds.fr.md", "# Remboursements\n\n## Quand\n\nSous 60 jours.\n")
        .file("theirs/billing/pay.fr.md", "# Payer\n\nPar carte.\n")
        .file("theirs/billing/plans.fr.md", "# Formules\n\nTrois.\n");
    let told = update(&site, 0);
    assert!(told.contains("it builds"), "{told}");
    let back = text(&site, "ours/content/money/back.md");
    assert!(back.contains("60 days") && back.contains("/billing/refunds/"), "{back}");
    assert!(text(&site, "ours/content/money/back.fr.md").contains("60 jours"));
    let pay = text(&site, "ours/content/billing/pay.md");
    assert!(pay.contains("Look at [refunds](../money/back.md#when)"), "{pay}");
    assert!(text(&site, "ours/content/money/plans.md").contains("Three"));
    assert_eq!(text(&site, "ours/content/money/p.svg"), drawing);
    assert!(!site.root().join("ours/content/billing/refunds.md").exists());
}

#[test]
fn what_is_gone_or_renamed_on_either_side() {
    let site = billing();
    std::fs::remove_file(site.root().join("theirs/billing/refunds.md")).unwrap();
    change(&site, "theirs/billing/pay.md", "[refunds](refunds.md#when)", "refunds");
    std::fs::remove_file(site.root().join("ours/content/billing/plans.md")).unwrap();
    change(&site, "theirs/billing/plans.md", "Two of them.", "Three of them.");
    // The same article by its old address.
    std::fs::rename(site.root().join("theirs/billing/pay.md"), site.root().join("theirs/how.md"))
        .unwrap();
    change(&site, "theirs/how.md", "How to pay.", "How you pay.");
    let output = site.run(&["import", "theirs", "--out", "ours", "--update"]);
    let told = said(&output);
    assert!(output.status.success(), "{told}");
    for code in ["[import-gone]", "[import-deleted]", "[import-moved]"] {
        assert!(told.contains(code), "{code}: {told}");
    }
    assert!(text(&site, "ours/content/billing/refunds.md").contains("Within 30 days."));
    assert!(!site.root().join("ours/content/billing/plans.md").exists());
    assert!(!site.root().join("ours/content/how.md").exists());
    assert!(text(&site, "ours/content/billing/pay.md").contains("How you pay."));
    // Each of it is told once.
    let told = update(&site, 0);
    assert!(!told.contains("[import-gone]") && !told.contains("[import-deleted]"), "{told}");
    // Taken out of version control again: what changed meanwhile arrives.
    let site =
        site.file("ours/content/billing/plans.md", "# Plans\n\n![p](p.svg)\n\nTwo of them.\n");
    update(&site, 0);
    assert!(text(&site, "ours/content/billing/plans.md").contains("Three of them."));
}

#[test]
fn pictures_that_both_changed_stand_beside_each_other() {
    let site = billing();
    let ours = PICTURE.replace("width=\"4\"", "width=\"6\"");
    let theirs = PICTURE.replace("width=\"4\"", "width=\"5\"");
    let site = site.file("ours/content/billing/p.svg", &ours).file("theirs/billing/p.svg", &theirs);
    let told = update(&site, 1);
    assert!(told.contains("[import-conflict]"), "{told}");
    assert_eq!(text(&site, "ours/content/billing/p.svg"), ours);
    assert_eq!(text(&site, "ours/data/import/theirs/content/billing/p.svg"), theirs);
}

#[test]
fn two_new_articles_of_one_name_are_two() {
    let site = billing()
        .file("ours/content/billing/tax.md", "# Tax\n\nOurs.\n")
        .file("theirs/billing/tax.md", "# Tax\n\nTheirs.\n");
    let told = update(&site, 0);
    assert!(told.contains("[import-moved]"), "{told}");
    assert_eq!(text(&site, "ours/content/billing/tax.md"), "# Tax\n\nOurs.\n");
    assert_eq!(text(&site, "ours/content/billing/tax-2.md"), "# Tax\n\nTheirs.\n");
}

/// An export of Zendesk with votes.
fn desk(site: TestSite, votes: usize, title: &str, body: &str) -> TestSite {
    let article = format!(
        "{{\"articles\":[{{\"id\":360001,\"title\":\"{title}\",\"body\":\"{body}\",\
         \"locale\":\"en-us\",\"section_id\":7,\"vote_sum\":{votes},\"vote_count\":{votes},\
         \"html_url\":\"https://help.example.com/hc/en-us/articles/360001-Pay\"}}]}}"
    );
    let sections =
        "{\"sections\":[{\"id\":7,\"name\":\"Billing\",\"category_id\":3,\"locale\":\"en-us\"}]}";
    let categories = "{\"categories\":[{\"id\":3,\"name\":\"Help\",\"locale\":\"en-us\"}]}";
    site.file("theirs/articles.json", &article)
        .file("theirs/sections.json", sections)
        .file("theirs/categories.json", categories)
}

#[test]
fn a_desks_article_is_known_by_its_number_and_votes_are_counted_once() {
    let site = desk(TestSite::new(), 3, "How to pay", "<p>With a card.</p><p>Now.</p>");
    let output = site.run(&["import", "theirs", "--out", "ours", "--from", "zendesk"]);
    assert!(output.status.success(), "{}", said(&output));
    let place = tree(&site.root().join("ours/content"))
        .into_keys()
        .find(|path| path.ends_with("how-to-pay.md"))
        .unwrap();
    let place = format!("ours/content/{}", place.to_str().unwrap());
    change(&site, &place, "With a card.", "With a card or cash.");
    // The host has counted here meanwhile.
    let ratings = text(&site, "ours/data/ratings.json").replace("\"yes\":3", "\"yes\":10");
    let site = site.file("ours/data/ratings.json", &ratings);
    let site = desk(site, 5, "Paying", "<p>With a card.</p><p>Later.</p>");
    update(&site, 0);
    let page = text(&site, &place);
    assert!(page.contains("title: Paying") && page.contains("or cash."), "{page}");
    assert!(page.contains("Later."), "{page}");
    assert!(
        text(&site, "ours/data/ratings.json").contains("\"yes\":12"),
        "{}",
        text(&site, "ours/data/ratings.json")
    );
}

#[test]
fn without_a_record_nothing_is_touched() {
    let files = |root: &Path| tree(root);
    let site = TestSite::new()
        .file("theirs/a.md", "# A\n")
        .file("ours/site.toml", "title = \"T\"\n")
        .file("ours/content/a.md", "# Mine\n");
    let before = files(site.root());
    let output = site.run(&["import", "theirs", "--out", "ours", "--update"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("error[import-record]"), "{}", said(&output));
    assert!(said(&output).contains("copy that folder's data/import/ here"), "{}", said(&output));
    let output = site.run(&["import", "theirs", "--out", "nowhere", "--update"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(before == files(site.root()));
    // A record that was damaged, and an export of which a file cannot be read.
    let site = billing();
    let record = text(&site, "ours/data/import/record.json");
    let site = site.file("ours/data/import/record.json", &record[..record.len() / 2]);
    let before = files(site.root());
    let output = site.run(&["import", "theirs", "--out", "ours", "--update"]);
    assert!(said(&output).contains("error[import-record]"), "{}", said(&output));
    assert!(before == files(site.root()));
}
