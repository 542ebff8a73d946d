//! Long questions and questions with glued words: what decides is what tells most.

use super::*;

fn ids(index: &SearchIndex, query: &str) -> Vec<String> {
    index
        .search(&SearchRequest::new(query, 10))
        .unwrap()
        .into_iter()
        .map(|hit| hit.stored.id)
        .collect()
}

/// The last words decide, after more words than are looked up.
#[test]
fn the_rarest_words_of_a_long_question_are_asked_wherever_they_stand() {
    let chinese = open(
        "zh-Hans",
        &[
            article("one", "一", &[("", "请联系我们，以便我们能够尽快帮助您重置密码")]),
            article(
                "two",
                "二",
                &[("", "我们每天早上九点开始营业，欢迎光临，您好，请问有什么可以帮您。")],
            ),
        ],
        "",
    );
    let question =
        "您好，请问一下我昨天早上九点想登录网站的时候不知道为什么一直都没有办法进去，怎么重置密码";
    assert!(ids(&chinese, question).contains(&"one".to_owned()));
    let thai = open(
        "th",
        &[
            article(
                "hours",
                "เวลาทำการ",
                &[(
                    "",
                    "สวัสดี เราเปิดทุกวันตั้งแต่เก้าโมงเช้า \
                ยินดีต้อนรับ",
                )],
            ),
            article("password", "รหัสผ่าน", &[("", "ตั้งรหัสผ่านใหม่ได้ที่หน้าเข้าสู่ระบบ")]),
        ],
        "",
    );
    let question = "สวัสดีค่ะ เมื่อวานนี้ตอนเก้าโมงเช้าฉันพยายามเข้าไปแต่ก็เข้าไม่ได้เลย \
        จะตั้งรหัสผ่านใหม่";
    assert_eq!(ids(&thai, question).first().map(String::as_str), Some("password"));

    let common: Vec<String> = (0..40).map(|number| format!("common{number}")).collect();
    let common = common.join(" ");
    let mut articles: Vec<SearchArticle> =
        (0..12).map(|number| article(&format!("n{number}"), "Words", &[("", &common)])).collect();
    articles.push(article("refund", "Refunds", &[("", "Ask for your refund.")]));
    let index = open("en", &articles, "");
    let unknown: Vec<String> = (0..40).map(|number| format!("{number}xqzjk{number}")).collect();
    let question = format!("{} {common} refund {common}", unknown.join(" "));
    assert_eq!(ids(&index, &question).first().map(String::as_str), Some("refund"));
}

/// "dois-je" is no rarer than "dois" and "je" together, with a hyphen or a space.
#[test]
fn glued_question_words_do_not_outweigh_the_subject() {
    let beds = ["Mon lit", "Ma chambre", "Mon jardin"];
    let mut articles: Vec<SearchArticle> =
        beds.iter().map(|title| article(title, title, &[("", "Je dois faire le lit.")])).collect();
    articles.push(article("pay", "Que dois-je payer ?", &[("", "Rien.")]));
    articles.push(article("flies", "Insectes", &[("", "Les mouches ne transmettent rien.")]));
    articles.push(article("account", "Mon compte", &[("", "Je dois ouvrir un compte.")]));
    articles.push(article("card", "Ma carte", &[("", "Je dois garder la carte.")]));
    let index = open("fr", &articles, "");
    for question in ["Dois-je chasser les mouches ?", "Dois je chasser les mouches ?"] {
        assert_eq!(ids(&index, question).first().map(String::as_str), Some("flies"), "{question}");
    }
    let portuguese = [
        article("wash", "Lavar-se", &[("", "Nada.")]),
        article("soap", "Sabonete", &[("", "O sabonete lava as mãos, para lavar se usa.")]),
        article("one", "Um", &[("", "Pode lavar e se for")]),
        article("two", "Dois", &[("", "Pode lavar e se vai")]),
    ];
    let index = open("pt", &portuguese, "");
    assert_eq!(ids(&index, "lavar-se sabonete").first().map(String::as_str), Some("soap"));
}

/// Each spelling finds the others, and one that the corpus never writes costs nothing.
#[test]
fn compounds_are_alternatives_to_their_parts() {
    let index = open(
        "en",
        &[
            article("joined", "Login", &[("", "x")]),
            article("hyphen", "Log-in", &[("", "x")]),
            article("spaced", "Log in", &[("", "x")]),
            article("other", "A log", &[("", "of wood")]),
        ],
        "- {from: [login], to: [sesame]}\n",
    );
    for query in ["login", "log-in", "log in"] {
        let found = ids(&index, query);
        for wanted in ["joined", "hyphen", "spaced"] {
            assert!(found[..3].contains(&wanted.to_owned()), "{query}: {found:?}");
        }
    }
    let slots = index.resolve("log-in", query::slot::Typing { unfinished: false });
    assert_eq!((slots.len(), slots[0].parts.len()), (1, 2));
}

/// Whoever types a code knows its letters and digits, and not where the site puts spaces.
#[test]
fn codes_are_found_without_their_spaces() {
    let index = open(
        "en",
        &[
            article("thousand", "MKR1000", &[("", "The older board.")]),
            article("ten", "MKR WiFi 1010", &[("", "The board after the MKR1000.")]),
            article("nano", "Nano 33 IoT", &[("", "A small board.")]),
            article("ports", "The e-mail of port 1", &[("", "An email is sent at step 2.")]),
        ],
        "",
    );
    for (query, wanted) in [
        ("mkr1010", "ten"),
        ("MKR1000", "thousand"),
        ("Nano33IoT", "nano"),
        ("nano33iot pins", "nano"),
        // A letter is no word of a code: this is a slip of the hand.
        ("e1mail", "ports"),
        // Nothing says this number, and the nearest code is better than none.
        ("mkr1001", "thousand"),
    ] {
        assert_eq!(ids(&index, query).first().map(String::as_str), Some(wanted), "{query}");
    }
    let taken = index.explain("e1mail");
    assert!(taken.iter().all(|(how, _)| *how == query::slot::Match::Typo), "{taken:?}");
}

/// Help centres of eight articles, in which only one says the words of the question and another one
/// its subject. `tests/browser/parity.mjs` asks the browser the same.
#[test]
fn the_subject_outweighs_the_form_of_the_question_on_small_sites() {
    let sites: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/fixtures/questions.json")).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let mut wrong = Vec::new();
    for (lang, site) in sites.as_object().unwrap() {
        let articles: Vec<SearchArticle> =
            site["articles"].as_array().unwrap().iter().map(text_article).collect();
        let index = open(lang, &articles, "");
        for question in site["questions"].as_array().unwrap().iter().map(text) {
            let found = ids(&index, &question);
            if found.first() != site["wanted"].as_str().map(str::to_owned).as_ref() {
                wrong.push(format!("{lang} {question}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn text_article(row: &serde_json::Value) -> SearchArticle {
    let [id, title, text] = [0, 1, 2].map(|at| row[at].as_str().unwrap());
    article(id, title, &[("", text)])
}

/// What is typed in full is never taken for a word that only looks like it.
#[test]
fn function_words_stand_for_themselves_and_are_no_correction() {
    let index = open(
        "fr",
        &[
            article("font", "La police de caractères", &[("", "Une fonte et son dessin.")]),
            article("des", "Jeter les dés", &[("", "Les mouches.")]),
        ],
        "",
    );
    assert_eq!(ids(&index, "Vont-ils"), Vec::<String>::new());
    let light = |query: &str| {
        let slots = index.resolve(query, query::slot::Typing { unfinished: false });
        slots[0].alternatives[0].terms[0].1
    };
    assert!(light("les") < light("mouches") / 10.0, "{} {}", light("les"), light("mouches"));
    // Mistyped, it is as light.
    assert!(light("lles") < light("mouches") / 10.0);
}

/// In quotes stand the very words; without them, or where nothing says them, nothing is different.
#[test]
fn a_quotation_is_found_where_it_stands() {
    let articles = [
        article("password", "Password reset", &[("Reset link", "It is hard to miss.")]),
        article(
            "router",
            "Router",
            &[
                ("Lights", "All three are green."),
                ("Page", "There are the words Hard Reset on its password page."),
            ],
        ),
        article("other", "Other", &[("", "Nothing hard, and no reset: a hard, quick reset.")]),
    ];
    let index = open("en", &articles, "");
    assert_ne!(ids(&index, "hard reset").first().map(String::as_str), Some("router"));
    for query in ["\"hard reset\"", "where is “hard reset”", "password «HARD  reset»"] {
        assert_eq!(ids(&index, query), ["router", "password", "other"], "{query}");
        let slots = index.resolve(query, query::slot::Typing { unfinished: false });
        let found = index.arrange(&slots, &SearchRequest::new(query, 10)).unwrap();
        let likely: Vec<bool> = found.iter().map(|found| found.likely).collect();
        assert_eq!(likely, [true, false, false], "{query}");
    }
    let page = index.search(&SearchRequest::new("\"hard reset\"", 1)).unwrap();
    assert_eq!(page.first().map(|hit| &*hit.stored.url), Some("router/#page"));
    assert_eq!(ids(&index, "\"reset hard\""), ids(&index, "reset hard"));
    assert_eq!(ids(&index, "5\" hard reset"), ids(&index, "5 hard reset"));
}

/// What is copied from a page goes on from its heading into the text.
#[test]
fn a_quotation_may_begin_in_a_heading() {
    let one = ("Links", "The order of the pages is none.");
    let articles = [
        article("before", "Related pages", &[("", "Order them by name."), one]),
        article("within", "Pages", &[("", "Related pages order themselves.")]),
        article("heading", "Names", &[("Related links", "Order is by name.")]),
    ];
    let index = open("en", &articles, "");
    let first = |query: &str| ids(&index, query).first().cloned().unwrap_or_default();
    assert_eq!(first("\"links order\""), "heading");
    // One text that says it all is what was meant.
    assert_eq!(first("\"related pages order\""), "within");
    let without = open("en", &articles[..1], "");
    assert_eq!(ids(&without, "\"pages order\""), ["before"]);
}

/// Where all titles are sentences, what a title says beside its subject counts little.
#[test]
fn sentences_are_no_short_titles() {
    let note = |subject: &str| {
        format!(
            "Last week a customer of ours from the old harbour told a colleague at the desk \
             about {subject} and then the two of them wrote all of it down here for everybody"
        )
    };
    let machine = "Yesterday at noon somebody came in who had a machine with paper and wished \
        to hear from one of us what may help with it now";
    let door = "Somebody asked on the phone whether the red door has a green sign and one of \
        us went out there to look at it and came back";
    let wanted = "The printer shows a red lamp: hold the green key. The lamp goes out.";
    let mut articles = vec![
        article("lamp", machine, &[("", wanted)]),
        article("door", door, &[("", &note("a sign"))]),
    ];
    for (at, subject) in ["boats", "ropes", "sails", "anchors", "nets", "oars"].iter().enumerate() {
        articles.push(article(&at.to_string(), &note(subject), &[("", &note(subject))]));
    }
    let index = open("en", &articles, "");
    assert_eq!(ids(&index, "red lamp green").first().map(String::as_str), Some("lamp"));
}
