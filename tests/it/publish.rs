//! What publishing promises, on a disk that works.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use frontdesk::model::OutputFile;
use frontdesk::publish::{
    Coding, Manifest, Outcome, PublishError, PublishRequest, Published, publish, publish_made,
};
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

#[test]
fn two_folders_get_identical_trees() {
    let (one, other) = (Site::new(), Site::new());
    let published = one.publish(1);
    let mut shuffled = files(1);
    shuffled.reverse();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| publish(&other.request(&other.out(), &shuffled)).unwrap());
    assert_eq!(published.outcome, Outcome::Swapped);
    assert_eq!(published.files, snapshot(&one.out()).len());
    assert_eq!(snapshot(&one.out()), snapshot(&other.out()));
    assert_eq!(whole(&one.out(), &[1]), 1);
    assert_eq!(one.names(), ["content", "dist"]);
}

#[test]
fn nothing_is_touched_when_nothing_changed() {
    let site = Site::new();
    site.publish(1);
    site.publish(2);
    let before = snapshot(&site.out());
    let marker = fs::File::open(site.out().join("site/index.html")).unwrap();
    assert_eq!(site.publish(2).outcome, Outcome::Unchanged);
    assert_eq!(snapshot(&site.out()), before, "the previous generation stays too");
    let after = fs::File::open(site.out().join("site/index.html")).unwrap();
    assert_eq!(inode(&marker), inode(&after));
    assert_eq!(site.names(), ["content", "dist"]);
}

#[test]
fn files_that_are_given_away_one_by_one_are_judged_together() {
    let site = Site::new();
    site.publish(1);
    let (out, before) = (site.out(), snapshot(&site.out()));
    let request = site.request(&out, &[]);
    let give = |files: &[OutputFile], is_wanted: bool| {
        publish_made(&request, &|take| {
            let is_taken = files.iter().try_for_each(|file| take(file.clone())).is_continue();
            (is_taken && is_wanted).then(|| site.report.clone())
        })
    };
    assert!(matches!(give(&files(2), false), Err(PublishError::Unwanted)));
    let mut bad = files(2);
    bad.extend(["site/INDEX.html", "site/../x"].map(|path| OutputFile::new(path, *b"x")));
    let mistakes = match give(&bad, true) {
        Err(PublishError::Files(mistakes)) => mistakes,
        other => panic!("not refused: {other:?}"),
    };
    assert_eq!(mistakes.len(), 2, "{mistakes:?}");
    assert_eq!(snapshot(&out), before);
    assert_eq!(give(&files(1), true).unwrap().outcome, Outcome::Unchanged);
    assert_eq!(snapshot(&out), before);
    assert_eq!(give(&files(2), true).unwrap().outcome, Outcome::Swapped);
    assert_eq!(whole(&out, &[2]), 2);
    assert_eq!(site.names(), ["content", "dist"]);
}

#[test]
fn a_damaged_build_is_not_mistaken_for_an_unchanged_one() {
    let site = Site::new();
    site.publish(1);
    site.publish(2);
    let whole_tree = snapshot(&site.out());
    for damage in [
        |out: &Path| fs::remove_file(out.join("site/index.html")).unwrap(),
        |out: &Path| fs::write(out.join("site/index.html"), "edited").unwrap(),
        |out: &Path| fs::write(out.join("report.json"), "").unwrap(),
    ] {
        damage(&site.out());
        assert_eq!(site.publish(2).outcome, Outcome::Swapped);
        assert_eq!(snapshot(&site.out()), whole_tree, "mended, and no generation has passed");
    }
    fs::write(site.out().join(asset(1)), "edited").unwrap();
    let published = site.publish(2);
    assert_eq!(
        (published.previous, published.warnings.len()),
        (0, 1),
        "an altered file is not kept"
    );
    assert_eq!(whole(&site.out(), &[2]), 2);
}

#[test]
fn hashed_files_stay_for_exactly_one_more_generation() {
    let site = Site::new();
    let is_there = |generation| site.out().join(asset(generation)).exists();
    site.publish(1);
    assert_eq!(site.publish(2).previous, 1);
    assert!(is_there(1) && is_there(2));
    let previous: Vec<_> =
        manifest(&site.out()).files.into_iter().filter(|f| f.previous).map(|f| f.path).collect();
    assert_eq!(previous, [asset(1)]);
    site.publish(3);
    assert!(!is_there(1) && is_there(2) && is_there(3));
    site.publish(2);
    assert!(is_there(2) && is_there(3));
    let current = manifest(&site.out()).files.into_iter().find(|f| f.path == asset(2)).unwrap();
    assert!(!current.previous, "back in use");
}

#[test]
fn a_foreign_folder_is_refused_and_untouched() {
    let site = Site::new();
    fs::create_dir(site.out()).unwrap();
    fs::write(site.out().join("thesis.txt"), "years of work").unwrap();
    let before = snapshot(site.root());
    assert_eq!(site.refusal(site.out()), "foreign-output");
    fs::write(site.out().join("manifest.json"), r#"{"name":"somebody's app"}"#).unwrap();
    assert_eq!(site.refusal(site.out()), "foreign-output");
    fs::write(site.out().join("manifest.json"), r#"{"generator":"frontdesk","version":99}"#)
        .unwrap();
    assert_eq!(site.refusal(site.out()), "newer-output");
    fs::remove_file(site.out().join("manifest.json")).unwrap();
    assert_eq!(snapshot(site.root()), before);
    assert_eq!(site.names(), ["content", "dist"]);
}

#[test]
fn a_stranger_in_our_own_folder_is_not_deleted() {
    let site = Site::new();
    site.publish(1);
    for stranger in ["site/CNAME", ".git/config", "site/assets/extra/x.css"] {
        let path = site.out().join(stranger);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "mine").unwrap();
        assert_eq!(site.refusal(site.out()), "foreign-output");
        assert_eq!(fs::read(&path).unwrap(), b"mine");
        fs::remove_file(&path).unwrap();
    }
    fs::write(site.out().join("site/.DS_Store"), "litter").unwrap();
    assert_eq!(site.publish(2).outcome, Outcome::Swapped);
    assert_eq!(whole(&site.out(), &[2]), 2);
}

#[test]
fn folders_that_must_survive_are_refused() {
    let site = Site::new();
    let root = site.root();
    for out in ["", "content", "content/dist", "themes/x", "data", "content/..", "nowhere/../dist"]
    {
        assert_eq!(site.refusal(root.join(out)), "forbidden-output", "{out}");
    }
    assert_eq!(site.refusal(root.parent().unwrap()), "forbidden-output");
    assert_eq!(site.refusal("/"), "forbidden-output");
    assert_eq!(site.refusal(std::env::home_dir().unwrap()), "forbidden-output");
    fs::write(root.join("file"), "").unwrap();
    assert_eq!(site.refusal(root.join("file")), "output-not-a-folder");
    assert_eq!(site.refusal(root.join("file/dist")), "output-not-a-folder");
    assert_eq!(site.names(), ["content", "file"]);
}

#[test]
fn folders_above_are_created() {
    let site = Site::new();
    let out = site.root().join("a/b/dist");
    publish(&site.request(&out, &files(1))).unwrap();
    assert_eq!(whole(&out, &[1]), 1);
}

#[cfg(unix)]
#[test]
fn a_linked_out_folder_is_followed_and_judged_where_it_leads() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::create_dir(elsewhere.path().join("www")).unwrap();
    symlink(elsewhere.path().join("www"), site.out()).unwrap();
    for generation in [1, 2] {
        let published = site.publish(generation);
        assert_eq!(published.out, elsewhere.path().canonicalize().unwrap().join("www"));
        assert!(site.out().is_symlink());
        assert_eq!(whole(&site.out(), &[generation]), generation);
    }
    for (name, leads_to) in [
        ("here", "."),
        ("up", ".."),
        ("input", "content"),
        ("home", &std::env::home_dir().unwrap().display().to_string()),
    ] {
        symlink(leads_to, site.root().join(name)).unwrap();
        assert_eq!(site.refusal(site.root().join(name)), "forbidden-output", "{name}");
    }
    symlink("nowhere", site.root().join("dangling")).unwrap();
    assert_eq!(site.refusal(site.root().join("dangling")), "dangling-output");
}

/// A link inside an old build neither leads out of it nor takes what it points to along.
#[cfg(unix)]
#[test]
fn links_inside_an_old_build_are_strangers() {
    let site = Site::new();
    site.publish(1);
    let secret = site.root().join("secret");
    fs::rename(site.out().join(asset(1)), &secret).unwrap();
    std::os::unix::fs::symlink(&secret, site.out().join(asset(1))).unwrap();
    assert_eq!(site.refusal(site.out()), "foreign-output");
    fs::remove_file(site.out().join(asset(1))).unwrap();

    let assets = site.root().join("assets");
    fs::rename(site.out().join("site/assets"), &assets).unwrap();
    std::os::unix::fs::symlink(&assets, site.out().join("site/assets")).unwrap();
    assert_eq!(site.refusal(site.out()), "foreign-output");
    assert!(secret.exists() && assets.join("logo.0.svg").exists());
}

#[test]
fn leftovers_go_and_what_only_looks_like_one_stays() {
    let site = Site::new();
    site.publish(1);
    let staging = site.root().join(".dist.staging-frontdesk");
    fs::create_dir(&staging).unwrap();
    fs::write(staging.join("notes.txt"), "mine").unwrap();
    assert_eq!(site.refusal(site.out()), "foreign-staging");
    fs::rename(staging.join("notes.txt"), staging.join("new")).unwrap();
    assert_eq!(site.refusal(site.out()), "foreign-staging");
    assert_eq!(fs::read(staging.join("new")).unwrap(), b"mine");
    fs::remove_file(staging.join("new")).unwrap();
    #[cfg(unix)]
    {
        fs::remove_dir(&staging).unwrap();
        std::os::unix::fs::symlink(site.root().join("content"), &staging).unwrap();
        assert_eq!(site.refusal(site.out()), "foreign-staging");
        fs::remove_file(&staging).unwrap();
        fs::create_dir(&staging).unwrap();
        assert_eq!(fs::read_dir(site.root().join("content")).unwrap().count(), 0);
    }
    // A marker cut short, as a kill may leave it.
    fs::write(staging.join("frontdesk-staging.lock"), "frontdesk keeps").unwrap();
    site.publish(2);
    assert_eq!(site.names(), ["content", "dist"]);
}

#[test]
fn builds_at_the_same_time_wait_for_each_other() {
    let site = Site::new();
    std::thread::scope(|scope| {
        for generation in 1..=4 {
            let site = &site;
            scope.spawn(move || (0..5).for_each(|_| drop(site.publish(generation))));
        }
    });
    whole(&site.out(), &[1, 2, 3, 4]);
    assert_eq!(site.names(), ["content", "dist"]);
}

#[test]
fn bad_paths_are_all_reported_and_nothing_is_written() {
    let site = Site::new();
    let paths = ["site/../x", "/etc/x", "site/a", "site/A", "site/b\0"];
    let files: Vec<_> = paths.iter().map(|path| OutputFile::new(*path, *b"x")).collect();
    match publish(&site.request(&site.out(), &files)) {
        Err(PublishError::Files(found)) => assert_eq!(found.len(), 4, "{found:?}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(site.names(), ["content"]);
}

#[test]
fn compressed_copies_are_true_deterministic_and_cached() {
    let site = Site::new();
    let cache = site.root().join(".frontdesk/cache");
    let files = files(1);
    let plain = Site::new();
    let build = |site: &Site, cache: Option<&Path>| {
        publish(&PublishRequest { precompress: true, cache, ..site.request(&site.out(), &files) })
            .unwrap()
    };
    build(&plain, None);
    let reference = snapshot(&plain.out());
    assert_eq!(build(&site, Some(&cache)).warnings.len(), 0);
    assert_eq!(snapshot(&site.out()), reference);

    let manifest = manifest(&site.out());
    let mut checked = 0;
    for file in &manifest.files {
        for encoding in &file.encodings {
            let mut content = Vec::new();
            let bytes = reference[&encoding.path].as_slice();
            match encoding.coding {
                Coding::Brotli => {
                    brotli::Decompressor::new(bytes, 4096).read_to_end(&mut content).unwrap()
                }
                Coding::Gzip => {
                    flate2::read::GzDecoder::new(bytes).read_to_end(&mut content).unwrap()
                }
            };
            assert_eq!(content, reference[&file.path]);
            assert!(encoding.bytes < file.bytes);
            checked += 1;
        }
    }
    // Pages, style sheet and logo, twice each; the short page and the index not.
    assert_eq!(checked, 2 * 6);

    // Every entry damaged or exchanged with another: none is believed.
    let entries = snapshot(&cache);
    let mut swapped: Vec<_> = entries.values().cloned().collect();
    swapped.rotate_left(1);
    for (name, bytes) in entries.keys().zip(swapped) {
        fs::write(cache.join(name), bytes).unwrap();
    }
    fs::remove_dir_all(site.out()).unwrap();
    build(&site, Some(&cache));
    assert_eq!(snapshot(&site.out()), reference);
    assert_eq!(snapshot(&cache), entries, "mended");

    // Entries that somebody made: right key, right proof, another content. Somebody who can write
    // into the repository can make them, so none is believed either.
    let honest = entries.clone();
    for (name, packed) in forged(&files) {
        assert!(honest.contains_key(&name), "{name} is an entry's name");
        fs::write(cache.join(&name), packed).unwrap();
    }
    fs::remove_dir_all(site.out()).unwrap();
    build(&site, Some(&cache));
    assert_eq!(snapshot(&site.out()), reference);
    assert_eq!(snapshot(&cache), entries, "mended");

    // A cache that cannot be written costs a warning, not the build.
    let blocked = site.root().join("blocked");
    fs::write(&blocked, "").unwrap();
    fs::remove_dir_all(site.out()).unwrap();
    assert_eq!(build(&site, Some(&blocked)).warnings.len(), 1);
    assert_eq!(snapshot(&site.out()), reference);
}

/// Cache entries under the names that `files` have, with valid proofs: one says another thing, one
/// the right thing with more behind it, one the right thing cut short.
fn forged(files: &[OutputFile]) -> Vec<(String, Vec<u8>)> {
    let brotli = |content: &[u8]| {
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut &*content, &mut packed, &Default::default()).unwrap();
        packed
    };
    let gzip = |content: &[u8]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(content).unwrap();
        packed.finish().unwrap()
    };
    let evil = b"document.title = 'somebody else';";
    let mut entries = Vec::new();
    for (i, file) in files
        .iter()
        .filter(|file| file.path.starts_with("site/") && file.bytes.len() >= 512)
        .enumerate()
    {
        for (extension, pack) in [("br", &brotli as &dyn Fn(&[u8]) -> Vec<u8>), ("gz", &gzip)] {
            let mut hasher = blake3::Hasher::new_derive_key(concat!(
                "frontdesk precompressed ",
                env!("CARGO_PKG_VERSION")
            ));
            let key =
                hasher.update(extension.as_bytes()).update(&[11]).update(&file.bytes).finalize();
            let payload = match i % 3 {
                0 => pack(evil),
                1 => [pack(&file.bytes), pack(evil)].concat(),
                _ => pack(&file.bytes[..file.bytes.len() - 1]),
            };
            let proof = blake3::keyed_hash(key.as_bytes(), &payload);
            entries.push((
                format!("precompressed/{}.{extension}", key.to_hex()),
                [&proof.as_bytes()[..], &payload].concat(),
            ));
        }
    }
    assert!(entries.len() >= 6, "one of each kind");
    entries
}

/// A reader that holds the folder open sees one build or, once the old one is removed, nothing:
/// never two. By path, there is a manifest at every moment.
#[cfg(target_os = "linux")]
#[test]
fn a_reader_during_swaps_never_sees_a_mixture() {
    use rustix::fs::{CWD, Mode, OFlags, openat};
    let site = Site::new();
    site.publish(0);
    let done = AtomicBool::new(false);
    let read_once = || -> bool {
        let folder =
            openat(CWD, site.out(), OFlags::DIRECTORY | OFlags::RDONLY, Mode::empty()).unwrap();
        let read = |path: &str| -> Option<Vec<u8>> {
            let file = openat(&folder, path, OFlags::RDONLY, Mode::empty()).ok()?;
            let mut bytes = Vec::new();
            fs::File::from(file).read_to_end(&mut bytes).unwrap();
            Some(bytes)
        };
        let Some(manifest) = read("manifest.json") else { return false };
        Manifest::parse(&manifest).unwrap().contents().all(|(path, hash)| match read(path) {
            Some(bytes) => {
                assert_eq!(blake3::hash(&bytes).to_hex().as_str(), hash, "{path}");
                true
            }
            None => false,
        })
    };
    let whole_reads: usize = std::thread::scope(|scope| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let mut whole_reads = 0;
                    while !done.load(Ordering::Relaxed) {
                        whole_reads += usize::from(read_once());
                        // Opening is no single step: the folder it has just found may be removed
                        // meanwhile.
                        let by_path =
                            (0..3).find_map(|_| fs::read(site.out().join("manifest.json")).ok());
                        Manifest::parse(&by_path.unwrap()).unwrap();
                    }
                    whole_reads
                })
            })
            .collect();
        let published = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            (1..60).for_each(|generation| drop(site.publish(generation)));
        }));
        done.store(true, Ordering::Relaxed);
        published.unwrap();
        readers.into_iter().map(|reader| reader.join().unwrap()).sum()
    });
    assert!(read_once());
    println!("{whole_reads} whole reads during 59 swaps");
}

#[cfg(unix)]
fn inode(file: &fs::File) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&file.metadata().unwrap())
}

#[cfg(not(unix))]
fn inode(_: &fs::File) -> u64 {
    0
}
