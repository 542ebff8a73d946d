//! What commands print: for people, for programs, for code hosts.

use std::fs;
use std::process::Command;

use boon::{Compiler, Schemas};
use serde_json::Value;

use crate::site::TestSite;

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// A site whose every article has dead links.
fn broken(articles: usize, links: usize) -> TestSite {
    (0..articles).fold(TestSite::new(), |site, n| {
        site.file(
            &format!("content/a{n}.md"),
            &format!("# A{n}\n\n{}\n", "[x](gone.md) ".repeat(links)),
        )
    })
}

#[test]
fn ten_thousand_mistakes_are_a_page_and_a_file() {
    let site = broken(100, 100);
    let output = site.build(&[]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(output.stderr);
    assert!(said.lines().count() <= 60, "{} lines", said.lines().count());
    assert!(said.starts_with("error[dead-link]"), "{said}");
    assert!(
        said.contains("9,997 more dead-link") && said.contains(".frontdesk/report.txt"),
        "{said}"
    );
    let whole = fs::read_to_string(site.root().join(".frontdesk/report.txt")).unwrap();
    assert_eq!(whole.matches("error[dead-link]").count(), 10_000);
    // Asked for all, all are shown.
    let all = text(broken(10, 20).build(&["-v"]).stderr);
    assert_eq!(all.matches("error[dead-link]").count(), 200);
}

#[test]
fn every_line_of_json_has_one_of_three_shapes() {
    let mut compiler = Compiler::new();
    let schema = serde_json::from_str(include_str!("../../docs/report.schema.json")).unwrap();
    compiler.add_resource("report.json", schema).unwrap();
    let mut schemas = Schemas::new();
    let index = compiler.compile("report.json", &mut schemas).unwrap();
    let lines = |output: std::process::Output| -> Vec<Value> {
        let lines: Vec<Value> =
            text(output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for line in &lines {
            schemas.validate(line, index).unwrap_or_else(|error| panic!("{line}: {error:#}"));
        }
        lines
    };
    let good = TestSite::new()
        .file("content/shop/_category.md", "---\ntitle: Shop\n---\n")
        .file(
            "content/shop/cake.md",
            "---\ntitle: A cake\nreview_by: 2026-01-01\n---\n\nCakes are baked at noon.\n",
        )
        .file("content/shop/cake.fr.md", "---\ntitle: Un gâteau\n---\n\nTrès bon.\n");
    let built = lines(good.build(&["--format", "json"]));
    let summary = built.last().unwrap();
    assert_eq!(
        (&summary["kind"], &summary["command"], &summary["exit"]),
        (&"summary".into(), &"build".into(), &0.into())
    );
    assert!(summary["published"]["files"].as_u64().unwrap() > 10);

    let good = good.file(
        "content/shop/cake.md",
        "---\ntitle: Something sweet\n---\n\nCakes are baked at noon.\n",
    );
    let compared = lines(good.run(&[
        "check",
        "--now",
        "2026-11-22",
        "--baseline",
        "dist",
        "--format",
        "json",
    ]));
    assert!(compared.iter().any(|line| line["kind"] == "ranking"), "{compared:?}");
    let summary = compared.last().unwrap();
    assert_eq!(summary["languages"]["fr"], serde_json::json!({ "have": 1, "of": 1 }));

    let bad = lines(broken(1, 20).build(&["--format", "json"]));
    assert_eq!((bad[0]["kind"].as_str(), bad.len()), (Some("diagnostic"), 21));
    assert_eq!(bad.last().unwrap()["exit"], 1);
}

#[test]
fn a_code_host_is_told_where_the_file_stands_in_its_repository() {
    let site = broken(1, 20);
    let repository = site.root().parent().unwrap();
    let folder = site.root().file_name().unwrap().to_str().unwrap();
    let page = site.root().join("summary.md");
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_frontdesk"));
        command.args(args).args(["--root", folder, "--now", "2026-11-22"]).current_dir(repository);
        command.env("GITHUB_WORKSPACE", repository).env("GITHUB_STEP_SUMMARY", &page);
        text(command.output().unwrap().stdout)
    };
    let github = run(&["check", "--format", "github"]);
    // Twenty of one kind are one annotation: GitHub would show ten and drop ten.
    assert_eq!(github.matches("::error title=dead-link").count(), 1, "{github}");
    assert!(github.contains(&format!("file={folder}/content/a0.md,line=3,col=1")), "{github}");
    assert!(github.contains("19 more of this kind"), "{github}");
    let summary = fs::read_to_string(&page).unwrap();
    assert!(
        summary.starts_with("## frontdesk check: 20 errors")
            && summary.contains("| error | dead-link | 20 |")
    );

    let sarif: Value = serde_json::from_str(&run(&["check", "--format", "sarif"])).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.iter().filter(|result| result["ruleId"] == "dead-link").count(), 20);
    let first = results.iter().find(|result| result["ruleId"] == "dead-link").unwrap();
    let place = &first["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], format!("{folder}/content/a0.md"));
    assert_eq!(place["region"]["startLine"].as_u64(), Some(3));
}

#[test]
fn quiet_colours_and_the_same_exit_code_for_the_same_mistake() {
    let good = TestSite::new().file("content/a.md", "# A\n\nText.\n");
    let quiet = good.build(&["-q"]);
    assert_eq!((quiet.status.code(), text(quiet.stderr)), (Some(0), String::new()));
    let bad = broken(1, 20);
    let mistakes = |color: &str| text(bad.run(&["build", "-q", "--color", color]).stderr);
    assert!(mistakes("always").contains("\u{1b}[") && !mistakes("never").contains('\u{1b}'));
    assert!(!mistakes("auto").contains('\u{1b}'), "no terminal");

    let nowhere = [
        vec!["build", "--root", "nowhere"],
        vec!["check", "--root", "nowhere"],
        vec!["contact", "prove", "--root", "nowhere"],
        vec!["new", "x/y", "--root", "nowhere"],
        vec!["check", "--baseline", "nowhere"],
        vec!["search", "refund", "--dist", "nowhere"],
        // A folder that is no site.
        vec!["build", "--root", "content"],
        vec!["check", "--root", "content"],
        vec!["build", "--out", "-"],
    ];
    for args in nowhere {
        let output = good.run(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", text(output.stderr));
    }
    assert!(!good.root().join("-").exists());
    // The same for programs: no line of another shape.
    for args in [&["check", "--baseline", "nowhere"][..], &["check", "--now", "noon"]] {
        let output = good.run(&[args, &["--format", "json"]].concat());
        let line: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((line["code"].as_str(), output.status.code()), (Some("usage"), Some(2)));
    }
    let elsewhere = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
        .args(["--root", "."])
        .args(["check", "-q"])
        .current_dir(good.root())
        .status()
        .unwrap();
    assert!(elsewhere.success());
    // What cannot be written is no success.
    if let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") {
        let mut command = Command::new(env!("CARGO_BIN_EXE_frontdesk"));
        let status = command.args(["contact", "schema"]).stdout(full).output().unwrap().status;
        assert_eq!(status.code(), Some(3));
        // Nobody can be told, and that is no reason to panic.
        let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_frontdesk"));
        command.arg("check").current_dir(bad.root()).stdout(full()).stderr(full());
        assert_eq!(command.status().unwrap().code(), Some(1));
    }
}

#[test]
fn what_a_team_allows_passes_until_its_day() {
    let allow = |until: &str| {
        format!(
            "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
             default_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.fr]\n\
             name = \"Français\"\n[[check.allow]]\ncode = \"missing-translation\"\n\
             path = \"content/law/\"\nreason = \"Only the English text is binding\"\n{until}"
        )
    };
    let site = TestSite::new()
        .file("site.toml", &allow(""))
        .file("content/law/_category.md", "---\ntitle: Law\n---\n")
        .file("content/law/_category.fr.md", "---\ntitle: Droit\n---\n")
        .file("content/law/terms.md", "# Terms\n\nText of the terms.\n");
    let check = |site: &TestSite| {
        let output = site.run(&["check", "--strict", "--now", "2026-11-22"]);
        (output.status.code(), text(output.stderr))
    };
    let (code, said) = check(&site);
    assert!(code == Some(0) && said.contains("1 allowed in site.toml"), "{said}");
    // Elsewhere it still counts.
    let site = site.file("content/other.md", "# Other\n\nNothing about law.\n");
    let (code, said) = check(&site);
    assert!(
        code == Some(1)
            && said.contains("content/other.md")
            && !said.contains("content/law/terms.md"),
        "{said}"
    );
    fs::remove_file(site.root().join("content/other.md")).unwrap();
    let site = site.file("site.toml", &allow("until = 2026-11-21\n"));
    let (code, said) = check(&site);
    assert!(code == Some(1) && said.contains("notice[allow-ended]"), "{said}");
    let site =
        site.file("site.toml", &allow("").replace("missing-translation", "missing-translations"));
    let (code, said) = check(&site);
    assert!(code == Some(1) && said.contains("did you mean `missing-translation`?"), "{said}");
}

/// What is read out of sentences can be about something else; no other error passes.
#[test]
fn a_sentence_that_promises_nothing_may_pass() {
    let site = |code: &str| {
        let allow = format!("[[check.allow]]\ncode = \"{code}\"\nreason = \"Theirs, not ours\"\n");
        TestSite::new()
            .file("content/a.md", "# A\n\nE-mail is answered within 9 days.\n\n[gone](gone.md)\n")
            .file(
                "content/contact.yaml",
                "channels:\n  mail:\n    name: E-mail\n    kind: mail\n    address: \
                 help@example.com\n    reply_within: 2 days\n    checks_identity: yes\n\
                 last_resort: mail\ntopics:\n  all:\n    name: Anything\n",
            )
            .file(
                "site.toml",
                &format!(
                    "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
                     default_language = \"en\"\n[languages.en]\nname = \"English\"\n{allow}"
                ),
            )
    };
    let check = |site: &TestSite| text(site.run(&["check", "--now", "2026-11-22"]).stderr);
    let said = check(&site("promise-differs"));
    assert!(!said.contains("[promise-differs]") && said.contains("[dead-link]"), "{said}");
    let said = check(&site("dead-link"));
    assert!(said.contains("error[promise-differs]") && said.contains("error[dead-link]"), "{said}");
    assert!(said.contains("`dead-link` is an error: no allowance lets it pass"), "{said}");
}

/// Nobody changed anything, so nothing is red; who wants the reminders asks for them.
#[test]
fn the_calendar_alone_fails_nothing() {
    let site = TestSite::new()
        .file("content/a.md", "---\ntitle: A\nreview_by: 2026-12-01\n---\n\nText.\n")
        .file("content/a.fr.md", "---\ntitle: A\n---\n\nTexte.\n");
    let check = |args: &[&str]| site.run(&[&["check", "--now", "2026-12-02"], args].concat());
    let strict = check(&["--strict"]);
    let said = text(strict.stderr);
    assert!(strict.status.code() == Some(0) && said.contains("notice[review-due]"), "{said}");
    assert_eq!(check(&["--fail-on", "notices"]).status.code(), Some(1));
}

#[test]
fn a_question_that_fell_can_fail_the_check() {
    let site =
        TestSite::new().file("content/orders/_category.md", "---\ntitle: Orders\n---\n").file(
            "content/orders/cancel.md",
            "---\ntitle: Cancel an order\nasks: [take back my cake]\n---\n\n\
             You can cancel an order and take back the cake until noon.\n",
        );
    assert!(site.build(&["--out", "old"]).status.success());
    let site = site.file(
        "content/orders/takeback.md",
        "---\ntitle: Take back a cake\n---\n\n\
         Take back my cake: take back the cake, bring back the cake.\n",
    );
    let check = |what: &str| {
        let output =
            site.run(&["check", "--now", "2026-11-22", "--baseline", "old", "--fail-on", what]);
        (output.status.code(), text(output.stderr))
    };
    let (code, said) = check("down");
    assert!(code == Some(1) && said.contains("take back my cake"), "{said}");
    assert_eq!(check("down:3").0, Some(0), "still among the first three");
    // At the line that asks, for people and for programs.
    let told = |format: &str| {
        let args = ["check", "--now", "2026-11-22", "--baseline", "old", "--format", format];
        text(site.run(&args).stdout)
    };
    let place = "file=content/orders/cancel.md,line=3,col=8::down ";
    assert!(told("github").contains(place), "{}", told("github"));
    let json = told("json");
    let down = json.lines().find(|line| line.contains("\"down\"")).unwrap();
    let down: Value = serde_json::from_str(down).unwrap();
    assert_eq!((&down["place"]["line"], &down["place"]["column"]), (&3.into(), &8.into()));
    // An article of another name is the same article.
    let (old, new) = ("content/orders/cancel.md", "content/orders/stop.md");
    fs::rename(site.root().join(old), site.root().join(new)).unwrap();
    let renamed = told("json");
    assert!(!renamed.contains("\"gone\"") && renamed.contains("\"down\""), "{renamed}");
    assert!(renamed.contains("content/orders/stop.md"), "{renamed}");
}

#[test]
fn a_code_is_explained_as_it_stands_in_a_message() {
    let site = TestSite::new();
    let explain = |code: &str| site.run(&["explain", code]);
    for code in ["dead-link", "error[dead-link]", "[dead-link]:"] {
        let said = text(explain(code).stdout);
        assert!(said.starts_with("dead-link\n\nError; told by build."), "{code}: {said}");
    }
    let unknown = explain("dead-lnik");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(unknown.stderr).contains("did you mean `dead-link`?"));
}

#[test]
fn every_command_has_its_manual_page() {
    let site = TestSite::new();
    assert!(site.run(&["man", "--dir", "man"]).status.success());
    let mut pages: Vec<String> = fs::read_dir(site.root().join("man"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    for page in
        ["frontdesk.1", "frontdesk-build.1", "frontdesk-contact-prove.1", "frontdesk-explain.1"]
    {
        assert!(pages.iter().any(|other| other == page), "{page}: {pages:?}");
    }
    // A page names only pages that are there.
    for page in &pages {
        let text = fs::read_to_string(site.root().join("man").join(page)).unwrap();
        assert!(
            text.contains(".SH \"EXIT STATUS\"") && text.contains("SOURCE_DATE_EPOCH"),
            "{page}"
        );
        for named in text.split("frontdesk\\-").skip(1).filter_map(|rest| rest.split("(1)").next())
        {
            let name = format!("frontdesk-{}.1", named.replace('\\', ""));
            assert!(
                named.contains(char::is_whitespace) || pages.contains(&name),
                "{page} names {name}"
            );
        }
    }
    let build = text(site.run(&["man", "build"]).stdout);
    assert!(
        build.contains(".TH FRONTDESK-BUILD 1") || build.contains(".TH \"FRONTDESK-BUILD\" \"1\""),
        "{build}"
    );
    assert_eq!(site.run(&["man", "nothing"]).status.code(), Some(2));
}

/// A shell asks the program what could stand next; the site in the folder answers.
#[test]
fn completions_know_the_site() {
    let site = TestSite::new()
        .file("content/shop/cake.md", "# A cake\n\nText.\n")
        .file("content/shop/cake.fr.md", "# Un gâteau\n\nTexte.\n")
        .file("content/contact.yaml", include_str!("../fixtures/contact/sound.yaml"));
    let offered = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_frontdesk"));
        let at = words.len().to_string();
        command.env("COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", at).env("_CLAP_IFS", "\n");
        command.args(["--", "frontdesk"]).args(words).current_dir(site.root());
        let output = command.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        text(output.stdout).lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(offered(&["search", "--lang", ""]), ["en", "fr"]);
    assert_eq!(offered(&["mv", "sh"]), ["shop/cake"]);
    assert_eq!(offered(&["new", "sh"]), ["shop/", "shop/cake"]);
    let topics = offered(&["contact", ""]);
    assert!(topics.iter().any(|topic| topic == "password"), "{topics:?}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = text(site.run(&["completions", shell]).stdout);
        assert!(script.contains("COMPLETE") && script.contains("frontdesk"), "{shell}: {script}");
    }
}

#[test]
fn a_batch_of_questions_comes_from_standard_input() {
    use std::io::Write;
    let site = TestSite::new().file("content/shop/cake.md", "# A cake\n\nBaked at noon.\n");
    assert!(site.build(&[]).status.success());
    let mut command = Command::new(env!("CARGO_BIN_EXE_frontdesk"));
    command.args(["search", "--batch", "-", "--lang", "en"]).current_dir(site.root());
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let lines = "{\"id\":\"1\",\"text\":\"cake\"}\n{\"id\":\"2\",\"text\":\"noon\"}\n";
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let said = text(child.wait_with_output().unwrap().stdout);
    let found: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((found[0]["id"].as_str(), found[1]["id"].as_str()), (Some("1"), Some("2")));
    assert_eq!(found[1]["hits"][0]["article"], "shop/cake");
    let gone = site.run(&["search", "--batch", "nowhere.jsonl", "--lang", "en"]);
    assert!(text(gone.stderr).contains("--batch nowhere.jsonl: "));
    assert_eq!(gone.status.code(), Some(2));
}
