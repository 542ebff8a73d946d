//! What publishing promises, on a disk that works.

mod compressed;
mod folders;
mod generations;
#[cfg(target_os = "linux")]
mod readers;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use frontdesk::model::OutputFile;
use frontdesk::publish::{Manifest, PublishError, PublishRequest, Published, publish};
use serde_json::{Value, json};

/// A site's folder, an out folder beside its content, and nothing else.
pub struct Site {
    folder: tempfile::TempDir,
    pub report: Value,
}

impl Site {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        Self { folder, report: json!({"articles": 3}) }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn out(&self) -> PathBuf {
        self.root().join("dist")
    }

    pub fn request<'a>(&'a self, out: &'a Path, files: &'a [OutputFile]) -> PublishRequest<'a> {
        request(self.root(), out, files, &self.report)
    }

    pub fn publish(&self, generation: u32) -> Published {
        publish(&self.request(&self.out(), &files(generation))).unwrap()
    }

    /// The error code of publishing to `out`.
    fn refusal(&self, out: impl AsRef<Path>) -> &'static str {
        match publish(&self.request(out.as_ref(), &files(1))) {
            Err(PublishError::Refused(why)) => {
                assert!(why.help.is_some(), "{why:?}");
                why.code
            }
            other => panic!("not refused: {other:?}"),
        }
    }

    /// Names beside the out folder.
    pub fn names(&self) -> Vec<String> {
        let names = fs::read_dir(self.root())
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }
}

/// Not durable: a test does not outlive a power loss.
pub fn request<'a>(
    root: &'a Path,
    out: &'a Path,
    files: &'a [OutputFile],
    report: &'a Value,
) -> PublishRequest<'a> {
    PublishRequest {
        root,
        out,
        files,
        report,
        precompress: false,
        cache: None,
        durable: false,
        patience: Duration::from_secs(60),
    }
}

/// A small site whose pages all change with `generation`, with a hashed asset of its own and one
/// that never changes.
pub fn files(generation: u32) -> Vec<OutputFile> {
    let asset = asset(generation);
    let page =
        format!("<link href=\"/{}\">{}", &asset[5..], format!("<p>{generation}</p>").repeat(300));
    let mut files = vec![
        OutputFile::new("site/index.html", page.clone().into_bytes()),
        OutputFile::new("index/en/segment.bin", generation.to_le_bytes()),
        OutputFile::new(asset, format!("p {{ order: {generation} }}\n").repeat(60).into_bytes())
            .immutable(),
        OutputFile::new("site/assets/logo.0.svg", b"<svg></svg>".repeat(90)).immutable(),
        // A folder in even generations, a file in odd ones.
        OutputFile::new(
            if generation.is_multiple_of(2) { "site/turn/index.html" } else { "site/turn" },
            *b"turn",
        ),
    ];
    files.extend((0..3).map(|n| {
        OutputFile::new(format!("site/fr/page-{n}/index.html"), page.clone().into_bytes())
    }));
    files
}

pub fn asset(generation: u32) -> String {
    format!("site/assets/style.{generation}.css")
}

/// Every file below `folder`.
pub fn snapshot(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = &folder.canonicalize().unwrap();
    let walk = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|e| !e.file_type().is_dir());
    walk.map(|e| {
        let path = e.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(e.path()).unwrap())
    })
    .collect()
}

pub fn manifest(out: &Path) -> Manifest {
    Manifest::parse(&fs::read(out.join("manifest.json")).unwrap()).unwrap()
}

/// The folder holds what its manifest says, all of it and nothing else, and that is the build of
/// one of `generations`. Which one?
pub fn whole(out: &Path, generations: &[u32]) -> u32 {
    whole_among(snapshot(out), generations)
}

pub fn whole_among(mut found: BTreeMap<String, Vec<u8>>, generations: &[u32]) -> u32 {
    let manifest = Manifest::parse(&found.remove("manifest.json").unwrap()).unwrap();
    let found: BTreeMap<String, String> = found
        .into_iter()
        .map(|(path, bytes)| (path, blake3::hash(&bytes).to_hex().to_string()))
        .collect();
    let listed =
        manifest.contents().map(|(path, hash)| (path.to_owned(), hash.to_owned())).collect();
    assert_eq!(found, listed);
    let current: BTreeMap<_, _> = manifest
        .files
        .iter()
        .filter(|f| !f.previous && f.path != "report.json")
        .map(|f| (&*f.path, &*f.hash))
        .collect();
    let is = |generation: &&u32| {
        let files = files(**generation);
        let hashes: Vec<_> =
            files.iter().map(|f| (&*f.path, blake3::hash(&f.bytes).to_hex().to_string())).collect();
        hashes.iter().map(|(path, hash)| (*path, hash.as_str())).collect::<BTreeMap<_, _>>()
            == current
    };
    *generations.iter().find(is).expect("a mixture of generations")
}
