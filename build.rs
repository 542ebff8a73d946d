//! Writes the program's own scripts short, as they travel (`src/render/theme/travel.rs`).
//!
//! It is done here, once, with the files of the theme that do it: in the program it was a third of
//! what building a small site took.

// How cargo is told.
#![allow(clippy::print_stdout)]

#[path = "src/render/theme/bare.rs"]
mod bare;
#[allow(dead_code)]
#[path = "src/render/theme/engine.rs"]
mod engine;
#[path = "src/render/theme/lexemes.rs"]
mod lexemes;
#[allow(dead_code)]
#[path = "src/model/path.rs"]
mod path;
#[path = "src/render/theme/reach.rs"]
mod reach;
#[path = "src/render/theme/script.rs"]
mod script;
#[path = "src/render/theme/short.rs"]
mod short;

/// As the files above know it.
mod model {
    pub(crate) use crate::path::{self, path_within};
}

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

const ASSETS: &str = "themes/default/assets";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={ASSETS}");
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join(ASSETS);
    let mut scripts = BTreeMap::new();
    read(&root, "", &mut scripts)?;
    let joined = engine::joined(|name| scripts.get(name).map(String::as_str));
    scripts.extend(joined.map(|joined| (engine::NAME.to_owned(), joined.text)));
    let all: Vec<_> = scripts.iter().map(|(name, text)| (name, short::short(text))).collect();
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("scripts.rs");
    let told = "/// By name below `assets/`, in their order.\n";
    std::fs::write(out, format!("{told}static SHORT: &[(&str, &str)] = &{all:?};\n"))?;
    link_in_place()?;
    link_packed()?;
    link_seldom_last()
}

/// A debug program of a quarter of a gigabyte spends more time on moving itself to a random address
/// than on a small site, and the tests start thousands of them: where Linux is, it stays in place.
/// What is released moves as ever.
fn link_in_place() -> Result<(), Box<dyn Error>> {
    if is("PROFILE", "debug")? && is("CARGO_CFG_TARGET_OS", "linux")? {
        for kind in ["bins", "tests"] {
            println!("cargo::rustc-link-arg-{kind}=-no-pie");
        }
    }
    Ok(())
}

/// Where a released program points into itself, which it is told at its start, is a list of two
/// megabytes, or of some kilobytes where the system reads the packed form: glibc from [`PACKED`] on.
/// A program that is built for another machine than this one is left as it is.
fn link_packed() -> Result<(), Box<dyn Error>> {
    let is_own = is("TARGET", &std::env::var("HOST")?)?;
    let is_gnu = is("CARGO_CFG_TARGET_OS", "linux")? && is("CARGO_CFG_TARGET_ENV", "gnu")?;
    if is("PROFILE", "release")? && is_own && is_gnu && glibc().is_some_and(|own| own >= PACKED) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    Ok(())
}

/// Of a program's file the system maps the 64 KB around each place that runs, and half of it is the
/// host and an import, which no build runs: that half is put behind the other ([`SELDOM`] says what).
/// Where names are written otherwise than there nothing moves, and nothing else changes.
fn link_seldom_last() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={SELDOM}");
    let is_linux = is("CARGO_CFG_TARGET_OS", "linux")? && is("CARGO_CFG_TARGET_ARCH", "x86_64")?;
    if is("PROFILE", "release")? && is_linux {
        let script = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join(SELDOM);
        println!("cargo::rustc-link-arg-bins=-Wl,-T,{}", script.display());
    }
    Ok(())
}

const SELDOM: &str = "seldom.ld";
const PACKED: (u32, u32) = (2, 36);

/// Whether cargo says that of this build.
fn is(name: &str, value: &str) -> Result<bool, Box<dyn Error>> {
    Ok(std::env::var(name)? == value)
}

/// The version of this machine's, which says `glibc 2.36`.
fn glibc() -> Option<(u32, u32)> {
    let said = std::process::Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.split('.').next()?.parse().ok()?))
}

/// Every script below `folder`, by its name from there on.
fn read(
    folder: &Path,
    above: &str,
    scripts: &mut BTreeMap<String, String>,
) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &format!("{name}/"), scripts)?;
        } else if name.ends_with(".js") || name.ends_with(".mjs") {
            scripts.insert(name, std::fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}
