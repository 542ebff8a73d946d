//! Forms ask what their topic needs, and nothing else.

use crate::site::TestSite;

const CONTACT: &str = "channels:
  ticket:
    name: Ticket
    kind: form
    form: [side, subject, details]
    checks_identity: yes
    good_for: All
topics:
  money:
    name: Money
    form: [invoice, subject]
    topics:
      refund: A refund
  site: My site
";

fn site(contact: &str) -> TestSite {
    let settings = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n[languages.en]\nname = \"English\"\n[host]\n\
        url = \"https://desk.example.com/\"\n[host.webhook]\nurl = \"https://x.example.com/\"\n";
    TestSite::new()
        .file("site.toml", settings)
        .file("content/a.md", "# A\n\nText.\n")
        .file("content/contact.yaml", contact)
}

fn fields(page: &str) -> Vec<&str> {
    const ALL: [&str; 4] = ["invoice", "subject", "side", "details"];
    ALL.into_iter().filter(|id| page.contains(&format!("name=\"{id}\""))).collect()
}

#[test]
fn a_topic_of_the_first_level_has_a_form_of_its_own() {
    let site = site(CONTACT);
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fields(&site.page("contact/form/money/index.html")), ["invoice", "subject"]);
    assert_eq!(fields(&site.page("contact/form/site/index.html")), ["subject", "side", "details"]);

    // The host takes what any of them sends, and insists on what all of them ask for.
    let text = std::fs::read_to_string(site.root().join("dist/host/site.json")).unwrap();
    let said: serde_json::Value = serde_json::from_str(&text).unwrap();
    let taken = said["tickets"]["channels"]["ticket"]["fields"].as_array().unwrap();
    let taken: Vec<(&str, bool)> = taken
        .iter()
        .map(|field| (field["id"].as_str().unwrap(), field["required"].as_bool().unwrap()))
        .collect();
    let expected = [("invoice", false), ("subject", true), ("side", false), ("details", false)];
    assert_eq!(taken, expected);

    let text = site.page("contact/routing.json");
    let routing: serde_json::Value = serde_json::from_str(&text).unwrap();
    let forms: Vec<_> =
        routing["topics"].as_array().unwrap().iter().map(|topic| topic["form"].clone()).collect();
    let own = serde_json::json!(["invoice", "subject"]);
    assert_eq!(forms, [own.clone(), own, serde_json::Value::Null]);
}

#[test]
fn a_form_below_the_first_level_is_told() {
    let below = CONTACT.replace("refund: A refund", "refund: { name: A refund, form: [subject] }");
    let said = site(&below).mistakes();
    assert!(said.contains(&"error[unknown-key] content/contact.yaml:13:33".to_owned()), "{said:?}");
}
