//! `frontdesk search` on a built site.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::site::{TestSite, tree};

/// Damaged indexes tried; `FRONTDESK_TEST_DAMAGES` asks for more.
const DAMAGES: usize = 60;

fn shop() -> TestSite {
    let site = TestSite::new()
        .file("content/billing/_category.md", "---\ntitle: Billing\n---\n")
        .file(
            "content/billing/refunds.md",
            "---\ntitle: Ask for a refund\n---\n\nMoney comes back in two weeks.\n\n\
             ## How do I ask?\n\nWrite a ticket.\n",
        )
        .file(
            "content/billing/invoices.md",
            "---\ntitle: Invoices\n---\n\n\
            All invoices are in your account.\n",
        )
        .file(
            "content/billing/tva.fr.md",
            "---\ntitle: La TVA des factures\n---\n\n\
            Elle est de 20 %.\n",
        );
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    site
}

fn answers(site: &TestSite, args: &[&str]) -> Vec<Value> {
    let output = site.run(&[&["search", "--json"], args].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn one_question_and_many() {
    let site = shop();
    let one = answers(&site, &["how to ask for a refund", "--lang", "en"]);
    let hit = &one[0]["hits"][0];
    assert_eq!(hit["article"], "billing/refunds");
    assert_eq!(hit["url"], "/billing/refunds/#how-do-i-ask");
    assert_eq!(
        (&hit["title"], &hit["heading"]),
        (&"Ask for a refund".into(), &"How do I ask?".into())
    );
    assert_eq!(hit["match"], "exact");

    let batch = site.root().join("questions.jsonl");
    std::fs::write(
        &batch,
        "{\"id\":\"1\",\"text\":\"invoce\"}\n\n{\"id\":\"2\",\"text\":\"xqzjk\"}\n",
    )
    .unwrap();
    let many = answers(&site, &["--batch", batch.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(many.len(), 2);
    assert_eq!(
        (&many[0]["id"], &many[0]["query"], &many[0]["lang"]),
        (&"1".into(), &"invoce".into(), &"en".into())
    );
    assert_eq!(many[0]["hits"][0]["match"], "typo");
    assert_eq!(many[1]["hits"], Value::Array(Vec::new()));
}

#[test]
fn nothing_here_is_looked_for_in_other_languages() {
    let site = shop();
    let hit = &answers(&site, &["TVA", "--lang", "en"])[0]["hits"][0];
    assert_eq!(
        (&hit["url"], &hit["match"], &hit["lang"]),
        (&"/fr/billing/tva/".into(), &"other_language".into(), &"fr".into())
    );
    let said = String::from_utf8(site.run(&["search", "TVA", "--lang", "en"]).stdout).unwrap();
    assert!(
        said.starts_with(
            "Nothing found in `en`; in other languages:\n  1. La TVA des factures [fr]\n"
        ),
        "{said}"
    );
}

#[test]
fn without_a_language_the_default_one_is_asked_and_said() {
    let site = shop();
    let output = site.run(&["search", "facture", "--json"]);
    assert!(output.status.success());
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["lang"], "en");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "searching in `en`, the site's default language; --lang chooses another: en, fr\n"
    );
    std::fs::remove_file(site.root().join("dist/host/site.json")).unwrap();
    let output = site.run(&["search", "facture"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), said.as_str()),
        (Some(2), "error: choose a language with --lang: en, fr\n")
    );
    std::fs::write(site.root().join("dist/host/site.json"), "{").unwrap();
    assert_eq!(site.run(&["search", "facture"]).status.code(), Some(3));
    // With one language there is nothing to choose.
    std::fs::remove_dir_all(site.root().join("dist/index/fr")).unwrap();
    let output = site.run(&["search", "invoice"]);
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn wrong_uses_are_said() {
    let site = shop();
    let said = |args: &[&str]| {
        let output = site.run(args);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, why) = said(&["search", "x", "--lang", "de"]);
    assert_eq!(
        (code, why.as_str()),
        (Some(2), "error: there is no index for `de`; choose a language with --lang: en, fr\n")
    );
    let (code, why) = said(&["search", "x", "--dist", "nowhere"]);
    assert_eq!(code, Some(2));
    assert!(why.contains("nowhere/index"), "{why}");
    std::fs::write(site.root().join("bad.jsonl"), "{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":7}\n")
        .unwrap();
    let (code, why) = said(&["search", "--batch", "bad.jsonl", "--lang", "en"]);
    assert_eq!(code, Some(2));
    assert!(why.contains("bad.jsonl:2:"), "{why}");
}

/// Every file of the index cut, flipped in one bit or removed, again and again: the command names
/// the file and never answers.
#[test]
fn a_damaged_index_is_named_and_never_answers() {
    let site = shop();
    let index = site.root().join("dist/index");
    let files: Vec<(PathBuf, Vec<u8>)> = tree(&index).into_iter().collect();
    let count =
        std::env::var("FRONTDESK_TEST_DAMAGES").map_or(DAMAGES, |count| count.parse().unwrap());
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..count {
        let (path, bytes) = &files[round % files.len()];
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let place = random as usize % bytes.len();
        let damage = damage(round / files.len() % 3, &index.join(path), bytes, place);
        let output = site.run(&["search", "refund", "--lang", "en", "--json"]);
        let why = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{damage} of {path:?} at {place}: {why}");
        assert!(output.stdout.is_empty(), "{damage} of {path:?} at {place}");
        assert!(
            why.contains(path.to_str().unwrap()) && !why.contains("panicked"),
            "{damage} of {path:?} at {place}: {why}"
        );
        std::fs::write(index.join(path), bytes).unwrap();
    }
    assert_eq!(
        answers(&site, &["refund", "--lang", "en"])[0]["hits"][0]["article"],
        "billing/refunds"
    );
}

fn damage(kind: usize, file: &Path, bytes: &[u8], place: usize) -> &'static str {
    let mut bytes = bytes.to_vec();
    match kind {
        0 => {
            bytes.truncate(place);
            std::fs::write(file, bytes).unwrap();
            "a cut"
        }
        1 => {
            bytes[place] ^= 1 << (place % 8);
            std::fs::write(file, bytes).unwrap();
            "a flipped bit"
        }
        _ => {
            std::fs::remove_file(file).unwrap();
            "the loss"
        }
    }
}

/// A site in which one article claims a question that others answer.
fn rice() -> TestSite {
    let site =
        TestSite::new().file("content/kitchen/_category.md", "---\ntitle: Kitchen\n---\n").file(
            "content/kitchen/kettle.md",
            "---\ntitle: The kettle\nasks:\n  - why is the kettle cold\n  - how do I cook rice\n\
             ---\n\nIt boils water. A cold kettle is unplugged.\n",
        );
    ["pot", "pan", "stove"].iter().fold(site, |site, name| {
        let text = format!(
            "---\ntitle: The {name}\n---\n\n## How do I cook rice in the {name}?\n\nSlowly.\n"
        );
        site.file(&format!("content/kitchen/{name}.md"), &text)
    })
}

#[test]
fn an_ask_that_misses_its_article_is_warned_of_at_its_line() {
    let site = rice();
    let output = site.run(&["check", "--now", "2026-11-22", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let found: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|d: &Value| d["code"] == "ask-missed")
        .collect();
    assert_eq!(found.len(), 1, "the line that the text answers is fine: {found:?}");
    let missed = &found[0];
    // Its own line in the index would have found it.
    assert_eq!(
        missed["message"],
        "“how do I cook rice” does not find this article among the first 10"
    );
    let place = &missed["place"];
    assert_eq!(
        (&place["path"], &place["line"], &place["column"]),
        (&"content/kitchen/kettle.md".into(), &5.into(), &5.into())
    );
    let above: Vec<&str> = missed["related"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["place"]["path"].as_str().unwrap())
        .collect();
    assert_eq!(above.len(), 3);
    assert!(above.contains(&"content/kitchen/pan.md"), "{above:?}");
    assert_eq!(site.run(&["check", "--now", "2026-11-22", "--strict"]).status.code(), Some(1));
}

#[test]
fn a_baseline_tells_what_an_edit_moved() {
    let site = rice();
    let built = site.build(&["--out", "old"]);
    assert!(built.status.success());
    let compare = |site: &TestSite| {
        let output =
            site.run(&["check", "--now", "2026-11-22", "--baseline", "old", "--format", "json"]);
        let lines = String::from_utf8(output.stdout).unwrap();
        let moves = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let moves = moves.filter(|line| line["kind"] == "ranking");
        let short = |m: Value| {
            format!(
                "{} {} {} {} {}",
                m["change"], m["article"], m["query"], m["before"], m["after"]
            )
        };
        (moves.map(short).collect::<Vec<_>>(), String::from_utf8(output.stderr).unwrap())
    };
    let (moves, said) = compare(&site);
    assert!(
        moves.is_empty() && said.contains("6 questions compared: none moved"),
        "{moves:?} {said}"
    );

    let site = site.file("content/kitchen/pan.md", "---\ntitle: A frying tool\n---\n\n\
        For eggs.\n").file(
        "content/kitchen/kettle.md",
        "---\ntitle: The kettle\nasks:\n  - how do I cook rice\n---\n\nYou can cook rice in it.\n",
    );
    let (moves, said) = compare(&site);
    assert!(moves.contains(&"\"lost\" \"kitchen/pan\" \"The pan\" 1 null".to_owned()), "{moves:?}");
    assert!(
        moves.contains(&"\"gained\" \"kitchen/kettle\" \"how do I cook rice\" null 3".to_owned()),
        "{moves:?}"
    );
    assert!(said.contains("1 lost, 2 gained"), "{said} {moves:?}");
    let human = site.run(&["check", "--now", "2026-11-22", "--baseline", "old"]);
    let human = String::from_utf8(human.stderr).unwrap();
    assert!(human.contains("lost    en kitchen/pan “The pan” 1 → –"), "{human}");
    assert_eq!(site.run(&["check", "--baseline", "nowhere"]).status.code(), Some(2));
}

#[test]
fn articles_that_say_the_same_are_warned_of() {
    let text = "Unplug it, wait for ten seconds and plug it in again. Then press the large button \
        on the left until the green lamp shines, and pour fresh water.";
    let site = TestSite::new()
        .file("content/a/_category.md", "---\ntitle: A\n---\n")
        .file("content/a/kettle.md", &format!("---\ntitle: The kettle stays cold\n---\n\n{text}\n"))
        .file(
            "content/a/heating.md",
            &format!("---\ntitle: A kettle that does not heat\n---\n\n{text} Enjoy your tea.\n"),
        );
    let others = [
        "toast is black",
        "fridge hums",
        "lamp blinks",
        "oven smells",
        "fan rattles",
        "drain is slow",
    ];
    let site = others.iter().fold(site, |site, other| {
        let text = format!(
            "---\ntitle: The {other}\n---\n\nCall us when the {other}, and tell us since when.\n"
        );
        site.file(&format!("content/a/{}.md", other.replace(' ', "-")), &text)
    });
    let output = site.run(&["check", "--now", "2026-11-22", "--format", "json"]);
    let found: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|d: &Value| d["code"] == "near-duplicate")
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["related"][0]["place"]["path"], "content/a/heating.md");

    // Guides made of one template are one matter, and names that are the same are told whatever the
    // texts are.
    let guides = ["Azure", "Duo", "Okta"].iter().fold(site, |site, name| {
        let text = format!(
            "---\ntitle: Sign in with {name}\n---\n\nOpen the console, choose single sign-on and \
             copy the address of the service into the other form. Save it, and try it with one \
             account before everybody uses it with {name}.\n"
        );
        site.file(&format!("content/b/{}.md", name.to_lowercase()), &text)
    });
    let guides = guides
        .file("content/b/vouchers.md", "---\ntitle: Gift vouchers\n---\n\nThey last a year.\n")
        .file("content/c/gift.md", "---\ntitle: Gift Vouchers\n---\n\nNone.\n");
    let output = guides.run(&["check", "--now", "2026-11-22", "--format", "json"]);
    let said = String::from_utf8(output.stdout).unwrap();
    let lines = |code: &str| {
        let lines = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.filter(|line| line["code"] == code).collect::<Vec<_>>()
    };
    let alike = lines("near-duplicate");
    assert_eq!(alike.len(), 2, "{alike:?}");
    let family = alike.iter().find(|line| line["place"]["path"] == "content/b/okta.md").unwrap();
    assert_eq!(family["message"], "“Sign in with Azure” and 2 others say nearly the same");
    assert_eq!(family["related"].as_array().unwrap().len(), 2);
    let called = lines("same-title");
    assert_eq!(called.len(), 1, "{called:?}");
    assert_eq!(called[0]["place"]["path"], "content/c/gift.md");
    assert_eq!(called[0]["related"][0]["place"]["path"], "content/b/vouchers.md");
}

/// A Rust file and its JavaScript twin name each other, and what they name is there.
#[test]
fn every_twin_that_search_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["src/search", "themes/default/assets/search"].map(|folder| root.join(folder));
    let files =
        folders.iter().flat_map(walkdir::WalkDir::new).map(|entry| entry.unwrap().into_path());
    let (mut missing, mut named) = (Vec::new(), 0);
    for file in files.filter(|path| path.is_file()) {
        let text = std::fs::read_to_string(&file).unwrap();
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "/._-".contains(c)));
        let paths = words.map(|word| word.trim_end_matches(['.', '-'])).filter(|word| {
            let twin = word.starts_with("src/search/")
                || word.starts_with("themes/default/assets/search/");
            twin || word.starts_with("docs/search")
        });
        for path in paths {
            named += 1;
            if !root.join(path).exists() {
                missing.push(format!("{} names {path}", file.display()));
            }
        }
    }
    assert!(named >= 10, "only {named} paths were found: does the test still read them?");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
