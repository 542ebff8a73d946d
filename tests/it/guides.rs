//! `kind: guide`: trees of questions, as they are built and as they are told to be wrong.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::site::TestSite;

const GUIDE: &str = "---\ntitle: The call\nkind: guide\n---\nBefore we begin.\n\n\
    ## Is it on? {#on}\n\n- [Yes](#signal)\n- [No](#switch)\n\n\
    ## Is there a signal?\n\nLook at the *top*.\n\n- [Yes](#ask)\n- [No](#outside)\n\n\
    ## Switch it on {#switch}\n\n### How\n\nPress.\n\n- [Done](#is-there-a-signal)\n\n\
    ## Go outside {#outside .end}\n\nWalls.\n\n\
    ## We look at it {#ask}\n\n[Ask](/contact/).\n";

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_guide_is_one_page_of_steps() {
    let guide = GUIDE.replace("(#signal)", "(#is-there-a-signal)");
    let site = TestSite::new().file("content/call.md", &guide);
    let output = site.build(&[]);
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    let page = site.page("call/index.html");
    assert_eq!(page.matches("<div class=\"step").count(), 5, "{page}");
    for there in [
        "Before we begin.",
        "<p class=\"step-number\">Step 1</p>",
        "<p class=\"step-number\">Step 3</p>",
        "<h2 id=\"on\" data-pinned tabindex=\"-1\">Is it on?</h2>",
        "<a data-back href=\"#is-there-a-signal\">Back</a>",
        "<a href=\"#on\">Start over</a>",
        "<h3 id=\"how\"",
        "<div class=\"step step-end\">",
    ] {
        assert!(page.contains(there), "{there}\n{page}");
    }
    // An end of the braces is no text, and a guide has no contents and no list of questions.
    assert!(!page.contains(".end") && !page.contains("class=\"toc\""), "{page}");
    assert!(!page.contains("FAQPage"), "{page}");
    let copy = site.page("call/index.md");
    assert!(copy.contains("## Is it on?") && copy.contains("- [Yes]("), "{copy}");
    let found = text(&site.run(&["search", "walls", "--lang", "en"]).stdout);
    assert!(found.contains("/call/#outside"), "{found}");
}

#[test]
fn a_translation_is_a_guide_with_its_own_mistakes() {
    let french =
        "# L’appel\n\n## Allumé ?\n\n- [Oui](#signal)\n\n## Du réseau ? {#signal}\n\nRien.\n";
    let english = "---\nkind: guide\n---\n# The call\n\n## On?\n\n- [Yes](#signal)\n\n\
        ## Signal? {#signal .end}\n\nFine.\n";
    let site = TestSite::new()
        .file(
            "site.toml",
            "title = \"T\"\nbase_url = \"https://help.example.com/\"\ndefault_language = \"en\"\n\
             [languages.en]\nname = \"English\"\n[languages.fr]\nname = \"Français\"\n",
        )
        .file("content/a.md", english)
        .file("content/a.fr.md", french);
    site.assert_mistakes("error[guide-dead-end] content/a.fr.md:7:1");
}

/// A guide as its steps' answers, and which of them are marked as ends.
#[derive(Debug, Clone)]
struct Tree {
    answers: Vec<Vec<usize>>,
    ends: BTreeSet<usize>,
}

fn trees() -> impl Strategy<Value = Tree> {
    (1_usize..9).prop_flat_map(|steps| {
        let answers = prop::collection::vec(prop::collection::vec(0..steps, 0..4), steps);
        let ends = prop::collection::btree_set(0..steps, 0..=steps);
        // Some lead downwards, as people write them; the others are full of circles. Some are right.
        let kinds = (prop::bool::weighted(0.6), prop::bool::weighted(0.4));
        (answers, ends, kinds).prop_map(move |(mut answers, mut ends, (is_tree, is_right))| {
            for (at, own) in answers.iter_mut().enumerate().filter(|_| is_tree || is_right) {
                own.iter_mut().for_each(|to| *to = (at + 1 + *to).min(steps - 1));
                own.retain(|to| *to != at);
            }
            if is_right {
                (1..steps).for_each(|at| answers[(at - 1) / 2].push(at));
                ends = (0..steps).filter(|at| answers[*at].is_empty()).collect();
                // A way back to where one began is no mistake.
                answers[steps / 2].extend((steps > 2).then_some(0));
                ends.retain(|at| answers[*at].is_empty());
            }
            answers.iter_mut().for_each(|own| {
                let mut seen = BTreeSet::new();
                own.retain(|to| seen.insert(*to));
            });
            Tree { answers, ends }
        })
    })
}

impl Tree {
    fn markdown(&self) -> String {
        let mut text = String::from("---\ntitle: Tree\nkind: guide\n---\nLead.\n");
        for (at, answers) in self.answers.iter().enumerate() {
            let end = if self.ends.contains(&at) { " .end" } else { "" };
            text.push_str(&format!("\n## Step {at}? {{#s{at}{end}}}\n\nWords.\n"));
            for (n, to) in answers.iter().enumerate() {
                text.push_str(&format!(
                    "{}- [Answer {n}](#s{to})\n",
                    if n == 0 { "\n" } else { "" }
                ));
            }
        }
        text
    }

    /// From `start`, over answers.
    fn reached(&self, start: usize) -> BTreeSet<usize> {
        let (mut seen, mut open) = (BTreeSet::from([start]), VecDeque::from([start]));
        while let Some(at) = open.pop_front() {
            open.extend(self.answers[at].iter().copied().filter(|to| seen.insert(*to)));
        }
        seen
    }

    /// Every mistake by its step, found another way than the program does: by walking from each.
    fn mistakes(&self) -> BTreeSet<(String, usize)> {
        let from_first = self.reached(0);
        let stops = |at: &usize| self.answers[*at].is_empty() || self.ends.contains(at);
        let mut found = BTreeSet::new();
        for (at, answers) in self.answers.iter().enumerate() {
            let is_end = self.ends.contains(&at);
            let mut add = |code: &str, is: bool| is.then(|| found.insert((code.to_owned(), at)));
            add("guide-unreachable", !from_first.contains(&at));
            add("guide-dead-end", answers.is_empty() && !is_end);
            add("guide-end", is_end && !answers.is_empty());
            add("guide-loop", !self.reached(at).iter().any(stops));
        }
        found
    }
}

/// How many trees are tried: `scripts/torture` asks for more.
fn cases() -> usize {
    std::env::var("FRONTDESK_TEST_GUIDES").ok().and_then(|n| n.parse().ok()).unwrap_or(60)
}

#[test]
fn random_trees_are_told_or_lead_to_an_end() {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(1) });
    let mut sound = 0;
    let mut told = BTreeMap::<String, usize>::new();
    // Many trees are one site: a build a tree would take minutes.
    let mut trees: Vec<Tree> = Vec::new();
    let mut kinds = BTreeSet::new();
    // Every kind of mistake, and none, whatever the dice say.
    while trees.len() < cases() || kinds.len() < 5 {
        let tree = self::trees().new_tree(&mut runner).unwrap().current();
        let mistakes = tree.mistakes();
        kinds.extend(mistakes.iter().map(|(code, _)| code.clone()));
        kinds.extend(mistakes.is_empty().then(String::new));
        trees.push(tree);
    }
    let mut site = TestSite::new();
    for (n, tree) in trees.iter().enumerate() {
        site = site.file(&format!("content/t{n}.md"), &tree.markdown());
    }
    let output = text(&site.build(&["--format", "json"]).stdout);
    let mut said: BTreeMap<String, BTreeSet<(String, usize)>> = BTreeMap::new();
    for line in output.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let code = line["code"].as_str().unwrap_or_default();
        if code.starts_with("guide-") {
            let path = line["place"]["path"].as_str().unwrap().to_owned();
            let number: usize = line["place"]["line"].as_u64().unwrap().try_into().unwrap();
            let file = std::fs::read_to_string(site.root().join(&path)).unwrap();
            let heading = file.lines().nth(number - 1).unwrap();
            let step = heading.strip_prefix("## Step ").unwrap().split('?').next().unwrap();
            said.entry(path).or_default().insert((code.to_owned(), step.parse().unwrap()));
        }
    }
    let mut good = TestSite::new();
    for (n, tree) in trees.iter().enumerate() {
        let path = format!("content/t{n}.md");
        let wanted = tree.mistakes();
        assert_eq!(said.remove(&path).unwrap_or_default(), wanted, "{}", tree.markdown());
        for (code, _) in &wanted {
            *told.entry(code.clone()).or_default() += 1;
        }
        if wanted.is_empty() {
            sound += 1;
            good = good.file(&path, &tree.markdown());
        }
    }
    assert!(sound > 0 && told.len() == 4, "{sound} sound trees, {told:?}");
    assert!(good.build(&[]).status.success());
    for (n, tree) in trees.iter().enumerate().filter(|(_, tree)| tree.mistakes().is_empty()) {
        walk(&good.page(&format!("t{n}/index.html")), tree);
    }
}

/// Follows every link of the built page from the first step on: what is written leads where the
/// tree does, and from every step that is reached an end is.
fn walk(page: &str, tree: &Tree) {
    let steps: Vec<&str> = page.split("<div class=\"step").skip(1).collect();
    assert_eq!(steps.len(), tree.answers.len());
    let id = |step: &str| {
        let at = step.find("<h2 id=\"").unwrap() + 8;
        step[at..].split('"').next().unwrap().to_owned()
    };
    let at: BTreeMap<String, usize> =
        steps.iter().enumerate().map(|(n, step)| (id(step), n)).collect();
    let mut seen = BTreeSet::from([0]);
    let mut open = VecDeque::from([0]);
    while let Some(n) = open.pop_front() {
        let items = steps[n].split("<li><a href=\"#").skip(1);
        let next: Vec<usize> = items.map(|item| at[item.split('"').next().unwrap()]).collect();
        assert_eq!(next, tree.answers[n], "step {n}");
        let is_end = steps[n].starts_with(" step-end");
        assert_eq!(is_end, tree.ends.contains(&n));
        assert!(is_end || !next.is_empty(), "step {n} leads nowhere");
        open.extend(next.into_iter().filter(|to| seen.insert(*to)));
    }
    assert_eq!(seen.len(), steps.len());
}
