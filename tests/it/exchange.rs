//! Files for translators, by the real command: what is handed out, and what comes back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Output;

use super::nothing_lost;
use super::site::{TestSite, tree};

mod others;

const FORMATS: [&str; 2] = ["xliff", "po"];

const SOURCE: &str = "---\ntitle: Refunds\ndescription: When you get money back.\n\
    asks: [can I get my money back]\ntags: [payment]\n---\n## When? {#when}\n\n\
    We answer in **24 hours**, see [the times](times.md#x \"T\") and `panel`.\n\n\
    1. Open your account\n2. Choose the order  \n   twice\n   - [ ] Tell us *why*[^1]\n\n\
    > [!NOTE]\n> Quoted over\n> two lines.\n\n| Plan | Days |\n|:--|--:|\n| Small | 14 |\n\
    | a \\| b | `x\\|y` |\n\n```sh\n# a comment\nls\n```\n\n![The panel](panel.png){width=300}\n\n\
    <details>\n  <summary>More</summary>\n<p>Raw &amp; text</p>\n</details>\n\n  <p>Indented</p>\n\n\
    Reply time: {{ fact.reply_time }}, {braces} and <kbd>Ctrl</kbd>, <https://example.com/>.\n\n\
    [^1]: Only *once*.\n\n## Exceptions\n\nNone so far.\n";

/// A site with one article that has everything, translated by what comes back.
fn site() -> TestSite {
    TestSite::new()
        .file("content/refunds.md", SOURCE)
        .file("content/times.md", "# Times\n\n## X\n\nWe answer daily.\n\nNone so far.\n")
        .file("data/facts.yaml", "reply_time: { kind: name, text: one day }\n")
        .bytes("content/panel.png", b"picture")
}

fn export(site: &TestSite, format: &str, args: &[&str]) -> String {
    let given = [&["translate", "export", "--lang", "fr", "--format", format], args].concat();
    let output = site.run(&given);
    assert!(output.status.success(), "{}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn import(site: &TestSite, text: &str, args: &[&str]) -> Output {
    let file = site.root().join("returned");
    std::fs::write(&file, text).unwrap();
    let output = site.run(&[&["translate", "import", "returned"], args].concat());
    std::fs::remove_file(file).unwrap();
    output
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Takes in what came back, and insists that all of it could be taken.
fn imported(site: &TestSite, text: &str, args: &[&str]) -> String {
    let output = import(site, text, args);
    assert!(output.status.success(), "{}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn files(site: &TestSite) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = tree(site.root());
    files.retain(|path, _| path.starts_with("content") || path.starts_with("data"));
    files
}

/// Words turned by thirteen letters; what stands in braces or tags, and escapes, stays.
fn turned(text: &str) -> String {
    let turn = |c: char, first: u8| char::from((c as u8 - first + 13) % 26 + first);
    let (mut out, mut inside, mut escaped) = (String::new(), None, false);
    for (at, c) in text.char_indices() {
        let is_entity = || {
            let name = text[at + 1..].split(';').next().unwrap_or_default();
            name.len() < 6 && name.chars().all(char::is_alphanumeric)
        };
        if inside.is_none() && !escaped {
            inside = match c {
                '{' => Some('}'),
                '<' => Some('>'),
                '&' if is_entity() => Some(';'),
                _ => None,
            };
        }
        out.push(match c {
            _ if inside.is_some() || escaped => c,
            'a'..='z' => turn(c, b'a'),
            'A'..='Z' => turn(c, b'A'),
            _ => c,
        });
        escaped = c == '\\' && !escaped;
        if inside == Some(c) {
            inside = None;
        }
    }
    out
}

/// Every text translated, and said to be done.
fn translated(file: &str) -> String {
    let mut out = String::new();
    let mut source = String::new();
    for line in file.lines() {
        let is_id = line.strip_prefix("msgid ").filter(|id| *id != "\"\"");
        if let Some(id) = is_id {
            source = turned(id);
        }
        let inside = line.strip_prefix("<source").filter(|_| line.ends_with("</source>"));
        let inside = inside.and_then(|rest| rest.split_once('>'));
        let inside = inside.and_then(|(_, rest)| rest.strip_suffix("</source>"));
        match line {
            "#, fuzzy" => continue,
            _ if line.starts_with("<target") => continue,
            _ if line.starts_with("msgstr ") && !source.is_empty() => {
                out.push_str(&format!("msgstr {source}"));
            }
            _ => out.push_str(line),
        }
        out.push('\n');
        if let Some(inside) = inside {
            out.push_str(&format!("<target state=\"translated\">{}</target>\n", turned(inside)));
        }
    }
    out
}

fn status(site: &TestSite) -> String {
    String::from_utf8(site.run(&["translate", "status", "--lang", "fr"]).stdout).unwrap()
}

/// The line of the text in which `of` stands, and its unit's name.
fn unit(file: &str, of: &str) -> (usize, String) {
    let lines: Vec<&str> = file.lines().collect();
    let at = lines.iter().position(|line| line.contains(of)).unwrap();
    let id = lines[..=at].iter().rev().find_map(|line| {
        let id = line.strip_prefix("<trans-unit id=\"").and_then(|rest| rest.split('"').next());
        id.or_else(|| line.strip_prefix("msgctxt ")?.trim_matches('"').rsplit('#').next())
    });
    (at, id.unwrap().to_owned())
}

#[test]
fn a_new_translation_is_written_whole_and_recorded() {
    for format in FORMATS {
        let site = site();
        let file = export(&site, format, &["refunds"]);
        assert!(!file.contains("a comment"), "{file}");
        let written = imported(&site, &translated(&file), &[]);
        assert_eq!(written, "content/refunds.fr.md\ndata/translations/fr.json\n");
        let own = std::fs::read_to_string(site.root().join("content/refunds.fr.md")).unwrap();
        let expected = "---\nasks:\n  - pna V trg zl zbarl onpx\ntitle: Ershaqf\n\
            description: Jura lbh trg zbarl onpx.\n---\n## Jura? {#when}\n\n\
            Jr nafjre va **24 ubhef**, frr [gur gvzrf](times.md#x \"T\") naq `panel`.\n\n\
            1. Bcra lbhe nppbhag\n2. Pubbfr gur beqre  \n   gjvpr\n   - [ ] Gryy hf *jul*[^1]\n\n\
            > [!NOTE]\n> Dhbgrq bire gjb yvarf.\n\n| Cyna | Qnlf |\n|:--|--:|\n| Fznyy | 14 |\n\
            | n \\| o | `x\\|y` |\n\n```sh\n# a comment\nls\n```\n\n![Gur cnary](panel.png){width=300}\n\n\
            <details>\n  <summary>Zber</summary>\n<p>Enj &amp; grkg</p>\n</details>\n\n  <p>Vaqragrq</p>\n\n\
            Ercyl gvzr: {{ fact.reply_time }}, {braces} naq <kbd>Pgey</kbd>, <https://example.com/>.\n\n\
            [^1]: Bayl *bapr*.\n\n## Rkprcgvbaf\n\nAbar fb sne.\n";
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines[..6].sort();
            lines
        };
        assert_eq!(sorted(&own), sorted(expected), "{format}");
        assert!(
            status(&site).starts_with("fr: 1 of 1 translations up to date"),
            "{}",
            status(&site)
        );
        let output = site.build(&[]);
        assert!(output.status.success(), "{}", said(&output));
        unchanged(&site, "fr");
    }
}

/// What is handed out and comes back as it is changes nothing.
fn unchanged(site: &TestSite, lang: &str) {
    let before = files(site);
    for format in FORMATS {
        let args = ["translate", "export", "--lang", lang, "--all", "--code", "--format", format];
        let file = String::from_utf8(site.run(&args).stdout).unwrap();
        assert!(file.contains("content/"), "{file}");
        for more in [&[][..], &["--partial"]] {
            let output = import(site, &file, more);
            assert!(output.status.success() && output.stdout.is_empty(), "{}", said(&output));
        }
        assert!(files(site) == before, "{lang} {format}");
    }
}

#[test]
fn what_comes_back_as_it_was_changes_nothing() {
    let demo = TestSite::of(Path::new(env!("CARGO_MANIFEST_DIR")));
    for lang in demo.translated_languages() {
        unchanged(&demo, &lang);
    }
    // Neither does it without a record of what was translated.
    std::fs::remove_dir_all(demo.root().join("data/translations")).unwrap();
    unchanged(&demo, "fr");
}

#[test]
fn only_what_changed_is_handed_out_and_settled() {
    for format in FORMATS {
        let site = site();
        imported(&site, &translated(&export(&site, format, &["refunds"])), &[]);
        assert!(!export(&site, format, &["refunds"]).contains("refunds.md"));
        let new = SOURCE
            .replace("24 hours**", "2 days**")
            .replace("2. Choose", "2. Wait a day\n3. Choose")
            .replace("None so far.", "Gifts only.")
            .replace("# a comment", "# another");
        let site = site.file("content/refunds.md", &new);
        let file = export(&site, format, &["refunds"]);
        let is_unit = |line: &&str| line.starts_with("msgctxt") || line.starts_with("<trans-unit");
        assert_eq!(file.lines().filter(is_unit).count(), 3, "{file}");
        for shown in ["24 hours", "24 ubhef", "2 days", "Wait a day", "Abar fb sne."] {
            assert!(file.contains(shown), "{shown}: {file}");
        }
        // As it came it is not done.
        let output = import(&site, &file, &[]);
        assert!(said(&output).contains("2 texts are not marked as done"), "{}", said(&output));
        assert!(output.status.success() && output.stdout.is_empty());
        // One of three is: the others are told as before.
        let (at, _) = unit(&file, "2 days");
        let whole = translated(&file);
        let text = imported(&site, &only(&whole, "2 qnlf"), &[]);
        assert!(at > 0 && text.contains("content/refunds.fr.md"), "{text}");
        let own = std::fs::read_to_string(site.root().join("content/refunds.fr.md")).unwrap();
        assert!(own.contains("**2 qnlf**") && own.contains("Abar fb sne."), "{own}");
        assert!(status(&site).contains("drifted parts: 2"), "{}", status(&site));
        imported(&site, &whole, &[]);
        let own = std::fs::read_to_string(site.root().join("content/refunds.fr.md")).unwrap();
        assert!(own.contains("nppbhag\n2. Jnvg n qnl\n") && own.contains("Tvsgf bayl."), "{own}");
        // Code that nobody translated follows its source.
        assert!(own.contains("# another"), "{own}");
        assert!(status(&site).contains("1 of 1 translations up to date"), "{}", status(&site));
    }
}

/// The file without the translations in which `kept` does not stand.
fn only(file: &str, kept: &str) -> String {
    let line = |line: &str| match line {
        _ if line.contains(kept) || line.contains("Language:") => line.to_owned(),
        _ if line.starts_with("<target") => "<target/>".to_owned(),
        _ if line.starts_with("msgstr \"") => "msgstr \"\"".to_owned(),
        _ => line.to_owned(),
    };
    file.lines().map(|one| line(one) + "\n").collect()
}

#[test]
fn a_new_translation_waits_until_it_is_whole() {
    for format in FORMATS {
        let site = site();
        let file = translated(&export(&site, format, &["times"]));
        let some = only(&file, "Jr nafjre qnvyl");
        let output = import(&site, &some, &[]);
        assert!(
            said(&output).contains("times is not written, 3 of its texts"),
            "{}",
            said(&output)
        );
        assert!(output.stdout.is_empty());
        imported(&site, &some, &["--partial"]);
        let own = std::fs::read_to_string(site.root().join("content/times.fr.md")).unwrap();
        assert_eq!(own, "# Times\n\n## X\n\nJr nafjre qnvyl.\n\nNone so far.\n");
        assert!(status(&site).contains("drifted parts: 3"), "{}", status(&site));
        // The rest goes where the source's text stands.
        imported(&site, &translated(&export(&site, format, &["times"])), &[]);
        let own = std::fs::read_to_string(site.root().join("content/times.fr.md")).unwrap();
        assert_eq!(own, "# Gvzrf\n\n## K\n\nJr nafjre qnvyl.\n\nAbar fb sne.\n");
        assert!(status(&site).contains("1 of 1 translations up to date"), "{}", status(&site));
    }
}

#[test]
fn a_broken_placeholder_is_refused_at_its_line() {
    let cases = [
        (
            "xliff",
            "<g id=\"1\" ctype=\"bold\">24 ubhef</g>",
            "<g id=\"9\">24 ubhef</g>",
            "no placeholder 9",
        ),
        (
            "xliff",
            "naq <x id=\"3\" ctype=\"x-code\" equiv-text=\"`panel`\"/>",
            "naq ",
            "code `panel`) is missing",
        ),
        ("po", "{2}gur gvzrf{/2}", "{2}gur gvzrf", "has lost its end"),
        ("po", "{1}24 ubhef{/1}", "{1}24 ubhef{2}{/1}{/2}", "ends before one"),
        ("po", "naq {3}.", "naq {3}{3}.", "is there twice"),
    ];
    for (format, whole, broken, why) in cases {
        let site = site();
        let file = translated(&export(&site, format, &[]));
        assert_eq!(file.matches(whole).count(), 1, "{whole}: {file}");
        let bad = file.replace(whole, broken);
        let output = import(&site, &bad, &["--partial"]);
        let (line, id) = unit(&bad, "Jr nafjre va");
        let text = said(&output);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(
            text.contains("broken-placeholder") && text.contains(why) && text.contains(&id),
            "{text}"
        );
        // A PO entry is told at its last keyword.
        assert!(text.contains(&format!("returned:{}", line + 1)), "{line}: {text}");
        assert!(!site.root().join("content/refunds.fr.md").exists());
        let kept = import(&site, &bad, &["--partial", "--keep-going"]);
        let own = std::fs::read_to_string(site.root().join("content/refunds.fr.md")).unwrap();
        assert_eq!(kept.status.code(), Some(1));
        assert!(own.contains("We answer in **24 hours**") && own.contains("Ershaqf"), "{own}");
    }
}

#[test]
fn what_is_translated_elsewhere_is_offered() {
    for format in FORMATS {
        let site = site();
        imported(&site, &translated(&export(&site, format, &["times"])), &[]);
        let file = export(&site, format, &["refunds"]);
        assert!(file.contains("Abar fb sne."), "{file}");
        assert!(file.contains("translated so in content/times.fr.md"), "{file}");
        // An offer is none of the translator's doing.
        assert!(import(&site, &file, &["--partial"]).stdout.is_empty());
    }
}

#[test]
fn what_a_translation_says_in_its_own_way_stays() {
    let site = TestSite::new()
        .file("content/a.md", "See [more](b.md) in `Settings`.\n\nBye.\n")
        .file("content/b.md", "# B\n")
        .file("content/a.fr.md", "Dans `Réglages`, voir [plus](b.md#b)\navec `x`.\n\nAdieu.\n");
    site.run(&["translate", "sync"]);
    let file = export(&site, "po", &["--all", "a"]);
    assert!(file.contains("Dans {2}, voir {1}plus{/1} avec {3}."), "{file}");
    imported(&site, &file.replace("Dans {2}, voir", "Voir dans {2}"), &[]);
    let own = std::fs::read_to_string(site.root().join("content/a.fr.md")).unwrap();
    assert_eq!(own, "Voir dans `Réglages` [plus](b.md#b) avec `x`.\n\nAdieu.\n");
    // Where the source leads elsewhere by now, so does what comes back.
    let site = site.file("content/a.md", "See [more](c.md) in `Settings`.\n\nBye.\n");
    let file = export(&site, "po", &["a"]).replace("#, fuzzy\n", "");
    imported(&site, &file, &[]);
    let own = std::fs::read_to_string(site.root().join("content/a.fr.md")).unwrap();
    assert_eq!(own, "Voir dans `Réglages` [plus](c.md) avec `x`.\n\nAdieu.\n");
}

#[test]
fn a_text_may_hold_what_markdown_takes_for_marks() {
    let site =
        TestSite::new().file("content/a.md", "One.\n\n- Two\n\n| A | B |\n|---|---|\n| x | y |\n");
    let file = export(&site, "po", &["--all"]);
    let strange = [
        "# *1* [a](b) <b> `c` &amp; \\\\ _d_",
        "1. a ~~b~~ ![c]",
        "a | b {{c}}",
        "- | x",
        "+ y",
        "",
    ];
    let mut strange = strange.iter().cycle();
    let lines = file.lines().map(|line| match line {
        "msgstr \"\"" if file.find(line).is_some() => {
            format!("msgstr \"{}\"\n", strange.next().copied().unwrap_or_default())
        }
        _ => format!("{line}\n"),
    });
    // The header comes first; the cycle's last gives it nothing.
    let mut lines: Vec<String> = lines.collect();
    let header = lines.iter().position(|line| line.starts_with("msgstr")).unwrap();
    let first = std::mem::replace(&mut lines[header], "msgstr \"\"\n".into());
    let last = lines.iter().rposition(|line| line == "msgstr \"\"\n").unwrap();
    lines[last] = first;
    let text = lines.concat();
    imported(&site, &text, &[]);
    let again = export(&site, "po", &["--all"]);
    let own = std::fs::read_to_string(site.root().join("content/a.fr.md")).unwrap();
    let given = |text: &str| {
        let lines = text.lines().filter(|line| line.starts_with("msgstr"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(given(&text), given(&again), "{own}");
}

/// Each without the other's marks: a backslash that is the first sign's, and the `>` of the next
/// line.
#[test]
fn escaped_beginnings_and_breaks_in_quotes_come_back() {
    for format in FORMATS {
        let text = "# A\n\n\\*Bold\\* star\n\n> One two\\\n> three\n\n\
            - \\_low\\_ line\n\nOne\\\n\\*two\\*\n";
        let site = TestSite::new().file("content/a.md", text);
        imported(&site, &translated(&export(&site, format, &["--all"])), &[]);
        let own = std::fs::read_to_string(site.root().join("content/a.fr.md")).unwrap();
        let turned = "# N\n\n\\*Obyq\\* fgne\n\n> Bar gjb\\\n> guerr\n\n\
            - \\_ybj\\_ yvar\n\nBar\\\n\\*gjb\\*\n";
        assert_eq!(own, turned);
        unchanged(&site, "fr");
    }
}

#[test]
fn what_cannot_be_read_is_told_at_its_line() {
    let site = site();
    let po = export(&site, "po", &["times"]);
    let xliff = export(&site, "xliff", &["times"]);
    let cases = [
        (po.replace("Language: fr", "Language: tlh"), "returned:2"),
        (po.replace("Language: fr", "Language: en"), "unit-gone"),
        (po.replacen("msgid \"Times", "msgid Times", 1), "bad-exchange"),
        (xliff.replace("</trans-unit>", ""), "bad-exchange"),
        (
            xliff.replace("target-language=\"fr\"", "target-language=\"xx\""),
            "no language of this site",
        ),
        (xliff.replacen("<xliff", "<!DOCTYPE x [<!ENTITY a \"b\">]>\n<xliff", 1), "returned:2"),
        (xliff.replace("Times", "&a;"), "bad-exchange"),
        ("PK\u{3}\u{4}".to_owned(), "returned:1"),
        (String::new(), "bad-exchange"),
    ];
    let before = files(&site);
    for (text, why) in cases {
        let output = import(&site, &text, &[]);
        assert!(said(&output).contains(why), "{why}: {}\n{text}", said(&output));
        assert!(output.stdout.is_empty() && files(&site) == before);
    }
    // No file of translations is so large, and none is read whole to find that out.
    let file = site.root().join("large.po");
    std::fs::File::create(&file).unwrap().set_len(80 * 1024 * 1024).unwrap();
    let output = site.run(&["translate", "import", "large.po"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(site.run(&["translate", "import", "missing.po"]).status.code(), Some(2));
    let output = site.run(&["translate", "import", "/dev/zero"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}

#[test]
fn a_text_that_changed_since_the_export_is_not_overwritten() {
    let site = site();
    let file = translated(&export(&site, "xliff", &["times"]));
    let site =
        site.file("content/times.md", "# Times\n\n## X\n\nWe answer weekly.\n\nNone so far.\n");
    let output = import(&site, &file, &["--partial"]);
    assert!(output.status.success() && said(&output).contains("unit-gone"), "{}", said(&output));
    let own = std::fs::read_to_string(site.root().join("content/times.fr.md")).unwrap();
    assert_eq!(own, "# Gvzrf\n\n## K\n\nWe answer weekly.\n\nAbar fb sne.\n");
}

/// Documents of every kind of block, translated whole: each placeholder comes back, and what comes
/// back a second time as it is changes nothing.
#[test]
fn random_documents_come_back() {
    let wanted: usize =
        std::env::var("FRONTDESK_TEST_EXCHANGED").map_or(50, |count| count.parse().unwrap());
    for first in (0..wanted).step_by(50) {
        let mut site = TestSite::new();
        for number in first..(first + 50).min(wanted) {
            let text = nothing_lost::document(number);
            site = site.file(&format!("content/a/d{number}.md"), &text);
        }
        let format = FORMATS[first / 50 % 2];
        let file = translated(&export(&site, format, &["--all"]));
        imported(&site, &file, &[]);
        let again = export(&site, format, &["--all"]);
        let targets = |text: &str| {
            let lines = text.lines().filter(|line| {
                line.starts_with("msgctxt")
                    || line.starts_with("msgstr")
                    || line.starts_with("<target")
            });
            let bare = |line: &str| match line.split_once('>') {
                Some((_, rest)) if line.starts_with('<') => placeholders(rest),
                _ => line.to_owned(),
            };
            lines.map(bare).collect::<Vec<_>>()
        };
        let (given, got) = (targets(&file), targets(&again));
        let wrong: Vec<_> = given.iter().zip(&got).filter(|(a, b)| a != b).take(3).collect();
        assert!(given.len() == got.len() && given.len() > 50 && wrong.is_empty(), "{wrong:#?}");
        unchanged(&site, "fr");
    }
}

/// Without what only tells what a placeholder is.
fn placeholders(text: &str) -> String {
    let mut parts = text.split(" equiv-text=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('"').map_or("", |(_, rest)| rest))
}
