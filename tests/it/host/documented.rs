//! Every command line that README and the documentation show is run, in a help centre that has what it
//! names. That a synopsis names what there is, `readme` looks at.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::tickets::{PNG, send, with_forms};
use super::{Desk, build};

const PROGRAM: &str = env!("CARGO_BIN_EXE_frontdesk");
/// Written by the program out of its own options.
const GENERATED: &str = "reference/commands.md";

/// Lines of code that stand together.
struct Block {
    /// `docs/host.md:241`
    place: String,
    lines: Vec<String>,
}

/// The blocks of indented code that hold a command, comments left out.
fn blocks() -> Vec<Block> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = walkdir::WalkDir::new(root.join("docs")).sort_by_file_name();
    let docs = docs.into_iter().map(|entry| entry.unwrap().into_path());
    let docs = docs.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let files: Vec<PathBuf> = std::iter::once(root.join("README.md")).chain(docs).collect();
    let mut blocks = Vec::new();
    for path in files.iter().filter(|path| !path.ends_with(GENERATED)) {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.strip_prefix(root).unwrap().display();
        let mut open = false;
        for (number, line) in (1..).zip(text.lines()) {
            let command = line.strip_prefix("    ").filter(|line| line.starts_with("frontdesk "));
            if let Some(command) = command {
                // A note stands two spaces behind, or behind a number sign.
                let command = command.split("   ").next().unwrap().split(" # ").next().unwrap();
                if !open {
                    blocks.push(Block { place: format!("{name}:{number}"), lines: Vec::new() });
                }
                blocks.last_mut().unwrap().lines.push(command.trim().to_owned());
            }
            open = command.is_some();
        }
    }
    blocks
}

/// Whether a line stands for several: it has options that may be left out, or a choice.
fn is_synopsis(line: &str) -> bool {
    let quoted = line.split('"').step_by(2).collect::<String>();
    quoted.contains(['[', '<', '|']) && !quoted.contains(" < ")
        || ["init DIR", "new ID", "mv OLD", "completions SHELL"].iter().any(|s| line.contains(s))
}

/// Runs `line` in the shell, in `folder`. A server is ended when it says where it listens.
fn run(line: &str, folder: &Path) -> Result<(), String> {
    let mut command = Command::new("sh");
    let path = format!(
        "{}:{}",
        Path::new(PROGRAM).parent().unwrap().display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let exec = if line.contains("&&") { "" } else { "exec " };
    command.args(["-c", &format!("{exec}{line} 2>&1")]);
    command.current_dir(folder).env("PATH", path).env("HOME", folder.join("home"));
    command.env("FRONTDESK_DB", "desk.db").stdin(Stdio::null());
    if line.starts_with("frontdesk host") || line.starts_with("frontdesk serve") {
        return listens(command);
    }
    let output = command.output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    // Both are asked what is wrong, and this site has something.
    let finds = line.contains(" check --strict") || line.contains(" desk doctor");
    match output.status.code() {
        Some(0) => Ok(()),
        Some(1) if finds => Ok(()),
        code => Err(format!("{code:?}: {said}")),
    }
}

fn listens(mut command: Command) -> Result<(), String> {
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut said = Vec::new();
    let found = lines
        .inspect(|line| said.push(line.clone()))
        .any(|line| line.contains("http://") || line.contains("listening"));
    child.kill().unwrap();
    child.wait().unwrap();
    if found { Ok(()) } else { Err(said.join("\n")) }
}

/// A copy of the prepared folder for each block.
fn copied(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    let status = Command::new("cp").arg("-a").arg(from.join(".")).arg(to.path()).status().unwrap();
    assert!(status.success());
    to
}

/// The line with what this folder has in the place of what a reader puts in.
fn filled(line: &str, number: &str) -> String {
    let words: [(&str, &str); 13] = [
        ("NUMBER", number),
        // A topic that the site has.
        ("--topic refund", "--topic general"),
        ("ADDRESS", "jo@example.com"),
        ("EXPORT", "export-folder"),
        ("DIR", "somewhere"),
        ("/srv/help/dist", "dist"),
        ("/var/lib/frontdesk/desk.db", "desk.db"),
        ("postgres://frontdesk@db/frontdesk", "desk.db"),
        ("sqlite:///srv/frontdesk.db", "desk.db"),
        // There is no mail server here; `store::heard` has one.
        (" --mail", ""),
        (" --listen 127.0.0.1:8080", ""),
        ("frontdesk serve", "frontdesk serve --port 0"),
        ("frontdesk host", "frontdesk host --listen 127.0.0.1:0"),
    ];
    words.iter().fold(line.to_owned(), |line, (from, to)| line.replace(from, to))
}

/// What has to be done first.
fn before(line: &str, folder: &Path) -> Option<String> {
    if line.contains(" --update") {
        return Some(line.replace(" --update", "").replace("new-export", "old-site"));
    }
    let is_restored = line.contains("db restore") && !folder.join("copy.db").exists();
    is_restored.then(|| "frontdesk db backup --db desk.db copy.db".into())
}

/// A help centre, a desk with a ticket, and what other programs left.
fn site() -> crate::site::TestSite {
    let article = |title: &str| format!("---\ntitle: {title}\n---\n\nYou get your money back.\n");
    let moved = "---\nlayout: page\ntitle: Old\n---\n\nOld text.\n";
    let mut site = with_forms()
        .file("content/account/_category.md", "---\ntitle: Account\n---\n")
        .file("content/account/close.md", &article("Close an account"))
        .file("content/billing/_category.md", "---\ntitle: Billing\n---\n")
        .file("content/billing/refund.md", &article("Get money back"))
        .file("data/facts.yaml", "days:\n  text: 14 days\n")
        .file("answer.txt", "We look into it.\n")
        .file("sitemap.xml", "<urlset></urlset>");
    for folder in ["old-help", "old-site", "export-folder", "new-export"] {
        site = site
            .file(&format!("{folder}/_config.yml"), "title: Old\nurl: https://old.example.com\n")
            .file(&format!("{folder}/old.md"), moved);
    }
    for folder in ["home/.local/share/bash-completion/completions", "home/.local/share/man/man1"] {
        std::fs::create_dir_all(site.root().join(folder)).unwrap();
    }
    site
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_line_of_the_documents_works() {
    let desk = Desk::of(site()).await;
    let sent = send(&desk, &[("images", Some("a.png"), PNG)]).await;
    assert_eq!(sent.status, 201, "{}", sent.body());
    let number = desk.store.tickets(1).await.unwrap()[0].number.clone();
    let root = desk.site.root();
    // The server's own file stays with its journal; whoever comes later gets a copy.
    let saved = desk.site.run(&["db", "backup", "--db", "desk.db", "saved.db"]);
    assert!(saved.status.success(), "{saved:?}");
    build(&desk.site, &["--out", "old-dist"]);
    let prepared = copied(root);
    let saved = prepared.path().join("saved.db");
    for journal in ["desk.db", "desk.db-wal", "desk.db-shm"] {
        let _ = std::fs::remove_file(prepared.path().join(journal));
    }
    std::fs::rename(saved, prepared.path().join("desk.db")).unwrap();
    desk.close().await.unwrap();

    let mut failed = Vec::new();
    let mut count = 0;
    for block in blocks() {
        let folder = copied(prepared.path());
        for line in block.lines.iter().filter(|line| !is_synopsis(line)) {
            let line = filled(line, &number);
            if let Some(first) = before(&line, folder.path()) {
                failed.extend(run(&first, folder.path()).err());
            }
            count += 1;
            if let Err(said) = run(&line, folder.path()) {
                failed.push(format!("{}: {line}\n{said}", block.place));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
    assert!(count > 40, "only {count} lines were found");
}
