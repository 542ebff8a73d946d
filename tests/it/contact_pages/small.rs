//! Small sites: pages as they are written, and a site whose chat can check who somebody is.

use crate::render::{build, site};
use crate::site::TestSite;

use super::walk::{End, Walker};
use super::{Situation, built, case};

/// A page's main part.
fn main_of(html: &str) -> &str {
    let start = html.find("<main").unwrap();
    &html[start..html.find("</main>").unwrap()]
}

#[test]
fn pages_of_a_small_site() {
    let files = [("shop/password.md", "---\ntitle: Passwords\ntopics: [password]\n---\nText.\n")];
    let output = build(&site::site(site::CONFIG, &files));
    for (name, path) in [
        ("start", "contact/index.html"),
        ("topic", "contact/password/index.html"),
        ("yes", "contact/account/shut_out-yes/index.html"),
        ("right_to_left", "ar/contact/team/index.html"),
        ("channels", "contact/channels/index.html"),
        ("form", "contact/form/account/index.html"),
        ("tickets", "tickets/index.html"),
    ] {
        insta::with_settings!({ filters => vec![(r"\.[0-9a-f]{12}\.", ".")] }, {
            insta::assert_snapshot!(name, main_of(&output[path]));
        });
    }
}

/// Whoever cuts the end off an address finds a page there, or is led on to one.
#[test]
fn every_folder_of_the_contact_pages_is_an_address() {
    let demo = super::demo();
    for address in demo.pages.keys().filter(|address| super::is_contact(address)) {
        let above = address.trim_end_matches('/').rsplit_once('/').unwrap().0;
        assert!(demo.pages.contains_key(&format!("{above}/")), "{address}");
    }
    for home in ["/", "/fr/", "/fil/", "/ar/"] {
        let page = &demo.pages[&format!("{home}contact/form/")];
        assert!(page.contains(&format!("content=\"0; url={home}tickets/\"")), "{page}");
    }
}

/// But an alias is the site's own word.
#[test]
fn a_forms_address_without_its_end_leads_to_the_list_of_the_forms() {
    const RULE: &str = "/sub/contact/form/ /sub/tickets/ 301\n";
    let rules = |front: &str| {
        let text = format!("---\ntitle: A\n{front}---\nText.\n");
        build(&site::site(site::CONFIG, &[("a.md", &text)]))["_redirects"].clone()
    };
    let plain = rules("");
    assert!(plain.contains(RULE) && plain.contains("/sub/ar/tickets/ 301"), "{plain}");
    let own = rules("aliases: [contact/form]\n");
    assert!(own.contains("/sub/contact/form/ /sub/a/ 301") && !own.contains(RULE), "{own}");
}

fn chat_checks() -> super::Demo {
    let site = TestSite::new()
        .file(
            "site.toml",
            "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
            default_language = \"en\"\n[languages.en]\nname = \"English\"\n",
        )
        .file("content/contact.yaml", include_str!("../../fixtures/contact/chat_checks.yaml"))
        .file("content/fine.md", "# Fine\n\nAll is well.\n");
    built(site.root())
}

#[test]
fn where_the_chat_can_check_identity_it_comes_first() {
    let other = chat_checks();
    let lang = other.routing.default_language.clone();
    let walker = Walker { routing: &other.routing, pages: &other.pages, lang: &lang };
    let situations: Vec<Situation> =
        serde_json::from_str(include_str!("../../fixtures/contact/chat_checks.json")).unwrap();
    let mut wrong = super::other_outcomes(&other.routing, &situations);
    for situation in &situations {
        let ends = walker.ends(super::case_of(&other.routing, situation));
        wrong.extend(ends.iter().flat_map(|end| walker.problems(end, situation)));
    }
    assert!(wrong.is_empty() && situations.len() == 5, "{}", wrong.join("\n"));
    let password = case(other.routing.topic("password").unwrap(), other.routing.audience("member"));
    let ends = walker.ends(password);
    let [end] = ends.as_slice() else { panic!("{ends:?}") };
    let shown: Vec<_> =
        walker.shown(end).iter().map(|shown| format!("{} {}", shown.id, shown.outcome)).collect();
    assert_eq!(shown, ["chat recommended", "desk refused", "ticket refused"]);
    // The same question in the demo, where nobody in the chat can check anything.
    let demo = super::demo();
    let lang = demo.routing.default_language.clone();
    let walker = Walker { routing: &demo.routing, pages: &demo.pages, lang: &lang };
    let end = End { address: "/contact/password/".into(), taps: 2 };
    let shown: Vec<_> =
        walker.shown(&end).iter().map(|shown| format!("{} {}", shown.id, shown.outcome)).collect();
    assert!(
        shown.contains(&"chat refused".into()) && shown.contains(&"ticket recommended".into()),
        "{shown:?}"
    );
}

/// The page of a topic is that of the first audience; others find theirs on it.
#[test]
fn an_audience_whose_way_differs_has_a_page_of_its_own() {
    let other = chat_checks();
    let lang = other.routing.default_language.clone();
    let walker = Walker { routing: &other.routing, pages: &other.pages, lang: &lang };
    for (audience, address, first) in [
        ("member", "/contact/offer/", "ticket"),
        ("partner", "/contact/offer/for-partner/", "desk"),
    ] {
        let offer = case(other.routing.topic("offer").unwrap(), other.routing.audience(audience));
        let ends = walker.ends(offer);
        let [end] = ends.as_slice() else { panic!("{ends:?}") };
        assert_eq!(end.address, address);
        assert_eq!(walker.first(end, offer), other.routing.channel(first));
    }
}

/// With a host the form is sent there; without one the page says where to write, and what.
#[test]
fn a_form_goes_to_the_host_or_by_mail() {
    let site = |more: &str| {
        let config = format!(
            "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
             default_language = \"en\"\n[languages.en]\nname = \"English\"\n{more}"
        );
        TestSite::new()
            .file("site.toml", &config)
            .file("content/contact.yaml", include_str!("../../fixtures/contact/chat_checks.yaml"))
            .file("content/fine.md", "# Fine\n\nAll is well.\n")
    };
    let by_mail = &built(site("").root()).pages["/contact/form/offer/"];
    assert!(
        by_mail.contains("href=\"mailto:tickets@example.com\"")
            && by_mail.contains("data-address=\"tickets@example.com\"")
    );
    assert!(!by_mail.contains("method=\"post\""));
    let hosted = &built(
        site(
            "[host]\n\
        url = \"https://desk.example.com/sub/\"\n",
        )
        .root(),
    )
    .pages["/contact/form/offer/"];
    let posts = "method=\"post\" action=\"https://desk.example.com/sub/api/tickets\" \
        enctype=\"multipart/form-data\"";
    assert!(hosted.contains(posts) && !hosted.contains("mailto:"), "{hosted}");
    assert!(
        hosted.contains("data-address=\"tickets@example.com\""),
        "while the host is down there is an address"
    );
    assert!(!hosted.contains("data-confirms"));
    let mailing = "[host]\nurl = \"https://desk.example.com/\"\n[host.mail]\n\
        server = \"mail.example.com\"\nfrom = \"desk@example.com\"\nto = \"desk@example.com\"\n";
    assert!(built(site(mailing).root()).pages["/contact/form/offer/"].contains("data-confirms"));
    for name in
        ["topic", "lang", "page", "channel", "audience", "website", "email", "subject", "details"]
    {
        assert!(hosted.contains(&format!("name=\"{name}\"")), "{name}");
    }
}

#[test]
fn a_form_that_reaches_nobody_is_an_error() {
    let lines = TestSite::new()
        .file("content/fine.md", "# Fine\n\nAll is well.\n")
        .file(
            "content/contact.yaml",
            "channels:\n  ticket:\n    name: Ticket\n    kind: form\n    form: [details]\n    \
             checks_identity: no\ntopics:\n  general: Anything\n",
        )
        .file(
            "content/contact.fr.yaml",
            "channels:\n  ticket: { name: Ticket }\n\
            topics:\n  general: Tout\n",
        )
        .mistakes();
    assert_eq!(lines, ["error[undeliverable-form] content/contact.yaml:2:3"]);
}

#[test]
fn an_article_may_not_lead_to_a_retired_channel_or_an_unknown_topic() {
    let routing = include_str!("../../fixtures/contact/sound.yaml").replace(
        "  recovery:\n",
        "  fax:\n    name: Fax\n    kind: post\n    address: 1 \
            Street\n    checks_identity: no\n    retired: yes\n  recovery:\n",
    );
    let site = TestSite::new()
        .file(
            "site.toml",
            "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
            default_language = \"en\"\n[languages.en]\nname = \"English\"\n",
        )
        .file("content/contact.yaml", &routing)
        .file(
            "content/fine.md",
            "# Fine\n\n\
            [Fax](/contact/channels/#fax), [ask](/contact/pasword/), \
            [form](/contact/form/general/).\n",
        );
    assert_eq!(
        site.mistakes(),
        ["error[retired-channel] content/fine.md:3:1", "error[unknown-topic] content/fine.md:3:32"]
    );
}

/// Everything that opening hours say stands on the page without a script.
#[test]
fn days_that_are_otherwise_are_told() {
    let site = TestSite::new()
        .file(
            "site.toml",
            "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
            default_language = \"en\"\n[languages.en]\nname = \"English\"\n",
        )
        .file(
            "content/contact.yaml",
            &include_str!("../../fixtures/contact/odd_hours.yaml").replace("2026-", "2027-"),
        )
        .file("content/fine.md", "# Fine\n\nAll is well.\n");
    let page = &built(site.root()).pages["/contact/channels/"];
    let office = page
        .split("data-channel=\"office\"")
        .nth(1)
        .and_then(|rest| rest.split("</dl>").next())
        .unwrap();
    let plain: String =
        office.chars().filter(|c| !matches!(c, '\u{2060}' | '\u{2066}' | '\u{2069}')).collect();
    for line in [
        "Monday to Friday, 09:00–18:00",
        "Time in Paris",
        "Closed on public holidays: 25 December 2026, 1 January 2027, 29 March 2027, ",
        "Closed on 7 April 2027",
        "8 April 2027, 10:00–12:00",
    ] {
        assert!(plain.contains(line), "{line}: {plain}");
    }
    // What the program does not know closed, the page does not call closed.
    assert!(!plain.contains("(FR)"), "{plain}");
}

fn tax_office() -> super::Demo {
    let config = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.fr]\n\
        name = \"Français\"\n";
    let site = TestSite::new()
        .file("site.toml", config)
        .file("content/contact.yaml", include_str!("../../fixtures/contact/tax_office.yaml"))
        .file(
            "content/contact.fr.yaml",
            "channels:\n  phone: { name: Téléphone, numbers: { abroad: Depuis l’étranger } }\n",
        )
        .file("content/fine.md", "# Fine\n\nAll is well.\n");
    built(site.root())
}

/// What stands in the entry of a channel on `/contact/channels/`, without the marks that keep
/// numbers whole.
fn entry(page: &str, channel: &str) -> String {
    let entry = page
        .split(&format!("data-channel=\"{channel}\""))
        .nth(1)
        .unwrap()
        .split("</section>")
        .next()
        .unwrap();
    entry
        .chars()
        .filter(|c| !matches!(c, '\u{2060}' | '\u{2066}' | '\u{2069}'))
        .collect::<String>()
        .replace('\u{a0}', " ")
}

#[test]
fn an_account_elsewhere_a_counter_and_a_line_of_several_numbers() {
    let office = tax_office();
    let page = &office.pages["/contact/channels/"];
    let portal = entry(page, "portal");
    assert!(
        portal.contains("href=\"https://account.example.com/\"")
            && portal.contains("Open Your tax account")
    );
    let phone = entry(page, "phone");
    for line in [
        "<a class=\"button\" href=\"tel:+443009990100\"",
        "<dt>From abroad</dt><dd><a href=\"tel:+441619990100\">+44 161 999 0100</a></dd>",
        "<dt>Relay UK</dt><dd><a href=\"tel:1800103009990100\">18001 0300 999 0100</a></dd>",
        "<dt>From a mobile</dt><dd><a href=\"tel:*611%23\">*611#</a></dd>",
    ] {
        assert!(phone.contains(line), "{line}: {phone}");
    }
    assert!(entry(page, "office").contains("Visit us at 1 Example Street, Example Town"));
    let french = entry(&office.pages["/fr/contact/channels/"], "phone");
    assert!(
        french.contains("<dt>Depuis l’étranger</dt>")
            && french.contains("<dt><span lang=\"en\" dir=\"ltr\">Relay UK</span></dt>"),
        "{french}"
    );
}

#[test]
fn days_of_every_year_and_days_without_end_are_told() {
    let phone = entry(&tax_office().pages["/contact/channels/"], "phone");
    for line in [
        "Monday to Friday, 08:00–18:00",
        "Closed on public holidays: 25 December 2026, 28 December 2026, 1 January 2027, 26 March \
         2027, 29 March 2027, 3 May 2027",
        "Closed on 24 December 2026",
        "31 December 2026, 08:00–12:00",
        "31 January 2027, all day",
    ] {
        assert!(phone.contains(line), "{line}: {phone}");
    }
}

/// Proof is asked of those it is about; a counter that is closed comes after what is open.
#[test]
fn who_has_to_prove_it_and_what_is_closed() {
    use frontdesk::contact::evaluate::{Now, Outcome, evaluate};
    use frontdesk::contact::hours::Timetable;
    let office = tax_office();
    let routing = &office.routing;
    let timetable = Timetable::new(&routing.hours, "2026-03-05T00:00:00Z".parse().unwrap());
    let ranked = |topic: &str, audience: &str, at: &str| -> Vec<String> {
        let case = case(routing.topic(topic).unwrap(), routing.audience(audience));
        let decision =
            evaluate(routing, case, Some(Now { at: at.parse().unwrap(), timetable: &timetable }));
        let name = |channel| routing.channels[channel].id.value.as_str();
        decision
            .verdicts
            .iter()
            .map(|verdict| match verdict.outcome {
                Outcome::OpensAt(Some(at)) => format!("{} {at}", name(verdict.channel)),
                outcome => format!("{} {}", name(verdict.channel), outcome.as_str()),
            })
            .collect()
    };
    let noon = "2026-03-05T12:00:00Z";
    assert_eq!(
        ranked("income", "citizen", noon),
        ["portal recommended", "office available", "letter available", "phone refused"]
    );
    assert_eq!(ranked("income", "agent", noon)[1], "phone available");
    // Easter Monday, which England keeps, and Christmas Eve, which the file closes.
    assert_eq!(
        ranked("general", "citizen", "2026-04-06T10:00:00Z"),
        [
            "portal recommended",
            "letter available",
            "phone 2026-04-07T07:00:00Z",
            "office 2026-04-07T07:00:00Z"
        ]
    );
    assert_eq!(
        ranked("general", "citizen", "2026-12-24T10:00:00Z")[3],
        "office 2026-12-29T08:00:00Z"
    );
    assert_eq!(ranked("general", "citizen", "2027-01-31T23:00:00Z")[1], "phone available");
    // The page for those who have to prove it says so, the other one does not.
    let page = |path: &str| main_of(&office.pages[path]).to_owned();
    assert!(page("/contact/income/").contains("Sign in to your account."));
    assert!(!page("/contact/income/for-agent/").contains("Sign in to your account."));
}
