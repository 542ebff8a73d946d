//! The command: what it takes, what it leaves behind when it fails.

use std::io::Write;

use crate::site::TestSite;

fn said(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn the_source_tells_its_kind_and_the_site_is_built() {
    let site =
        TestSite::new().file("theirs/_config.yml", "title: T\n").file("theirs/a.md", "# A\n");
    let output = site.run(&["import", "theirs", "--out", "ours"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        said(&output).contains("jekyll: 1 articles") && said(&output).contains("it builds"),
        "{}",
        said(&output)
    );
    let output = site.run(&["import", "theirs", "--from", "markdown", "--out", "more"]);
    assert!(said(&output).contains("markdown: 1 articles"), "{}", said(&output));
}

#[test]
fn a_screen_for_people_and_everything_in_the_report() {
    let pages: String = (0..40).map(|n| format!("[x]({n}-gone.md)\n")).collect();
    let site = TestSite::new().file("theirs/a.md", &format!("# A\n\n{pages}"));
    let output = site.run(&["import", "theirs", "--out", "ours"]);
    assert!(said(&output).lines().count() < 12, "{}", said(&output));
    assert!(said(&output).contains("    40 import-dead-link  a.md:3: "), "{}", said(&output));
    let report = std::fs::read_to_string(site.root().join("ours/import-report.json")).unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["groups"][0]["code"], "import-dead-link");
    assert_eq!(report["groups"][0]["places"].as_array().unwrap().len(), 40);
    let page = std::fs::read_to_string(site.root().join("ours/import-report.html")).unwrap();
    assert!(page.contains("import-dead-link: 40") && page.contains("And 20 more"), "{page}");
    // The stub is nobody's page until it is filled in, and then it is one.
    std::fs::rename(
        site.root().join("ours/contact.yaml"),
        site.root().join("ours/content/contact.yaml"),
    )
    .unwrap();
    let built = site.run(&["build", "--root", "ours", "--out", "built"]);
    assert!(built.status.success(), "{}", said(&built));
}

#[test]
fn addresses_of_a_sitemap_are_followed() {
    let map = "<urlset \
        xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://old.example.org/old/pay</loc></url><url><loc>https://old.example.org/Pay/</loc></url></urlset>";
    let site = TestSite::new()
        .file("theirs/pay.md", "---\naliases: [/old/pay/]\n---\n# Pay\n")
        .file("map.xml", map)
        .file("list.txt", "/pay/\n/nowhere/\n");
    let output = site.run(&["import", "theirs", "--out", "ours", "--check-urls", "map.xml"]);
    assert!(output.status.success(), "{}", said(&output));
    let output = site.run(&["import", "theirs", "--out", "more", "--check-urls", "list.txt"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("its build has 1 error; 1 error, "), "{}", said(&output));
    assert!(
        said(&output).contains("/nowhere/ leads nowhere") && !said(&output).contains("/pay/ leads")
    );
}

#[test]
fn an_archive_is_a_folder() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in
        [("help/a.md", "# A\n\n[b](b.md)\n"), ("help/b.md", "# B\n"), ("../evil.md", "# E\n")]
    {
        archive.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    let site = TestSite::new().bytes("theirs.zip", &bytes);
    let output = site.run(&["import", "theirs.zip", "--out", "ours"]);
    assert!(output.status.success(), "{}", said(&output));
    let text = std::fs::read_to_string(site.root().join("ours/content/help/a.md")).unwrap();
    assert_eq!(text, "# A\n\n[b](b.md)\n");
    assert!(
        !site.root().join("evil.md").exists() && !site.root().join("ours/content/evil.md").exists()
    );
    // Cut off in the middle.
    let site = TestSite::new().bytes("theirs.zip", &bytes[..bytes.len() / 2]);
    let output = site.run(&["import", "theirs.zip", "--out", "ours"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("import-archive") && said(&output).contains("theirs.zip"),
        "{}",
        said(&output)
    );
    assert!(!site.root().join("ours").exists());
}

#[test]
fn what_fails_leaves_nothing_behind() {
    let site = TestSite::new().file("theirs/a.txt", "a\n").file("full/x", "x\n");
    for args in [
        &["import", "theirs", "--out", "ours"][..],
        &["import", "nowhere", "--out", "ours"],
        &["import", "theirs", "--from", "hogo", "--out", "ours"],
        &["import", "theirs", "--out", "full"],
        &["import", "theirs", "--out", "ours", "--base-url", "x"],
    ] {
        let output = site.run(args);
        assert!(!output.status.success(), "{args:?}: {}", said(&output));
    }
    let mut names: Vec<String> = std::fs::read_dir(site.root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["full", "site.toml", "theirs"]);
    assert_eq!(std::fs::read_dir(site.root().join("full")).unwrap().count(), 1);
}

#[test]
fn archives_that_were_made_to_fill_disks_are_refused() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("a.md", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1024 * 1024];
    (0..80).for_each(|_| archive.write_all(&zeros).unwrap());
    let bytes = archive.finish().unwrap().into_inner();
    let site = TestSite::new().bytes("theirs.zip", &bytes);
    let output = site.run(&["import", "theirs.zip", "--out", "ours"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("more than 64 MB"), "{}", said(&output));
    assert!(!site.root().join("ours").exists());
}

/// Ctrl-C, and a CI that gives up, while the site is on its way to the disk or being looked at.
#[cfg(unix)]
#[test]
fn an_interrupted_import_takes_away_what_it_wrote() {
    use rustix::process::{Pid, Signal, kill_process};
    let site = (0..600).fold(TestSite::new(), |site, n| {
        let text = format!("# Page {n}\n\nText about {n}.\n\n## Part\n\nMore of it.\n");
        site.file(&format!("theirs/part{}/p{n}.md", n % 20), &text)
    });
    let staged = || {
        std::fs::read_dir(site.root())
            .unwrap()
            .find(|entry| {
                entry.as_ref().unwrap().file_name().to_string_lossy().contains(".import-")
            })
            .map(|entry| entry.unwrap().path())
    };
    let names = || {
        let entries = std::fs::read_dir(site.root()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    // While it is written, and while it is built.
    for (signal, awaited) in [(Signal::INT, ""), (Signal::TERM, "site.toml")] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_frontdesk"))
            .args(["import", "theirs", "--out", "ours"])
            .current_dir(site.root())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        while !staged().is_some_and(|folder| folder.join(awaited).exists()) {
            assert!(child.try_wait().unwrap().is_none(), "it never wrote anything");
            std::thread::yield_now();
        }
        kill_process(Pid::from_raw(child.id().try_into().unwrap()).unwrap(), signal).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(130), "{}", said(&output));
        assert!(said(&output).contains("interrupted"), "{}", said(&output));
        assert_eq!(names(), before);
    }
}

/// Links that only disks of Windows and macOS forgive.
#[test]
fn capitals_of_links_and_files_are_forgiven() {
    let site = TestSite::new()
        .file("theirs/guides/Paper.md", "# Paper\n\nText.\n")
        .file(
            "theirs/start.md",
            "# Start\n\n[a](GUIDES/paper.md) [b](guides/PAPER.MD) [c](/Guides/paper.md) \
             ![d](Img/dot.PNG) [e](img/List.pdf)\n",
        )
        .bytes("theirs/img/Dot.png", b"\x89PNG\r\n\x1a\n")
        .bytes("theirs/img/list.PDF", b"%PDF-");
    let output = site.run(&["import", "theirs", "--out", "ours"]);
    assert!(!said(&output).contains("import-dead-link"), "{}", said(&output));
    let text = std::fs::read_to_string(site.root().join("ours/content/start.md")).unwrap();
    assert_eq!(text.matches("](guides/paper.md)").count(), 3, "{text}");
    assert!(text.contains("![d](img/dot.png)") && text.contains("[e](img/list.pdf)"), "{text}");
}
