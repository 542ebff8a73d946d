//! `desk doctor` with servers that hang, and in an environment in which no host would start.

use std::io::Read;
use std::net::TcpListener;
use std::process::{Command, Stdio};

use frontdesk::host::store::Store;

use super::block_on;
use crate::site::TestSite;

const SITE: &str = "title = \"Example Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\n[languages.en]\nname = \"English\"\n[host]\n\
    url = \"https://desk.example.com/\"\n";

/// A built site with these settings, and a database.
fn site(settings: &str) -> TestSite {
    let site = TestSite::new().file("site.toml", &format!("{SITE}{settings}"));
    let site = site.file("content/a.md", "# A\n\nText.\n");
    let built = site.build(&[]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let db = site.root().join("desk.db");
    block_on(async { Store::open(db.to_str().unwrap(), None).await.unwrap().end().await });
    site
}

fn mail(port: u16) -> String {
    format!(
        "[host.mail]\nserver = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\n\
         from = \"desk@example.com\"\nto = \"a@example.com\"\n"
    )
}

fn doctor(site: &TestSite, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_frontdesk"));
    command.args(["desk", "doctor", "--db", "desk.db"]).args(args).current_dir(site.root());
    for secret in ["SECRET", "SMTP_PASSWORD", "WEBHOOK_SECRET", "WEBHOOK_URL"] {
        command.env_remove(format!("FRONTDESK_{secret}"));
    }
    command
}

/// Exit code and findings.
fn found(command: &mut Command) -> (Option<i32>, String) {
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn who_hangs_is_named_and_nobody_else_waits() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let site = site(&mail(port));
    // It waits for the mail server, and the database can be put back.
    let copied = site.run(&["db", "backup", "--db", "desk.db", "copy.db"]);
    assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
    let waits = doctor(&site, &["--wait", "600"]).stdout(Stdio::piped()).spawn().unwrap();
    let (hanging, _) = silent.accept().unwrap();
    let restored = site.run(&["db", "restore", "--db", "desk.db", "copy.db"]);
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    drop(hanging);
    let said = waits.wait_with_output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("BAD  mail: 127.0.0.1"), "{said}");

    // Nobody takes the connections: the system accepts them.
    let (code, said) = found(&mut doctor(&site, &["--wait", "1"]));
    assert_eq!(code, Some(1), "{said}");
    let hangs = format!(
        "BAD  mail: 127.0.0.1:{port} accepts connections and is silent: no greeting, waited 1 \
         seconds for\n"
    );
    assert!(said.contains(&hangs) && said.contains("ok   build: "), "{said}");

    std::thread::spawn(move || {
        let mut open = Vec::new();
        for stream in silent.incoming() {
            let mut stream = stream.unwrap();
            // Whoever was tired of waiting has gone.
            let _ = std::io::Write::write_all(&mut stream, b"220 sink\r\n");
            open.push(stream);
        }
    });
    let (_, said) = found(&mut doctor(&site, &["--wait", "1", "--send"]));
    assert!(said.contains("greets and hangs behind that"), "{said}");
}

#[test]
fn a_receiver_that_hangs_is_named() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let site = site(&format!(
        "[host.webhook]\nurl = \"http://127.0.0.1:{port}/\"\nallow = [\"127.0.0.1\"]\n"
    ));
    let (code, said) =
        found(doctor(&site, &["--send", "--wait", "1"]).env("FRONTDESK_WEBHOOK_SECRET", "s"));
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("BAD  webhook: the receiver does not answer a post, waited 1 seconds for"),
        "{said}"
    );
}

/// Whatever ends `host` at its start in an environment is found in the same one.
#[test]
fn what_would_keep_the_host_from_starting_is_found() {
    let webhook = "[host.webhook]\nurl = \"https://crm.example.com/hook\"\n";
    let user = format!("{}user = \"desk\"\n", mail(1));
    for (settings, variables, finding) in [
        (webhook, &[][..], "BAD  webhook: a webhook is set, but FRONTDESK_WEBHOOK_SECRET is not"),
        (
            webhook,
            &[("FRONTDESK_WEBHOOK_SECRET", "s"), ("FRONTDESK_WEBHOOK_URL", "crm.example.com")],
            "BAD  webhook: FRONTDESK_WEBHOOK_URL is no address",
        ),
        (&user, &[], "BAD  mail: [host.mail] has a user, but FRONTDESK_SMTP_PASSWORD is not set"),
        ("", &[("FRONTDESK_SECRET", "short")], "BAD  environment: FRONTDESK_SECRET needs at least"),
    ] {
        let site = site(settings);
        let (code, said) = found(doctor(&site, &[]).envs(variables.iter().copied()));
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(finding), "{said}");
        let mut host = Command::new(env!("CARGO_BIN_EXE_frontdesk"));
        host.args(["host", "--db", "desk.db", "--listen", "127.0.0.1:0"]).current_dir(site.root());
        host.env_remove("FRONTDESK_WEBHOOK_SECRET").env_remove("FRONTDESK_SMTP_PASSWORD");
        let mut host = host.envs(variables.iter().copied()).stderr(Stdio::piped()).spawn().unwrap();
        let mut why = String::new();
        host.stderr.take().unwrap().read_to_string(&mut why).unwrap();
        assert!(!host.wait().unwrap().success(), "{why}");
        let said = finding.split_once(": ").unwrap().1;
        assert!(why.contains(said), "{why}");
    }
}

#[test]
fn a_database_server_that_is_away_is_named_with_the_cause() {
    let site = site("");
    for args in [&["desk", "doctor"][..], &["tickets", "list"]] {
        let args = [args, &["--db", "postgres://desk:hunter2@127.0.0.1:1/desk"]].concat();
        let output = site.run(&args);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(said.contains("the database at 127.0.0.1:1 cannot be reached: "), "{said}");
        assert!(said.contains("refused"), "{said}");
    }
}
