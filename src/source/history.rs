//! What a site's files said in former commits, where it stands in a git repository. The `git`
//! program is asked, which knows every kind of repository there is.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::MAX_TEXT;

/// Names of files in a repository's whole log: what comes behind that many bytes is not looked at.
const LOG: u64 = 256 * 1024 * 1024;

/// A repository around a site.
pub struct History {
    root: PathBuf,
    /// From the repository's top to the site: empty or with a `/` behind it.
    prefix: String,
}

impl History {
    /// Says why there is none.
    pub fn open(root: &Path) -> Result<Self, String> {
        let asked = git(root, &["rev-parse", "--is-shallow-repository", "--show-prefix"]).output();
        let output = asked.map_err(|error| format!("git cannot be asked: {error}"))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let first = said.lines().next().unwrap_or("no reason");
            return Err(format!("git has no history of this site: {first}"));
        }
        let said = String::from_utf8_lossy(&output.stdout);
        let (shallow, prefix) = said.split_once('\n').unwrap_or((&said, ""));
        match shallow {
            "false" => {
                let prefix = prefix.trim_end_matches('\n').to_owned();
                Ok(Self { root: root.to_owned(), prefix })
            }
            _ => Err("this copy of the repository has no history: `git fetch --unshallow`".into()),
        }
    }

    /// The commit that touched each of `paths` last; those that none did are left out.
    pub fn last(&self, paths: &BTreeSet<String>, folder: &str) -> BTreeMap<String, String> {
        let mut last = BTreeMap::new();
        let args =
            ["log", "-z", "--format=%x01%H", "--name-only", "--no-renames", "--relative", "--"];
        let mut command = git(&self.root, &args);
        let Ok(mut child) = command.arg(folder).spawn() else { return last };
        if let Some(out) = child.stdout.take() {
            let mut commit = String::new();
            for piece in BufReader::new(out.take(LOG)).split(0).map_while(Result::ok) {
                let Ok(piece) = String::from_utf8(piece) else { continue };
                // A line end stands before the first name of a commit.
                for piece in piece.split('\n').filter(|piece| !piece.is_empty()) {
                    match piece.strip_prefix('\u{1}') {
                        Some(hash) => commit = hash.to_owned(),
                        None if paths.contains(piece) => {
                            last.entry(piece.to_owned()).or_insert_with(|| commit.clone());
                        }
                        None => {}
                    }
                }
                if last.len() == paths.len() {
                    break;
                }
            }
        }
        end(child);
        last
    }

    /// What files said at commits, for those that were there and are text.
    pub fn texts(&self, wanted: &[(String, String)]) -> BTreeMap<(String, String), String> {
        let mut command = git(&self.root, &["cat-file", "--batch"]);
        let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return BTreeMap::new() };
        let (Some(mut to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return BTreeMap::new();
        };
        let asked = || wanted.iter().filter(|(_, path)| !path.contains('\n'));
        let texts = std::thread::scope(|scope| {
            // Git answers while it is still being asked.
            scope.spawn(move || {
                for (commit, path) in asked() {
                    if writeln!(to, "{commit}:{}{path}", self.prefix).is_err() {
                        break;
                    }
                }
            });
            let mut from = BufReader::new(from);
            let texts = asked().map_while(|one| Some((one.clone(), answer(&mut from)?)));
            texts.filter_map(|(one, text)| Some((one, text?))).collect()
        });
        end(child);
        texts
    }
}

/// The next answer of `cat-file --batch`: its text, if it has one, or the end of all answers.
fn answer(from: &mut impl BufRead) -> Option<Option<String>> {
    let mut head = String::new();
    from.read_line(&mut head).ok().filter(|read| *read > 0)?;
    let mut words = head.split_whitespace().rev();
    let size: Option<u64> = words.next().and_then(|size| size.parse().ok());
    let Some(size) = size.filter(|_| words.next() == Some("blob")) else { return Some(None) };
    let mut text = Vec::new();
    from.take(size.min(MAX_TEXT)).read_to_end(&mut text).ok()?;
    // The rest, and a line end.
    let rest = size.saturating_sub(MAX_TEXT) + 1;
    std::io::copy(&mut from.take(rest), &mut std::io::sink()).ok()?;
    let text = String::from_utf8(text).ok().filter(|_| size <= MAX_TEXT);
    Some(text.map(|text| text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()))
}

/// Nothing that a repository's settings name is run, and nothing of it is written.
fn git(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new("git");
    let safe = ["--no-pager", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false"];
    command.arg("-C").arg(root).args(safe).args(args);
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Whoever has read enough does not wait for the rest.
fn end(mut child: Child) {
    drop(child.stdout.take());
    let _ = child.kill();
    let _ = child.wait();
}
