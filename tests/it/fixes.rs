//! `frontdesk fix`: mistakes strewn into a sound site are mended back to the letter; what nobody
//! can know stays and is told.

use std::fs;

use crate::site::{TestSite, tree};

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>";

const SOUND: &str = "---\ntitle: X\ntags: [payment, refunds]\npublished: 2026-01-01\norder: 3\n\
    ---\nSee [the other](../b/other-one.md#how-long) and ![shot](<img/big shot.svg>).\n\n\
    ## A heading\n\nA [deep](#a-heading) link, a [reference][r] and <a \
    href=\"../b/other-one.md\">raw</a>.\n\nCode `[no](gone.md)` stays.\n\n[r]: ../b/other-one.md\n";

/// A slip of the hand, and what it is in the sound text.
const SLIPS: &[(&str, &str)] = &[
    ("tags: [payment, refunds]", "tags: payment, refunds"),
    ("published:", "date:"),
    ("order:", "ordr:"),
    ("order:", "weight:"),
    ("---\ntitle", "\n ---\ntitle"),
    ("[the other](../b/other-one.md#how-long)", "[the other] (../b/other-one.md#how-long)"),
    ("[the other](../b/other-one.md#how-long)", "(the other)[../b/other-one.md#how-long]"),
    ("(../b/other-one.md#how-long)", "(../c/other-one.md#how-long)"),
    ("(../b/other-one.md#how-long)", "(../b/othr-one.md#how-long)"),
    ("(../b/other-one.md#how-long)", "(..\\b\\other-one.md#how-long)"),
    ("#how-long)", "#how-longs)"),
    ("(<img/big shot.svg>)", "(img/big shot.svg)"),
    ("(#a-heading)", "(#a-headin)"),
    ("## A heading", "##A heading"),
    ("[r]: ../b/other-one.md", "[r]: other-one.md"),
    ("href=\"../b/other-one.md\"", "href=\"../b/Other-One.md\""),
];

fn site(text: &str) -> TestSite {
    TestSite::new()
        .file("content/a/x.md", text)
        .file("content/a/img/big shot.svg", SVG)
        .file("content/b/other-one.md", "# Other\n\n## How long\n\nLong.\n")
        .file("content/b/far-away.md", "# Far\n\nAway.\n")
}

fn text(site: &TestSite) -> String {
    fs::read_to_string(site.root().join("content/a/x.md")).unwrap()
}

#[test]
fn what_has_one_mending_is_mended_to_the_letter() {
    let sound = site(SOUND);
    assert!(
        sound.build(&["--strict"]).status.success(),
        "{}",
        String::from_utf8_lossy(&sound.build(&[]).stderr)
    );
    assert!(sound.run(&["fix"]).status.success() && text(&sound) == SOUND);
    let mut wrong = Vec::new();
    for (right, slip) in SLIPS {
        let broken = SOUND.replacen(right, slip, 1);
        assert_ne!(broken, SOUND);
        let site = site(&broken);
        let before = tree(site.root());
        let shown = site.run(&["fix", "--dry-run"]);
        assert!(shown.status.success() && before == tree(site.root()), "{slip}");
        assert!(
            String::from_utf8(shown.stdout).unwrap().contains("+++ b/content/a/x.md"),
            "{slip}"
        );
        site.run(&["fix"]);
        let plain = |text: &str| text.replace("<img/big shot.svg>", "img/big%20shot.svg");
        if plain(&text(&site)) != plain(SOUND) {
            wrong.push(format!("{slip}:\n{}", text(&site)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Several slips at once, in every pair.
#[test]
fn slips_are_mended_together() {
    let mut broken = SOUND.to_owned();
    for (right, slip) in [
        SLIPS[0], SLIPS[1], SLIPS[3], SLIPS[4], SLIPS[9], SLIPS[11], SLIPS[12], SLIPS[13],
        SLIPS[14],
    ] {
        broken = broken.replacen(right, slip, 1);
    }
    let site = site(&broken);
    site.run(&["fix"]);
    assert_eq!(text(&site), SOUND);
    assert!(site.build(&["--strict"]).status.success());
}

#[test]
fn what_nobody_can_know_is_left_and_told() {
    for unclear in [
        "# X\n\n[a](gone.md)\n",
        "# X\n\n[a](my file.md)\n",
        "# X\n\n![a](nothing.png)\n",
        "---\ntitle: X\nkeywords: a\n---\nx\n",
        "---\ntitle: X\ndate: 2026-01-01\npublished: 2026-01-01\n---\nx\n",
        "# X\n\n[a](#nowhere-near-it)\n",
    ] {
        let site = site(unclear);
        let before = tree(site.root());
        let output = site.run(&["fix"]);
        assert!(
            output.status.success() && before == tree(site.root()),
            "{unclear}\n{}",
            text(&site)
        );
        assert!(!site.build(&["--strict"]).status.success(), "{unclear}");
    }
}
