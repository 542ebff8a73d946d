//! A site in a temporary folder, built by the real command.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use frontdesk::facts;
use frontdesk::model::Lang;
use frontdesk::tree::TextFile;

/// What a test site has unless it says otherwise.
const SITE: &str = "title = \"Example Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.fr]\n\
    name = \"Français\"\n";

pub struct TestSite {
    root: tempfile::TempDir,
}

pub struct Said {
    /// Not killed, not panicked.
    pub finished: bool,
}

impl TestSite {
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        Self { root }.file("site.toml", SITE)
    }

    /// The site in `folder`, or what `import` makes of the help that another generator has there.
    pub fn of(folder: &Path) -> Self {
        let mut site = Self::new();
        let imported = site.root().join("imported");
        let is_site = folder.join("site.toml").exists();
        if !is_site {
            let (from, to) = (folder.to_str().unwrap(), imported.to_str().unwrap());
            let output = site.run(&["import", from, "--out", to]);
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let from = if is_site { folder } else { &imported };
        for part in ["content", "data"] {
            for (path, bytes) in tree(&from.join(part)) {
                site = site.bytes(&format!("{part}/{}", path.display()), &bytes);
            }
        }
        let config = std::fs::read(from.join("site.toml")).unwrap();
        let _ = std::fs::remove_dir_all(&imported);
        site.bytes("site.toml", &config)
    }

    /// A site of other people, in the folder that `FRONTDESK_TEST_CORPUS` names; else the demo.
    pub fn of_corpus() -> Self {
        let corpus = std::env::var("FRONTDESK_TEST_CORPUS");
        Self::of(Path::new(corpus.as_deref().unwrap_or(env!("CARGO_MANIFEST_DIR"))))
    }

    /// Its languages without the default one, which stands first in site.toml.
    pub fn translated_languages(&self) -> Vec<String> {
        let config = std::fs::read_to_string(self.root().join("site.toml")).unwrap();
        let lines = config.lines().filter_map(|line| line.strip_prefix("[languages."));
        lines.filter_map(|line| line.strip_suffix(']')).skip(1).map(str::to_owned).collect()
    }

    pub fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    pub fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        write(&self.root.path().join(path), bytes);
        self
    }

    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// `frontdesk build` in the site's folder.
    pub fn build(&self, args: &[&str]) -> Output {
        self.run(&[&["build", "--now", "2026-11-22"], args].concat())
    }

    pub fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_frontdesk"))
            .args(args)
            .current_dir(self.root.path())
            .output()
            .unwrap()
    }

    /// A file of the built site.
    pub fn page(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join("dist/site").join(path)).unwrap()
    }

    pub fn try_build(&self) -> Said {
        Said { finished: matches!(self.build(&[]).status.code(), Some(0 | 1)) }
    }

    /// Builds, insists on exit code 1 and on an untouched older site, and returns one line for each
    /// diagnostic: `error[code] path:line:column`.
    pub fn mistakes(&self) -> Vec<String> {
        self.publish_a_good_site();
        let before = tree(&self.root.path().join("dist"));
        let output = self.build(&["--format", "json"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(before == tree(&self.root.path().join("dist")), "the published site has changed");
        let lines =
            text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let mut said: Vec<String> =
            lines.filter(|line| line["kind"] == "diagnostic").map(|line| short(&line)).collect();
        if output.status.code() != Some(1) {
            said.push(format!("{}: {}", output.status, String::from_utf8_lossy(&output.stderr)));
        }
        said
    }

    pub fn assert_mistakes(&self, expected: &str) {
        assert_eq!(self.mistakes(), expected.lines().collect::<Vec<_>>());
    }

    /// Another site's build at this site's `dist`: built once for all tests, and copied.
    fn publish_a_good_site(&self) {
        static BUILT: OnceLock<BTreeMap<PathBuf, Vec<u8>>> = OnceLock::new();
        let good = BUILT.get_or_init(|| {
            let site = TestSite::new().file("content/fine.md", "# Fine\n\nAll is well.\n");
            let output = site.build(&[]);
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            tree(&site.root().join("dist"))
        });
        for (path, bytes) in good {
            write(&self.root().join("dist").join(path), bytes);
        }
    }
}

/// A text of the demo with the demo's facts in it.
pub fn with_facts(text: &str, tag: &str) -> String {
    let lang = |tag: &str| Lang::parse(tag).unwrap();
    let languages = ["en", "fr", "fil", "ar"].map(lang);
    let file = TextFile::new("data/facts.yaml", include_str!("../../data/facts.yaml"));
    let (facts, _) = facts::read(&file, &languages);
    facts::fill_text(text, (&facts, &lang(tag)), |_, _| {})
}

/// Every file below `folder` with its bytes.
pub fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder_now) = open.pop() {
        for entry in std::fs::read_dir(folder_now).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(
                    path.strip_prefix(folder).unwrap().to_path_buf(),
                    std::fs::read(&path).unwrap(),
                );
            }
        }
    }
    files
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn short(d: &serde_json::Value) -> String {
    let text = |key: &str| d[key].as_str().unwrap_or("?").to_owned();
    let place = &d["place"];
    let path = place["path"].as_str().unwrap_or("-");
    match place["line"].as_u64() {
        Some(line) if line > 0 => {
            format!("{}[{}] {path}:{line}:{}", text("severity"), text("code"), place["column"])
        }
        _ => format!("{}[{}] {path}", text("severity"), text("code")),
    }
}
