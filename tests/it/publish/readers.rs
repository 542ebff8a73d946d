//! What readers see while builds follow each other.

use std::fs;
use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};

use frontdesk::publish::Manifest;

use super::Site;

/// A reader that holds the folder open sees one build or, once the old one is removed, nothing:
/// never two. By path, there is a manifest at every moment.
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
