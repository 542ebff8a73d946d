//! What other programs make of the files for translators, and whole sites that go out and come back.

use std::collections::BTreeSet;

use super::*;

/// Gettext's msgfmt and translate-toolkit read what is handed out, and what comes back from them is
/// taken. Both are installed by scripts/setup.
#[test]
#[ignore = "needs msgfmt and translate-toolkit"]
fn others_read_what_is_handed_out() {
    let site = site();
    imported(&site, &translated(&export(&site, "po", &["refunds"])), &[]);
    let site = site.file("content/refunds.md", &SOURCE.replace("24 hours", "2 days"));
    for format in FORMATS {
        let text = export(&site, format, &["--all", "refunds"]);
        std::fs::write(site.root().join(format!("x.{format}")), text).unwrap();
    }
    std::fs::rename(site.root().join("x.xliff"), site.root().join("x.xlf")).unwrap();
    let told = run(&site, "msgfmt", &["-c", "-v", "-o", "x.mo", "x.po"]);
    assert!(told.contains("1 fuzzy translation") && !told.contains("warning"), "{told}");
    let told = toolkit(&site);
    let counts: Vec<Vec<&str>> =
        told.lines().map(|line| line.split_whitespace().skip(1).collect()).collect();
    assert!(counts.len() == 2 && counts[0] == counts[1] && counts[0][1] == "1", "{told}");
    // What the toolkit has written anew is the same.
    for path in ["x.po", "x.xlf"] {
        let output = site.run(&["translate", "import", path]);
        assert!(output.status.success() && output.stdout.is_empty(), "{path}: {}", said(&output));
    }
}

fn run(site: &TestSite, program: &str, args: &[&str]) -> String {
    let output = std::process::Command::new(program)
        .args(args)
        .current_dir(site.root())
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{program}: {}", said(&output));
    String::from_utf8_lossy(&output.stdout).into_owned() + &said(&output)
}

/// Translate-toolkit reads x.po and x.xlf and writes both anew; it tells how many texts there are, how
/// many of them wait for review, and how many have a translation.
fn toolkit(site: &TestSite) -> String {
    let script = "from translate.storage import factory\nfor path in ('x.po', 'x.xlf'):\n    \
        store = factory.getobject(path)\n    units = [u for u in store.units if u.source and not u.isheader()]\n    \
        print(path, len(units), sum(u.isfuzzy() for u in units), sum(bool(u.target) for u in units))\n    \
        store.save()\n";
    let python =
        std::env::var("FRONTDESK_TEST_TOOLKIT").unwrap_or_else(|_| "/usr/bin/python3".into());
    run(site, &python, &["-c", script])
}

/// The whole demo, or the site that `FRONTDESK_TEST_CORPUS` names: what comes back as it was changes no
/// byte, others read all of it, and a translation of every text builds.
#[test]
#[ignore = "needs msgfmt and translate-toolkit"]
fn a_whole_site_goes_out_and_comes_back() {
    let site = TestSite::of_corpus();
    let langs = site.translated_languages();
    // As the demo stands `what_comes_back_as_it_was_changes_nothing` has tried it already.
    if std::env::var_os("FRONTDESK_TEST_CORPUS").is_some() {
        langs.iter().for_each(|lang| unchanged(&site, lang));
    }
    let unrecorded = files(&site);
    assert!(site.run(&["translate", "sync"]).status.success());
    if files(&site) != unrecorded {
        langs.iter().for_each(|lang| unchanged(&site, lang));
    }
    let config = std::fs::read_to_string(site.root().join("site.toml")).unwrap();
    let site = site.file("site.toml", &format!("{config}\n[languages.de]\nname = \"Deutsch\"\n"));
    let before = files(&site);
    let sent = FORMATS.map(|format| {
        let args = ["translate", "export", "--lang", "de", "--format", format];
        String::from_utf8(site.run(&args).stdout).unwrap()
    });
    for (text, name) in sent.iter().zip(["x.xlf", "x.po"]) {
        std::fs::write(site.root().join(name), text).unwrap();
    }
    let told = run(&site, "msgfmt", &["-c", "-v", "-o", "x.mo", "x.po"]);
    assert!(!told.contains("warning"), "{told}");
    let told = toolkit(&site);
    let counts: BTreeSet<&str> =
        told.lines().filter_map(|line| line.split_once(' ').map(|(_, counts)| counts)).collect();
    assert!(told.lines().count() == 2 && counts.len() == 1, "{told}");
    for (text, name) in sent.iter().zip(["x.xlf", "x.po"]) {
        // As the toolkit wrote it nothing is done.
        let output = site.run(&["translate", "import", name]);
        assert!(output.status.success() && output.stdout.is_empty(), "{name}: {}", said(&output));
        let output = import(&site, &translated(text), &[]);
        assert!(output.status.success(), "{name}: {}", said(&output));
        let units = text.matches("<trans-unit ").count().max(text.matches("\nmsgctxt ").count());
        assert!(said(&output).contains(&format!("{units} texts taken")), "{}", said(&output));
        let output = site.build(&[]);
        assert!(output.status.success(), "{name}: {}", said(&output));
        unchanged(&site, "de");
        println!("{name}: {units} texts translated, taken back and built");
        for path in files(&site).keys().filter(|path| !before.contains_key(*path)) {
            std::fs::remove_file(site.root().join(path)).unwrap();
        }
        assert!(files(&site) == before);
    }
}
