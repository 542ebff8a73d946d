//! Publishing on a disk whose Nth call fails, for every N: once, as a full disk or a flaky one
//! does, and from then on for ever, which leaves what a kill at that call leaves.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use frontdesk::publish::{
    Disk, Kind, LocalDisk, Lock, Outcome, PublishError, PublishRequest, Published, Take,
    publish_made_on, publish_on,
};

use crate::publish::{Site, asset, files, manifest, snapshot, whole, whole_among};

/// What kind of system to play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Exchanges,
    /// Old kernels, some network file systems.
    OnlyRenames,
    /// The out folder is another file system's root.
    MountPoint,
    /// As seen only by trying: a bind mount within one file system.
    HiddenMountPoint,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Once,
    ForEver,
}

struct FaultyDisk {
    out: PathBuf,
    system: System,
    fault: Fault,
    fail_at: usize,
    calls: AtomicUsize,
    /// What stands in a folder of this name cannot be removed before it is unlocked.
    locked: Mutex<Option<&'static str>>,
}

impl FaultyDisk {
    fn new(site: &Site, system: System, fault: Fault, fail_at: usize) -> Self {
        let out = site.root().canonicalize().unwrap().join("dist");
        Self { out, system, fault, fail_at, calls: AtomicUsize::new(0), locked: Mutex::default() }
    }

    fn call(&self) -> io::Result<()> {
        let n = self.calls.fetch_add(1, Ordering::SeqCst);
        let fails = if self.fault == Fault::Once { n == self.fail_at } else { n >= self.fail_at };
        if fails { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn is_fixed(&self, path: &Path) -> bool {
        matches!(self.system, System::MountPoint | System::HiddenMountPoint) && path == self.out
    }
}

impl Disk for FaultyDisk {
    fn kind(&self, path: &Path) -> io::Result<Kind> {
        self.call()?;
        LocalDisk.kind(path)
    }
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.call()?;
        LocalDisk.canonicalize(path)
    }
    fn device(&self, path: &Path) -> io::Result<u64> {
        self.call()?;
        Ok(u64::from(self.system == System::MountPoint && path.starts_with(&self.out)))
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        self.call()?;
        LocalDisk.list(folder)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.call()?;
        LocalDisk.read(path)
    }
    fn stamp(&self, path: &Path) -> io::Result<(u64, SystemTime)> {
        self.call()?;
        LocalDisk.stamp(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        LocalDisk.create_folder(path)
    }
    /// A failing write leaves half a file, as a full disk does.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Err(e) = self.call() {
            LocalDisk.write_new(path, &bytes[..bytes.len() / 2])?;
            return Err(e);
        }
        LocalDisk.write_new(path, bytes)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call()?;
        if self.system == System::OnlyRenames {
            return Err(io::ErrorKind::Unsupported.into());
        }
        LocalDisk.link(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call()?;
        if self.is_fixed(from) || self.is_fixed(to) {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        LocalDisk.rename(from, to)
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.call()?;
        if self.is_fixed(other) {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        if self.system == System::OnlyRenames {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        LocalDisk.exchange(one, other)
    }
    fn unlock(&self, folder: &Path) -> io::Result<()> {
        self.call()?;
        self.locked.lock().unwrap().take_if(|name| folder.ends_with(&**name));
        LocalDisk.unlock(folder)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        let locked = *self.locked.lock().unwrap();
        if locked.is_some_and(|name| path.parent().is_some_and(|folder| folder.ends_with(name))) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        LocalDisk.remove_file(path)
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        LocalDisk.remove_folder(path)
    }
    fn sync_all(&self, _folder: &Path) -> io::Result<()> {
        self.call()
    }
    fn sync(&self, _path: &Path) -> io::Result<()> {
        self.call()
    }
    fn lock(&self, path: &Path, text: &str) -> io::Result<Lock> {
        self.call()?;
        LocalDisk.lock(path, text)
    }
}

/// On one thread, so that the Nth call is the same one each time. Compressed where `disk`
/// exchanges: once is enough for the cache. Elsewhere the files are given away one by one.
fn publish_generation(
    site: &Site,
    disk: &FaultyDisk,
    generation: u32,
) -> Result<Published, PublishError> {
    let (out, cache, files) = (site.out(), site.root().join("content/cache"), files(generation));
    let precompress = disk.system == System::Exchanges;
    let request = PublishRequest {
        precompress,
        durable: true,
        cache: Some(&cache),
        ..site.request(&out, &files)
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    if precompress {
        return pool.install(|| publish_on(disk, &request));
    }
    let make = |take: Take<'_>| {
        let is_taken = files.iter().try_for_each(|file| take(file.clone())).is_continue();
        is_taken.then(|| site.report.clone())
    };
    pool.install(|| publish_made_on(disk, &PublishRequest { files: &[], ..request }, &make))
}

/// The old site: generation 2 with what it kept of 1.
struct OldSite {
    site: Site,
    tree: BTreeMap<String, Vec<u8>>,
}

impl OldSite {
    fn new(system: System) -> Self {
        let site = Site::new();
        fs::create_dir(site.out()).unwrap();
        for generation in [1, 2] {
            publish_generation(&site, &sound(&site, system), generation).unwrap();
        }
        let tree = snapshot(site.root());
        Self { site, tree }
    }

    /// Compressing takes longer than copying.
    fn copy(&self) -> Site {
        let copy = Site::new();
        for (path, bytes) in &self.tree {
            let path = copy.root().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        copy
    }
}

fn sound(site: &Site, system: System) -> FaultyDisk {
    FaultyDisk::new(site, system, Fault::Once, usize::MAX)
}

/// Without the staging folder that an update in place may leave.
fn visible(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = snapshot(out);
    files.retain(|path, _| !path.starts_with(".frontdesk-staging/"));
    files
}

fn every_call_fails(system: System, fault: Fault) {
    let template = OldSite::new(system);
    let old = snapshot(&template.site.out());
    let reference = template.copy();
    let disk = sound(&reference, system);
    publish_generation(&reference, &disk, 3).unwrap();
    let (calls, new) = (disk.calls.load(Ordering::SeqCst), snapshot(&reference.out()));
    let (mut untouched, mut half_moved) = (0, 0);
    for n in 0..calls {
        let site = template.copy();
        let result = publish_generation(&site, &FaultyDisk::new(&site, system, fault, n), 3);
        let out = site.out();
        match &result {
            Ok(_) => assert_eq!(whole_among(visible(&out), &[3]), 3, "call {n}"),
            Err(PublishError::HalfMoved { .. }) => {
                assert_eq!(system, System::MountPoint, "call {n}");
                half_moved += 1;
            }
            // Between two renames there is nothing, but the old site is beside it, whole.
            Err(_) if fault == Fault::ForEver && system == System::OnlyRenames && !out.exists() => {
                assert_eq!(
                    snapshot(&site.root().join(".dist.staging-frontdesk/old")),
                    old,
                    "call {n}"
                );
            }
            Err(_) => {
                assert!(visible(&out) == old, "call {n}: {result:?}");
                untouched += 1;
            }
        }
        publish_generation(&site, &sound(&site, system), 3)
            .unwrap_or_else(|e| panic!("call {n}: the rerun: {e}"));
        if result.is_err() {
            assert!(snapshot(&out) == new, "call {n}");
        }
        assert_eq!(whole(&out, &[3]), 3, "call {n}");
        assert_eq!(site.names(), ["content", "dist"], "call {n}");
    }
    assert!(untouched > 50, "{untouched} of {calls}");
    println!(
        "{system:?} {fault:?}: {calls} calls, {untouched} left the old site, {half_moved} half \
         moved"
    );
}

#[test]
fn exchange_survives_a_fault_at_every_call() {
    every_call_fails(System::Exchanges, Fault::Once);
}

#[test]
fn exchange_survives_a_kill_at_every_call() {
    every_call_fails(System::Exchanges, Fault::ForEver);
}

#[test]
fn two_renames_survive_a_fault_at_every_call() {
    every_call_fails(System::OnlyRenames, Fault::Once);
}

#[test]
fn two_renames_survive_a_kill_at_every_call() {
    every_call_fails(System::OnlyRenames, Fault::ForEver);
}

#[test]
fn a_mount_point_is_mended_after_a_fault_at_every_call() {
    every_call_fails(System::MountPoint, Fault::Once);
}

#[test]
fn a_mount_point_is_mended_after_a_kill_at_every_call() {
    every_call_fails(System::MountPoint, Fault::ForEver);
}

#[test]
fn every_system_gives_the_same_tree() {
    let trees = [System::OnlyRenames, System::MountPoint, System::HiddenMountPoint].map(|system| {
        let site = OldSite::new(system).site;
        let outcome = publish_generation(&site, &sound(&site, system), 3).unwrap().outcome;
        assert_eq!(
            outcome,
            if system == System::OnlyRenames { Outcome::Swapped } else { Outcome::InPlace }
        );
        assert_eq!(
            publish_generation(&site, &sound(&site, system), 3).unwrap().outcome,
            Outcome::Unchanged
        );
        assert_eq!(site.names(), ["content", "dist"]);
        snapshot(&site.out())
    });
    let site = Site::new();
    (1..=3).for_each(|generation| drop(site.publish(generation)));
    assert!(trees.iter().all(|tree| *tree == snapshot(&site.out())));
}

/// What stands is linked where the system can, else copied, and in place not touched.
#[cfg(unix)]
#[test]
fn what_stands_is_carried_over_as_the_system_allows() {
    use std::os::unix::fs::MetadataExt;
    for system in [System::Exchanges, System::OnlyRenames, System::MountPoint] {
        let site = OldSite::new(system).site;
        let logo = || fs::metadata(site.out().join("site/assets/logo.0.svg")).unwrap();
        let before = logo();
        let published = publish_generation(&site, &sound(&site, system), 3).unwrap();
        assert!(published.warnings.is_empty(), "{system:?}: {:?}", published.warnings);
        assert_eq!(logo().ino() == before.ino(), system != System::OnlyRenames, "{system:?}");
        assert_eq!(logo().nlink(), 1, "{system:?}");
        assert_eq!(whole(&site.out(), &[3]), 3, "{system:?}");
    }
}

/// As root nothing is read-only, so the disk says it.
#[test]
fn a_folder_that_was_made_read_only_stands_in_no_way() {
    let site = OldSite::new(System::Exchanges).site;
    let disk = sound(&site, System::Exchanges);
    *disk.locked.lock().unwrap() = Some("site/fr/page-1");
    let published = publish_generation(&site, &disk, 3).unwrap();
    assert!(published.warnings.is_empty(), "{:?}", published.warnings);
    assert_eq!(*disk.locked.lock().unwrap(), None, "it was in the way");
    assert_eq!(site.names(), ["content", "dist"]);
    assert_eq!(whole(&site.out(), &[3]), 3);
}

/// Pages name assets, and the manifest names all: what is named comes first.
#[test]
fn in_place_moves_assets_then_pages_then_the_manifest() {
    let template = OldSite::new(System::MountPoint);
    let new = files(3);
    let mut seen = Vec::new();
    for n in 0.. {
        let site = template.copy();
        let faulty = FaultyDisk::new(&site, System::MountPoint, Fault::ForEver, n);
        match publish_generation(&site, &faulty, 3) {
            Ok(published) if published.warnings.is_empty() => break,
            Err(PublishError::HalfMoved { .. }) => {}
            _ => continue,
        }
        let read = |path: &str| fs::read(site.out().join(path)).unwrap_or_default();
        let is_new = |path: &str| new.iter().any(|f| f.path == path && *f.bytes == *read(path));
        let is_listed = manifest(&site.out()).files.iter().any(|f| f.path == asset(3));
        seen.push((is_new(&asset(3)), is_new("site/index.html"), is_listed));
    }
    seen.dedup();
    assert_eq!(
        seen,
        [(false, false, false), (true, false, false), (true, true, false), (true, true, true)]
    );
}
