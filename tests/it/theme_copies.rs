//! Copies of built-in files in a site's own theme: how they are made, compared, told when they are
//! old, and brought up to date.

use crate::site::TestSite;

const FOOTER: &str = "parts/footer.html";

fn said(output: &std::process::Output) -> (Option<i32>, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout) + &text(&output.stderr))
}

/// What `frontdesk theme` says, and that it went well.
fn theme(site: &TestSite, args: &[&str]) -> String {
    let (code, said) = said(&site.run(&[&["theme"], args].concat()));
    assert_eq!(code, Some(0), "{said}");
    said
}

fn own(name: &str) -> String {
    format!("themes/default/templates/{name}")
}

fn kept(name: &str) -> String {
    format!("themes/default/originals/templates/{name}")
}

fn read(site: &TestSite, path: &str) -> String {
    std::fs::read_to_string(site.root().join(path)).unwrap()
}

fn strict(site: &TestSite) -> (Option<i32>, String) {
    said(&site.build(&["--strict"]))
}

/// A copy that `theme eject` of an older release made of `was`, and what the company made of it.
fn of_an_older_release(site: TestSite, name: &str, was: &str, now: &str) -> TestSite {
    let hash = blake3::hash(was.as_bytes()).to_hex();
    let mark = format!("{{# frontdesk theme eject templates/{name} {} -#}}\n", &hash[..12]);
    site.file(&own(name), &(mark + now)).file(&kept(name), was)
}

#[test]
fn copies_are_made_compared_and_told_when_they_are_old() {
    let mut site = TestSite::new().file("content/a.md", "# A\n\nText.\n");
    theme(&site, &["eject", FOOTER, "theme.css", "fr.ftl"]);
    let shown = theme(&site, &["show", FOOTER]);
    let copy = read(&site, &own(FOOTER));
    assert_eq!(copy.split_once('\n').unwrap().1, shown);
    assert_eq!(read(&site, &kept(FOOTER)), shown);
    let listed = theme(&site, &["list"]);
    let line = listed.lines().find(|line| line.contains(FOOTER)).unwrap();
    assert!(line.ends_with(" own") && !listed.contains("originals/"), "{listed}");
    // What was copied and not changed is what was there, and what it was copied from is no part of
    // the theme.
    assert_eq!(strict(&site).0, Some(0), "{}", strict(&site).1);
    let diff = theme(&site, &["diff", FOOTER]);
    assert!(diff.contains("you changed nothing") && diff.lines().count() == 1, "{diff}");
    assert_eq!(theme(&site, &["update"]), "");
    // Nothing that is there is written over, and then nothing is made at all.
    let (code, told) = said(&site.run(&["theme", "eject", "tag.html", FOOTER]));
    assert!(code == Some(2) && told.contains("is there already"), "{told}");
    assert!(!site.root().join(own("tag.html")).exists());
    let (code, told) = said(&site.run(&["theme", "show", "parts/foter.html"]));
    assert!(code == Some(2) && told.contains("footer.html"), "{told}");
    // A copy of another release, with nothing to tell what that was.
    let (head, body) = copy.split_once(" -#}").unwrap();
    let old = format!("{}000000000000 -#}}{body}<p>Mine</p>\n", &head[..head.len() - 12]);
    site = site.file(&own(FOOTER), &old);
    let (code, told) = strict(&site);
    assert!(code == Some(1) && told.contains("warning[stale-copy]"), "{told}");
    let diff = theme(&site, &["diff", FOOTER]);
    assert!(diff.contains("is not kept") && diff.contains("\n+<p>Mine</p>\n"), "{diff}");
    let (code, told) = said(&site.run(&["theme", "update"]));
    assert!(code == Some(1) && told.contains("footer.html: not changed"), "{told}");
    assert_eq!(read(&site, &own(FOOTER)), old);
    // Looked at by its owner, it is as new, and the next release can tell.
    theme(&site, &["update", "--mine", FOOTER]);
    let now = read(&site, &own(FOOTER));
    assert_eq!(now, format!("{copy}<p>Mine</p>\n"));
    assert_eq!(strict(&site).0, Some(0));
    let diff = theme(&site, &["diff"]);
    assert!(diff.contains("what you changed\n") && !diff.contains("the program"), "{diff}");
}

/// Two copies of an older release, each with a line of the company's: `theme diff` tells the
/// company's from the program's, `theme update` takes the latter over.
#[test]
fn an_upgrade_is_taken_over_beside_ones_own_changes() {
    const COPIES: [(&str, &str, &str, &str); 2] = [
        (FOOTER, "<nav ", "<p class=\"imprint\">", "a/index.html"),
        ("404.html", "<p class=\"lead\">", "{% if categories -%}", "404.html"),
    ];
    let mut site = TestSite::new().file("content/a.md", "# A\n\nText.\n");
    let line = |name: &str| format!("<p class=\"own\">{name}</p>");
    let ours = |name: &str| format!("{}\n", line(name));
    let before = |text: &str, anchor: &str, line: &str| {
        let changed = text.replacen(anchor, &format!("{line}{anchor}"), 1);
        assert_ne!(changed, text);
        changed
    };
    for (name, theirs, mine, _) in COPIES {
        let was = before(&theme(&site, &["show", name]), theirs, "<p>Of the release before</p>\n");
        site = of_an_older_release(site, name, &was, &before(&was, mine, &ours(name)));
    }
    // As Git checks texts out on Windows.
    let returns = |text: String| text.replace('\n', "\r\n");
    let (copy, was) = (returns(read(&site, &own(FOOTER))), returns(read(&site, &kept(FOOTER))));
    site = site.file(&own(FOOTER), &copy).file(&kept(FOOTER), &was);
    let html = |site: &TestSite, page: &str| read(site, &format!("dist/site/{page}"));
    let (code, told) = said(&site.build(&[]));
    assert!(code == Some(0) && told.contains("stale-copy"), "{told}");
    for (name, _, _, page) in COPIES {
        assert!(html(&site, page).contains(&line(name)), "{page}");
        let diff = theme(&site, &["diff", name]);
        let (yours, programs) = diff.split_once("what the program changed since\n").unwrap();
        assert!(yours.contains(&format!("\n+{}", ours(name))), "{diff}");
        assert!(programs.contains("\n-<p>Of the release before</p>\n"), "{diff}");
        let changes = |part: &str| part.matches("\n+<").count() + part.matches("\n-<").count();
        assert_eq!((changes(yours), changes(programs)), (1, 1), "{diff}");
        assert!(programs.contains("other lines than yours"), "{diff}");
    }
    let told = theme(&site, &["update"]);
    assert_eq!(told.matches(": up to date\n").count(), 2, "{told}");
    assert_eq!(strict(&site).0, Some(0), "{}", strict(&site).1);
    for (name, _, mine, page) in COPIES {
        let shown = theme(&site, &["show", name]);
        assert_eq!(read(&site, &kept(name)), shown);
        let body = read(&site, &own(name)).replace("\r\n", "\n");
        assert_eq!(body.split_once('\n').unwrap().1, before(&shown, mine, &ours(name)));
        assert!(html(&site, page).contains(&line(name)), "{page}");
    }
    assert_eq!(read(&site, &own(FOOTER)).matches("\r\n").count(), copy.matches("\r\n").count() - 1);
}

#[test]
fn lines_that_both_changed_are_left_to_their_owner() {
    let mut site = TestSite::new().file("content/a.md", "---\ntags: [x]\n---\n# A\n\nText.\n");
    let shown = theme(&site, &["show", "tag.html"]);
    let was = shown.replacen("<p class=\"lead\">", "<p class=\"before\">", 1);
    let ours = was.replacen("<p class=\"before\">", "<p class=\"own\">", 1);
    site = of_an_older_release(site, "tag.html", &was, &ours);
    let at = ours.lines().position(|line| line.contains("\"own\"")).unwrap() + 2;
    let clash = format!("lines {at}");
    let diff = theme(&site, &["diff"]);
    assert!(diff.contains(&format!("both changed {clash} of your copy")), "{diff}");
    let before = read(&site, &own("tag.html"));
    assert!(before.lines().nth(at - 1).unwrap().contains("\"own\""));
    let (code, told) = said(&site.run(&["theme", "update"]));
    assert!(code == Some(1) && told.contains(&clash), "{told}");
    assert_eq!(read(&site, &own("tag.html")), before);
    theme(&site, &["update", "--mine"]);
    assert!(read(&site, &own("tag.html")).contains("<p class=\"own\">"));
    assert_eq!(strict(&site).0, Some(0), "{}", strict(&site).1);
    let diff = theme(&site, &["diff"]);
    assert!(diff.contains("-<p class=\"lead\">") && !diff.contains("before"), "{diff}");
}

#[test]
fn several_files_are_compared_and_slips_in_names_are_told() {
    let site = TestSite::new().file("content/a.md", "# A\n\nText.\n");
    theme(&site, &["eject", FOOTER, "tag.html", "tags.html"]);
    let shown = theme(&site, &["diff", FOOTER, "tag.html"]);
    assert!(
        shown.contains("templates/tag.html:") && shown.contains("parts/footer.html:"),
        "{shown}"
    );
    assert!(!shown.contains("tags.html"), "{shown}");
    let (code, told) = said(&site.run(&["theme", "eject", "parts/foter.html"]));
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("did you mean `parts/footer.html`?"), "{told}");
}
