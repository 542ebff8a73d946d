//! Where tickets go, as site.toml says it: what no server could be reached by is an error with what
//! to write instead.

use crate::site::TestSite;

/// What a build says of a mail server called so: place and help.
fn said_of(server: &str) -> Option<(String, String)> {
    let site = TestSite::new()
        .file(
            "site.toml",
            &format!(
                "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
                 default_language = \"en\"\n[languages.en]\nname = \"English\"\n[host]\n\
                 url = \"https://desk.example.com/\"\n[host.mail]\nfrom = \"desk@example.com\"\n\
                 to = \"support@example.com\"\nserver = {server:?}\n"
            ),
        )
        .file("content/a.md", "# A\n\nText.\n");
    let output = site.build(&["--format", "json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let errors: Vec<_> = lines.filter(|line| line["severity"] == "error").collect();
    assert!(errors.len() <= 1, "{errors:?}");
    assert_eq!(output.status.code(), Some(i32::from(!errors.is_empty())), "{server}");
    errors.first().map(|error| {
        let place = format!("{}:{}", error["place"]["line"], error["place"]["column"]);
        (place, error["help"].as_str().unwrap_or_default().to_owned())
    })
}

#[test]
fn a_mail_server_is_a_name_and_says_what_else_was_meant() {
    for (server, help) in [
        ("smtp.example.com:587", "write server = \"smtp.example.com\" and port = 587"),
        ("smtp://smtp.example.com:25", "write server = \"smtp.example.com\" and port = 25"),
        (
            "smtps://desk@smtp.example.com",
            "write server = \"smtp.example.com\", with security = \"tls\"",
        ),
        ("smtp.example.com:0", "write server = \"smtp.example.com\""),
        ("smtp.example.com/", "write server = \"smtp.example.com\""),
        ("[2001:db8::1]:587", "write server = \"2001:db8::1\" and port = 587"),
        ("two names", "write the name alone, such as server = \"smtp.example.com\""),
    ] {
        assert_eq!(said_of(server), Some(("11:10".into(), help.into())), "{server}");
    }
    for server in
        ["smtp.example.com", "localhost", "mail_out", "192.0.2.1", "[::1]", "bücher.example"]
    {
        assert_eq!(said_of(server), None, "{server}");
    }
}
