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
    link_in_place()
}

/// A debug program of a quarter of a gigabyte spends more time on moving itself to a random address
/// than on a small site, and the tests start thousands of them: where Linux is, it stays in place.
/// What is released moves as ever.
fn link_in_place() -> Result<(), Box<dyn Error>> {
    if std::env::var("PROFILE")? == "debug" && std::env::var("CARGO_CFG_TARGET_OS")? == "linux" {
        for kind in ["bins", "tests"] {
            println!("cargo::rustc-link-arg-{kind}=-no-pie");
        }
    }
    Ok(())
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
