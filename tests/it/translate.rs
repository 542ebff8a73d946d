//! Translations and their source, by the real command.

use std::process::Command;

use serde_json::Value;

use super::site::TestSite;

const SOURCE: &str = "# Refunds\n\nWe answer in 24 hours.\n\n- Open your account\n\
    - Choose the order\n\n| Plan | Days |\n|---|---|\n| Small | 14 |\n| Large | 30 |\n\n\
    ## Exceptions\n\nNone so far.\n";
const FRENCH: &str = "# Remboursements\n\nNous répondons sous 24 heures.\n\n\
    - Ouvrez votre compte\n- Choisissez la commande\n\n| Offre | Jours |\n|---|---|\n\
    | Petite | 14 |\n| Grande | 30 |\n\n## Exceptions\n\nAucune à ce jour.\n";

/// A site whose translation was recorded.
fn recorded() -> TestSite {
    let site =
        TestSite::new().file("content/refunds.md", SOURCE).file("content/refunds.fr.md", FRENCH);
    let synced = site.run(&["translate", "sync"]);
    assert_eq!(String::from_utf8_lossy(&synced.stdout), "data/translations/fr.json\n");
    site
}

/// `change kind source-line translation-line`, a part a line.
fn parts(site: &TestSite) -> Vec<String> {
    let output = site.run(&["translate", "status", "--json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let parts = value["languages"][0]["parts"].as_array().unwrap();
    let line = |part: &Value| {
        let text = |key: &str| part[key].as_str().unwrap().to_owned();
        let (source, own) = (&part["source"]["line"], &part["translation"]["line"]);
        format!("{} {} {source} {own}", text("change"), text("kind"))
    };
    parts.iter().map(line).collect()
}

#[test]
fn what_was_recorded_is_up_to_date() {
    let site = recorded();
    assert!(parts(&site).is_empty());
    // Nothing changed: nothing is written, and a check of the record is content.
    assert!(site.run(&["translate", "sync"]).stdout.is_empty());
    assert!(site.run(&["translate", "sync", "--check"]).status.success());
}

/// Without a record git knows what a translation was made from.
#[test]
fn the_first_record_is_of_the_day_of_the_translation() {
    let mut site = TestSite::new()
        .file("content/refunds.md", SOURCE)
        .file("content/refunds.fr.md", FRENCH)
        .file("content/new.md", "# New\n")
        .file("content/new.fr.md", "# Nouveau\n");
    let root = site.root().to_owned();
    let git = |args: &[&str]| {
        let who =
            ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=no"];
        let output =
            Command::new("git").arg("-C").arg(&root).args(who).args(args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "site.toml", "content/refunds.md", "content/refunds.fr.md"]);
    git(&["commit", "--quiet", "--message", "Translated"]);
    site = site.file("content/refunds.md", &SOURCE.replace("24 hours", "36 hours"));
    git(&["commit", "--quiet", "--all", "--message", "Slower"]);
    // What is not committed yet is drift as well, and a translation that git does not know is new.
    site = site.file("content/refunds.md", &SOURCE.replace("24", "36").replace("Open", "Close"));
    let synced = site.run(&["translate", "sync"]);
    let said = String::from_utf8_lossy(&synced.stderr).into_owned();
    assert!(said.starts_with("1 of 2 translations"), "{said}");
    assert_eq!(parts(&site), ["changed paragraph 3 3", "changed list item 5 5"]);

    let from = format!("file://{}", root.display());
    git(&["clone", "--quiet", "--depth", "1", &from, &root.join("shallow").display().to_string()]);
    let synced = site.run(&["translate", "sync", "--root", "shallow"]);
    let said = String::from_utf8_lossy(&synced.stderr).into_owned();
    assert!(said.starts_with("1 translations are recorded as they stand"), "{said}");
}

/// A record grows with the site; what an article may be long is no limit for it.
#[test]
fn a_record_may_be_larger_than_an_article() {
    let site = recorded();
    let path = site.root().join("data/translations/fr.json");
    let mut record = std::fs::read_to_string(&path).unwrap();
    record.push_str(&" ".repeat(5 * 1024 * 1024));
    std::fs::write(&path, record).unwrap();
    assert!(parts(&site).is_empty());
    let site = site.file("content/refunds.fr.md", &FRENCH.replace("24 heures", "un jour"));
    let synced = site.run(&["translate", "sync"]);
    assert_eq!(String::from_utf8_lossy(&synced.stdout), "data/translations/fr.json\n");
}

#[test]
fn a_change_is_found_at_its_part_with_its_words() {
    let site = recorded().file(
        "content/refunds.md",
        &SOURCE.replace("24 hours", "2 days").replace("| 30 |", "| 31 |"),
    );
    assert_eq!(parts(&site), ["changed paragraph 3 3", "changed table row 11 11"]);
    let page =
        String::from_utf8(site.run(&["translate", "status", "--lang", "fr"]).stdout).unwrap();
    assert!(page.contains("We answer in [-24 hours-]{+2 days+}."), "{page}");
    // Writing the record anew does not hide it; translating it does.
    site.run(&["translate", "sync"]);
    assert_eq!(parts(&site).len(), 2);
    let site = site.file("content/refunds.fr.md", &FRENCH.replace("24 heures", "2 jours"));
    assert_eq!(parts(&site), ["changed table row 11 11"]);
    assert!(!site.run(&["translate", "sync", "--check"]).status.success());
    site.run(&["translate", "sync"]);
    assert_eq!(parts(&site), ["changed table row 11 11"]);
    site.run(&["translate", "sync", "refunds"]);
    assert!(parts(&site).is_empty());
}

#[test]
fn new_gone_split_joined_moved() {
    let new = SOURCE.replace("- Choose", "- Wait a day\n- Choose");
    assert_eq!(parts(&recorded().file("content/refunds.md", &new)), ["new list item 6 5"]);
    let gone = SOURCE.replace("- Choose the order\n", "");
    assert_eq!(parts(&recorded().file("content/refunds.md", &gone)), ["gone list item 0 6"]);
    let split = SOURCE.replace("answer in", "answer\n\nin");
    assert_eq!(parts(&recorded().file("content/refunds.md", &split)), ["split paragraph 3 3"]);
    let moved = SOURCE.replace(
        "- Open your account\n- Choose the order",
        "- Choose the order\n- Open your account",
    );
    let site = recorded().file("content/refunds.md", &moved);
    let said = parts(&site);
    assert!(said.len() == 1 && said[0].starts_with("moved list item"), "{said:?}");
    // A moved part is no drift.
    assert!(site.run(&["check", "--max-drift", "0", "--now", "2026-11-22"]).status.success());
    // A line that was wrapped anew is the same line.
    let wrapped = SOURCE.replace("answer in", "answer\nin");
    assert!(parts(&recorded().file("content/refunds.md", &wrapped)).is_empty());
}

#[test]
fn a_part_that_the_translation_lost_is_missing() {
    let site =
        recorded().file("content/refunds.fr.md", &FRENCH.replace("\nAucune à ce jour.\n", ""));
    assert_eq!(parts(&site), ["missing paragraph 15 13"]);
}

#[test]
fn check_names_the_lines_and_counts_them() {
    let site = recorded().file("content/refunds.md", &SOURCE.replace("24 hours", "2 days"));
    let check = |max: &str| site.run(&["check", "--max-drift", max, "--now", "2026-11-22"]);
    let output = check("0");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.code() == Some(1)
            && said.contains("drifted")
            && said.contains("refunds.fr.md:3"),
        "{said}"
    );
    assert!(check("1").status.success());
}

#[test]
fn a_broken_record_is_an_error_at_its_place() {
    let site =
        recorded().file("data/translations/fr.json", "{\"version\": 1,\n\"articles\": oops}\n");
    let output = site.run(&["translate", "status"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.code() == Some(1) && said.contains("data/translations/fr.json:2"),
        "{said}"
    );
    assert!(!site.run(&["translate", "sync"]).status.success());
    assert_eq!(site.run(&["translate", "status", "--lang", "xx"]).status.code(), Some(2));
    assert_eq!(site.run(&["translate", "sync", "refunda"]).status.code(), Some(1));
}

/// Readers are told beside the part, and can look at the original there without a script.
#[test]
fn readers_of_a_translation_see_what_changed_at_its_part() {
    let source = SOURCE
        .replace("24 hours", "2 days")
        .replace("- Choose the order\n", "- Choose the order\n- Say why\n")
        .replace("| Large | 30 |", "| Large | 31 |")
        .replace("None so far.", "Gifts.");
    let site = recorded().file("content/refunds.md", &source);
    assert!(site.build(&[]).status.success());
    let page = site.page("fr/refunds/index.html");
    let note = |words: &str, anchor: &str| {
        format!("{words} <a href=\"/refunds/{anchor}\" hreflang=\"en\">Lire l’original</a>")
    };
    let changed = "Cette partie a changé dans l’original depuis sa traduction.";
    let beside = [
        format!(
            "<p class=\"drift\" role=\"note\">{}</p>\n<p>Nous répondons sous 24 heures.</p>",
            note(changed, "")
        ),
        format!(
            "<li><span class=\"drift\">{}</span> Choisissez la commande",
            note("L’original contient ici un passage de plus.", "")
        ),
        format!("<span class=\"drift\">{}</span> Grande", note(changed, "")),
        format!(
            "<p class=\"drift\" role=\"note\">{}</p>\n<p>Aucune à ce jour.</p>",
            note(changed, "#exceptions")
        ),
    ];
    for html in &beside {
        assert_eq!(page.matches(html.as_str()).count(), 1, "{html}\n{page}");
    }
    assert_eq!(page.matches("class=\"drift\"").count(), beside.len());
    // Neither the original nor what search and copies take from the text knows of it.
    for path in ["refunds/index.html", "fr/refunds/index.md", "fr/index.html"] {
        let other = site.page(path);
        assert!(!other.contains("drift") && !other.contains(changed), "{path}");
    }
    // Once it is translated nothing is left of the notes.
    let site = site.file("content/refunds.md", SOURCE);
    assert!(site.build(&[]).status.success());
    assert!(!site.page("fr/refunds/index.html").contains("class=\"drift\""));
}

#[test]
fn a_title_that_changed_is_told_above_the_text() {
    let site = recorded().file("content/refunds.md", &SOURCE.replace("# Refunds", "# Returns"));
    assert!(site.build(&[]).status.success());
    let page = site.page("fr/refunds/index.html");
    let told = "<p class=\"drift\" role=\"note\">Le titre ou le résumé a changé dans l’original \
                depuis sa traduction.";
    let at = page.find(told).expect("a note on the title");
    assert!(at < page.find("<p>Nous répondons").unwrap());
}

/// The demo's translations are recorded as they stand, and one part has drifted, which the
/// documentation shows (docs/content/write/translations.md).
#[test]
fn the_demo_is_recorded_but_for_the_part_that_shows_drift() {
    let demo = TestSite::of(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    let checked = demo.run(&["translate", "sync", "--check"]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let output = demo.run(&["translate", "status", "--json"]);
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let parts = value["languages"].as_array().unwrap().iter().flat_map(|lang| {
        lang["parts"].as_array().unwrap().iter().map(|part| part["translation"]["path"].clone())
    });
    assert_eq!(parts.collect::<Vec<_>>(), ["content/websites/backups.fr.md"]);
}
