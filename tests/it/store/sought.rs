//! Searches in vain: what is stored of them, and when in words.

use frontdesk::host::store::Sought;

use super::{block_on, on_both};

fn sought(key: u8, day: i64, mark: u8) -> Sought {
    Sought {
        key: [key; 16],
        day,
        mark,
        lang: "en".into(),
        words: format!("quokkas number {key}"),
        unopened: mark == 0,
    }
}

#[test]
fn words_are_kept_once_three_visitors_asked_on_three_days() {
    on_both(|store| async move {
        let asked = [
            // Three days, two visitors.
            sought(1, 10, 0),
            sought(1, 11, 1),
            sought(1, 12, 0),
            sought(1, 13, 1),
            // Three visitors, two days.
            sought(2, 10, 0),
            sought(2, 10, 1),
            sought(2, 11, 2),
            sought(2, 11, 3),
            // Both; the same once more changes nothing.
            sought(3, 10, 0),
            sought(3, 11, 1),
            sought(3, 12, 2),
            sought(3, 12, 2),
        ];
        for one in asked {
            store.sought(one).await.unwrap();
        }
        let kept = store.searches_in_vain().await.unwrap();
        assert_eq!(kept.len(), 1, "{kept:?}");
        let one = &kept[0];
        assert_eq!((one.words.as_str(), one.days, one.times), ("quokkas number 3", 3, 3));
        assert_eq!((one.unopened, one.last), (1, 12));
        store.expire_searches(13).await.unwrap();
        assert_eq!(store.searches_in_vain().await.unwrap(), []);
    });
}

#[test]
fn the_command_names_what_would_help() {
    let site = crate::site::TestSite::new()
        .file("content/pets/quokka.md", "# Quokkas\n\nThey smile. Feed them leaves.\n");
    let db = site.root().join("desk.db").to_str().unwrap().to_owned();
    block_on(async {
        let store = frontdesk::host::store::Store::open(&db, None).await.unwrap();
        for day in 0..3 {
            store.sought(sought(1, day, day as u8)).await.unwrap();
            let words = "\u{1b}[31mzzyzx".to_owned();
            store.sought(Sought { words, ..sought(2, day, day as u8 + 7) }).await.unwrap();
            for (key, words) in
                [(3, "number quokkas 1"), (4, "leaves"), (5, "the vexil"), (6, "vexil")]
            {
                let words = words.to_owned();
                store.sought(Sought { words, ..sought(key, day, day as u8 + 7) }).await.unwrap();
            }
        }
        store.close().await;
    });
    assert!(site.build(&[]).status.success());
    let said = |args: &[&str]| {
        let output = site.run(&[args, &["--db", &db]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let report = said(&["searches", "report"]);
    for there in [
        "3 times on 3 days",
        "nearest: Quokkas (pets/quokka): 9 times",
        "`asks:`\n      - leaves\n      - number quokkas 1\n",
        "nothing comes near: 6 times",
        "`asks:`\n      - the vexil\n",
        "nothing comes near: 3 times",
    ] {
        assert!(report.contains(there), "{there}\n{report}");
    }
    assert!(!report.contains('\u{1b}') && report.matches("- number").count() == 1, "{report}");
    let lines = said(&["searches", "report", "--json", "--limit", "1"]);
    let line: serde_json::Value = serde_json::from_str(&lines).unwrap();
    assert_eq!((&line["times"], &line["lang"]), (&3.into(), &"en".into()));
    assert_eq!(line["group"]["searches"], 1);
    said(&["searches", "export"]);
    let file = std::fs::read_to_string(site.root().join("data/searches.json")).unwrap();
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    assert_eq!(file["searches"].as_array().unwrap().len(), 6);
}

#[test]
fn the_file_says_nothing_of_fewer() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    block_on(async {
        let store =
            frontdesk::host::store::Store::open(file.to_str().unwrap(), None).await.unwrap();
        for day in 0..50 {
            store.sought(sought(7, day, 1)).await.unwrap();
        }
        store.close().await;
    });
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    assert!(bytes.len() > 1_000);
    assert!(!bytes.windows(6).any(|part| part == b"quokka"), "one visitor's words are stored");
}
