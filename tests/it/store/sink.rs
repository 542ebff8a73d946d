//! A mail server that takes everything and shows it, and a web server that takes posts.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// One mail as it arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    pub data: String,
}

impl Mail {
    /// The first header of that name, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.data.split("\r\n\r\n").next()?.replace("\r\n ", " ").replace("\r\n\t", " ");
        let prefix = format!("{}:", name.to_ascii_lowercase());
        head.lines()
            .find(|line| line.to_ascii_lowercase().starts_with(&prefix))
            .map(|line| line[prefix.len()..].trim().to_owned())
    }
}

/// Where in a conversation a mail is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Auth,
    From,
    Recipient,
    Data,
    /// The connection ends in the middle of the text, without an answer.
    Closed,
    /// Nothing more is said.
    Silent,
}

#[derive(Clone, Default)]
pub struct MailSink {
    pub port: u16,
    mails: Arc<Mutex<Vec<Mail>>>,
    /// Answers to the next mails instead of "250 taken".
    refusals: Arc<Mutex<Vec<(Stage, &'static str)>>>,
    /// Whether a connection is for one mail only.
    pub hangs_up: Arc<AtomicBool>,
    /// While it is set, no mail is answered.
    pub is_slow: Arc<AtomicBool>,
    /// A mail with these words in it is never answered.
    pub hangs_at: Arc<Mutex<Option<&'static str>>>,
    arrived: Arc<AtomicUsize>,
    greetings: Arc<Mutex<Vec<String>>>,
}

impl MailSink {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let sink = Self { port, ..Self::default() };
        let shared = sink.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let sink = shared.clone();
                std::thread::spawn(move || drop(sink.converse(stream.unwrap())));
            }
        });
        sink
    }

    /// Mails that have arrived, answered or not.
    pub fn arrived(&self) -> usize {
        self.arrived.load(Ordering::SeqCst)
    }

    /// What clients called themselves.
    pub fn greetings(&self) -> Vec<String> {
        self.greetings.lock().unwrap().clone()
    }

    pub fn mails(&self) -> Vec<Mail> {
        self.mails.lock().unwrap().clone()
    }

    pub fn refuse_next(&self, answer: &'static str) {
        self.refuse_at(Stage::Data, answer);
    }

    /// The last one that was said is for the next mail.
    pub fn refuse_at(&self, stage: Stage, answer: &'static str) {
        self.refusals.lock().unwrap().push((stage, answer));
    }

    /// Refusals that no mail has met yet.
    pub fn left(&self) -> usize {
        self.refusals.lock().unwrap().len()
    }

    /// The answer of `stage`, where the next mail is to be refused there.
    fn refused(&self, stage: Stage) -> Option<&'static str> {
        let mut refusals = self.refusals.lock().unwrap();
        let is_now = refusals.last().is_some_and(|(at, _)| *at == stage);
        if is_now { refusals.pop().map(|(_, answer)| answer) } else { None }
    }

    fn converse(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut out = stream.try_clone()?;
        let mut lines = BufReader::new(stream);
        let mut say = |text: &str| out.write_all(format!("{text}\r\n").as_bytes());
        say("220 sink")?;
        let mut mail = Mail::default();
        loop {
            let mut line = Vec::new();
            if lines.read_until(b'\n', &mut line)? == 0 {
                return Ok(());
            }
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            let verb = line.split([' ', ':']).next().unwrap_or("").to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => {
                    self.greetings.lock().unwrap().push(line);
                    say("250-sink\r\n250-8BITMIME\r\n250-AUTH PLAIN\r\n250 SMTPUTF8")?;
                }
                "AUTH" => say(self.refused(Stage::Auth).unwrap_or("235 ok"))?,
                "MAIL" => {
                    mail = Mail { from: line, ..Mail::default() };
                    say(self.refused(Stage::From).unwrap_or("250 ok"))?;
                }
                "RCPT" => {
                    mail.to.push(line);
                    say(self.refused(Stage::Recipient).unwrap_or("250 ok"))?;
                }
                "DATA" => {
                    say("354 go on")?;
                    if self.refused(Stage::Closed).is_some() {
                        return Ok(());
                    }
                    if self.refused(Stage::Silent).is_some() {
                        return lines.read_to_end(&mut Vec::new()).map(drop);
                    }
                    let mut data = Vec::new();
                    while !data.ends_with(b"\r\n.\r\n") {
                        if lines.read_until(b'\n', &mut data)? == 0 {
                            return Ok(());
                        }
                    }
                    mail.data = String::from_utf8_lossy(&data[..data.len() - 3]).into_owned();
                    self.arrived.fetch_add(1, Ordering::SeqCst);
                    let hangs_at = *self.hangs_at.lock().unwrap();
                    if hangs_at.is_some_and(|words| mail.data.contains(words)) {
                        return lines.read_to_end(&mut Vec::new()).map(drop);
                    }
                    while self.is_slow.load(Ordering::SeqCst) {
                        std::thread::sleep(Duration::from_millis(5));
                    }
                    match self.refused(Stage::Data) {
                        Some(answer) => say(answer)?,
                        None => {
                            self.mails.lock().unwrap().push(std::mem::take(&mut mail));
                            say("250 taken")?;
                        }
                    }
                    if self.hangs_up.load(Ordering::SeqCst) {
                        return Ok(());
                    }
                }
                "QUIT" => return say("221 bye"),
                _ => say("250 ok")?,
            }
        }
    }
}

/// A post as it arrived: its head, lower-cased names, and its body.
#[derive(Debug, Clone)]
pub struct Post {
    pub head: String,
    pub body: String,
}

/// Takes posts at `http://127.0.0.1:<port>/`, answering with `status`.
pub fn web_sink(status: &'static str) -> (u16, Arc<Mutex<Vec<Post>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let posts: Arc<Mutex<Vec<Post>>> = Arc::default();
    let taken = Arc::clone(&posts);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap());
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && lines.read_line(&mut head).unwrap() > 0 {}
            let head = head.to_ascii_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .map_or(0, |n| n.parse().unwrap());
            let mut body = vec![0; length];
            lines.read_exact(&mut body).unwrap();
            taken.lock().unwrap().push(Post { head, body: String::from_utf8(body).unwrap() });
            stream
                .write_all(
                    format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .as_bytes(),
                )
                .unwrap();
        }
    });
    (port, posts)
}
