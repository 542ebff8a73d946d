//! Compressed copies, and the cache that nobody has to trust.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use frontdesk::model::OutputFile;
use frontdesk::publish::{Coding, PublishRequest, publish};

use super::{Site, files, manifest, snapshot};

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
