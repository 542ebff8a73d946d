//! What README.md shows is what the program prints.

use std::path::Path;
use std::process::{Command, Output};

use crate::site::TestSite;

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// Asserts that README shows `text` as it is, four spaces in.
fn assert_shown(text: &str) {
    let shown: Vec<String> = text
        .trim_end()
        .lines()
        .map(|line| if line.is_empty() { String::new() } else { format!("    {line}") })
        .collect();
    let shown = shown.join("\n");
    assert!(readme().contains(&shown), "README.md should show\n\n{shown}\n");
}

fn said(output: Output) -> String {
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// Up to the closing lines, which say how long it took.
fn mistakes(output: Output) -> String {
    said(output).split_once("\n\n").unwrap().0.to_owned()
}

#[test]
fn a_dead_link_is_shown_as_it_is_told() {
    let site =
        TestSite::new().file("content/billing/refunds.md", "# Refunds\n\nWithin 30 days.\n").file(
            "content/billing/invoices.md",
            "# Invoices\n\nYou may [ask for it back](refund.md).\n",
        );
    let text = mistakes(site.build(&[]));
    assert!(text.starts_with("error[dead-link]"), "{text}");
    assert_shown(&text);
}

#[test]
fn a_question_that_misses_is_shown_as_it_is_told() {
    let distractors = ["Vouchers", "Gifts", "Prices"];
    let site = distractors.iter().fold(TestSite::new(), |site, name| {
        let text = format!(
            "# {name} and parcels\n\nYour parcels, parcels taken back, take parcels back with \
             {name}.\n"
        );
        site.file(&format!("content/shop/{}.md", name.to_lowercase()), &text)
    });
    let site = site.file(
        "content/billing/refunds.md",
        "---\ntitle: Refunds\nasks: [do you take parcels back]\n---\n\n\
         We return what you paid within 30 days.\n",
    );
    let text = said(site.run(&["check", "--now", "2026-11-22"]));
    let told = text.split("\n\n").find(|part| part.contains("[ask-missed]")).unwrap();
    // As far as the first article that stands above it.
    let end = told
        .match_indices('\n')
        .map(|(at, _)| at)
        .find(|at| told[..*at].contains("note: place 1"))
        .unwrap();
    assert_shown(&told[..end]);
}

#[test]
fn an_answer_of_the_contact_table_is_shown_as_it_is_told() {
    let root = env!("CARGO_MANIFEST_DIR");
    let args = ["contact", "password", "--yes", "mailbox_lost"];
    let output = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
        .args(args)
        .current_dir(root)
        .output()
        .unwrap();
    assert!(output.status.success());
    let answer = String::from_utf8(output.stdout).unwrap();
    assert_shown(&answer.lines().take(3).collect::<Vec<_>>().join("\n"));
}

/// The commands of a document: lines of code blocks and shell lines within backticks.
fn commands(text: &str) -> Vec<Vec<String>> {
    let blocks = text.lines().filter_map(|line| line.strip_prefix("    "));
    let inline = text.split('`').skip(1).step_by(2).filter(|code| !code.contains('\n'));
    let lines = blocks.chain(inline).flat_map(|line| line.split("&&"));
    let commands = lines.filter_map(|line| {
        let line = line.split(['>', '#', '(']).next().unwrap_or_default().trim();
        let line = line.replace("cargo run --release -- ", "frontdesk ");
        let words = split(&line);
        (words.len() > 1 && words[0] == "frontdesk").then_some(words)
    });
    // Synopses are no commands.
    commands
        .filter(|words| {
            words.iter().all(|word| !word.contains(['[', '|', '…', '<']) && word != "...")
        })
        .collect()
}

/// As a shell splits a line: what stands between quotes is one word.
fn split(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[test]
fn every_command_of_the_documents_is_understood() {
    use clap::CommandFactory;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = walkdir::WalkDir::new(root.join("docs"))
        .into_iter()
        .map(|entry| entry.unwrap().into_path());
    let files = docs.chain(["README.md", "CONTRIBUTING.md"].map(|name| root.join(name)));
    let (mut wrong, mut count) = (Vec::new(), 0);
    for file in files.filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
        for words in commands(&std::fs::read_to_string(&file).unwrap()) {
            count += 1;
            if let Err(error) = frontdesk::cli::Cli::command().try_get_matches_from(&words) {
                use clap::error::ErrorKind::{InvalidSubcommand, UnknownArgument};
                // Running text leaves out arguments and names values in capitals; what it names has
                // to exist.
                if [InvalidSubcommand, UnknownArgument].contains(&error.kind()) {
                    wrong.push(format!(
                        "{}: {}: {}",
                        file.display(),
                        words.join(" "),
                        error.kind()
                    ));
                }
            }
        }
    }
    assert!(count > 40, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
