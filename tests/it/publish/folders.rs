//! Which folders are published to, and what in them is not ours.

use std::fs;

use frontdesk::publish::{Outcome, publish};

#[cfg(unix)]
use super::asset;
use super::{Site, files, snapshot, whole};

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
