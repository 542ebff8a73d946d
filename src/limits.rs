//! What hosts of static files are known to refuse, told before an upload fails.
//!
//! Only for a host that site.toml names (`publish_to`) or whose own file stands in the site's
//! folder: nobody needs the limits of a host they do not use.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::OutputFile;
use crate::source::Source;
use crate::tree::one_of;

const MIB: usize = 1024 * 1024;

/// A host and what it takes, as its documentation says (November 2026).
struct Limits {
    id: &'static str,
    name: &'static str,
    /// Its own files: where one of them stands, the host is used.
    marks: &'static [&'static str],
    files: Option<usize>,
    bytes_a_file: Option<usize>,
    bytes: Option<usize>,
    /// Rules in `_headers` and lines in `_redirects`.
    headers: Option<usize>,
    redirects: Option<usize>,
}

const HOSTS: [Limits; 2] = [
    Limits {
        id: "cloudflare-pages",
        name: "Cloudflare Pages",
        marks: &["wrangler.toml", "wrangler.json", "wrangler.jsonc"],
        files: Some(20_000),
        bytes_a_file: Some(25 * MIB),
        bytes: None,
        headers: Some(100),
        redirects: Some(2_100),
    },
    Limits {
        id: "github-pages",
        name: "GitHub Pages",
        marks: &["static/CNAME"],
        files: None,
        bytes_a_file: Some(100 * MIB),
        bytes: Some(1024 * MIB),
        headers: None,
        redirects: None,
    },
];

/// The ids of the hosts that site.toml names or whose own files are there.
pub fn hosts(source: &Source, config: &Config) -> (Vec<&'static str>, Diagnostics) {
    let named = |host: &Limits| config.publish_to.iter().any(|name| name.value == host.id);
    let marked = |host: &Limits| host.marks.iter().any(|mark| source.exists(mark));
    let used = HOSTS.iter().filter(|host| named(host) || marked(host)).map(|host| host.id);
    let strangers =
        config.publish_to.iter().filter(|name| HOSTS.iter().all(|host| host.id != name.value));
    let unknown = strangers.map(|name| {
        let message = format!("no limits are known of `{}`", name.value);
        let help = one_of(&name.value, HOSTS.iter().map(|host| host.id));
        Diagnostic::error("bad-value", message).at(config.file.place(name.span)).help(help)
    });
    (used.collect(), unknown.collect())
}

/// What hosts count of a site's published files, which nobody has to hold for that.
#[derive(Debug, Clone, Default)]
pub struct Load {
    files: usize,
    bytes: usize,
    /// Files that are too large for some host, with their sizes.
    heavy: BTreeMap<String, usize>,
    headers: usize,
    redirects: usize,
}

impl Load {
    pub fn add(&mut self, file: &OutputFile) {
        if !file.path.starts_with("site/") {
            return;
        }
        let size = file.bytes.len();
        self.files += 1;
        self.bytes += size;
        if HOSTS.iter().filter_map(|host| host.bytes_a_file).any(|limit| size > limit) {
            self.heavy.insert(file.path.clone(), size);
        }
        match file.path.as_str() {
            "site/_headers" => self.headers = rules(file, |line| !line.starts_with(' ')),
            "site/_redirects" => self.redirects = rules(file, |_| true),
            _ => {}
        }
    }
}

fn rules(file: &OutputFile, counts: fn(&str) -> bool) -> usize {
    let text = String::from_utf8_lossy(&file.bytes);
    let rules = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    rules.filter(|line| counts(line)).count()
}

/// A warning for each limit of `hosts` that the published files pass.
pub fn check(hosts: &[&str], load: &Load) -> Diagnostics {
    HOSTS
        .iter()
        .filter(|host| hosts.contains(&host.id))
        .flat_map(|host| passed(host, load))
        .collect()
}

fn passed(host: &Limits, load: &Load) -> Vec<Diagnostic> {
    let counts = [
        ("files", load.files, host.files),
        ("MiB", load.bytes.div_ceil(MIB), host.bytes.map(|bytes| bytes / MIB)),
        ("rules in _headers", load.headers, host.headers),
        ("lines in _redirects", load.redirects, host.redirects),
    ];
    let over = counts.into_iter().filter_map(|(what, count, limit)| Some((what, count, limit?)));
    let mut found: Vec<Diagnostic> = over
        .filter(|(_, count, limit)| count > limit)
        .map(|(what, count, limit)| warning(format!("{count} {what}: {} takes {limit}", host.name)))
        .collect();
    let limit = host.bytes_a_file.unwrap_or(usize::MAX);
    found.extend(load.heavy.iter().filter(|(_, size)| **size > limit).map(|(path, size)| {
        let (size, limit) = (size.div_ceil(MIB), limit / MIB);
        warning(format!("{path} has {size} MiB: {} takes {limit} MiB a file", host.name))
    }));
    found
}

fn warning(message: String) -> Diagnostic {
    Diagnostic::warning("host-limit", message)
        .at(Place::file("site.toml"))
        .help("publish on another host, or ask this one for a larger plan")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_is_told() {
        let mut files: Vec<OutputFile> =
            (0..20_001).map(|n| OutputFile::new(format!("site/{n}.txt"), Vec::new())).collect();
        let rules: String = (0..101).map(|n| format!("/{n}\n  X-A: b\n")).collect();
        files.push(OutputFile::new("site/_headers", rules.into_bytes()));
        files.push(OutputFile::new("site/film.mp4", vec![0; 25 * MIB + 1]));
        files.push(OutputFile::new("index/en/x", vec![0; 26 * MIB]));
        let mut load = Load::default();
        files.iter().for_each(|file| load.add(file));
        let told: Vec<String> = passed(&HOSTS[0], &load).into_iter().map(|d| d.message).collect();
        assert_eq!(
            told,
            [
                "20003 files: Cloudflare Pages takes 20000",
                "101 rules in _headers: Cloudflare Pages takes 100",
                "site/film.mp4 has 26 MiB: Cloudflare Pages takes 25 MiB a file",
            ]
        );
        assert!(passed(&HOSTS[1], &load).is_empty());
    }
}
