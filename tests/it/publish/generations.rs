//! A build follows another: whole, the same wherever it is made, and with what the last one had.

use std::fs;
use std::path::Path;

use frontdesk::model::OutputFile;
use frontdesk::publish::{Outcome, PublishError, publish, publish_made};

use super::{Site, asset, files, manifest, snapshot, whole};

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

/// Whoever copies a site by the times of its files copies what changed.
#[cfg(unix)]
#[test]
fn a_file_that_comes_out_the_same_stays_the_file_it_is() {
    let site = Site::new();
    let file = |path: &str| fs::File::open(site.out().join(path)).unwrap();
    let logo = "site/assets/logo.0.svg";
    site.publish(1);
    let (before, page) = (file(logo), file("site/index.html"));
    let time = before.metadata().unwrap().modified().unwrap();
    let style = file(&asset(1));
    assert_eq!(site.publish(2).outcome, Outcome::Swapped);
    assert_eq!(inode(&file(&asset(1))), inode(&style), "what stays for those who have a page open");
    let after = file(logo);
    assert_eq!((inode(&after), links(&after)), (inode(&before), 1));
    assert_eq!(after.metadata().unwrap().modified().unwrap(), time);
    assert_ne!(inode(&file("site/index.html")), inode(&page));
    assert_eq!(whole(&site.out(), &[2]), 2);
    // Neither its length nor its time shows this.
    let altered = b"<pig></pig>".repeat(90);
    fs::write(site.out().join(logo), &altered).unwrap();
    after.set_modified(time).unwrap();
    site.publish(3);
    assert_ne!(inode(&file(logo)), inode(&after), "written anew, not into what was altered");
    assert_eq!(whole(&site.out(), &[3]), 3);
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

#[cfg(unix)]
fn inode(file: &fs::File) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&file.metadata().unwrap())
}

/// How many names it has.
#[cfg(unix)]
fn links(file: &fs::File) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(&file.metadata().unwrap())
}

#[cfg(not(unix))]
fn inode(_: &fs::File) -> u64 {
    0
}
