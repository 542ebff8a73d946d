//! `frontdesk tickets`

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::desk::{DatabaseArgs, Trouble, description, line, save, shown, with_store};
use super::{Exit, output};
use crate::host::store::{DeliveryEntry, Filter, Note, NoteKind, Store, Ticket, as_number};
use crate::host::{mail, moment};
use crate::tree::suggest;

/// Bytes of an answer or note; more is no letter.
const LONGEST: u64 = 1 << 20;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// The newest tickets, and what of them has not arrived at the desk; with filters, the oldest
    /// first
    List(List),
    /// One ticket, whole, with what was noted and answered
    Show {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(value_name = "NUMBER", value_parser = meant)]
        number: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Mark tickets as open again
    Open(Marked),
    /// Mark tickets as done
    Done(Marked),
    /// Note something for the desk alone
    Note(Written),
    /// Answer the customer by mail, and behind the ticket's private link; the host sends it
    Answer(Written),
    /// Write a ticket's files into a folder
    Files {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(value_name = "NUMBER", value_parser = meant)]
        number: String,
        /// The folder
        #[arg(long, default_value = ".", value_name = "DIR")]
        out: PathBuf,
    },
    /// Try again what was given up, of one ticket or of all
    Retry {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(value_name = "NUMBER", value_parser = meant)]
        number: Option<String>,
    },
    /// Forget a person: the same as `people erase`
    Erase(super::people::Erase),
}

#[derive(Debug, clap::Args)]
struct List {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Tickets at most
    #[arg(long, default_value_t = 50, value_name = "N")]
    limit: i64,
    /// Only those that are not done
    #[arg(long)]
    open: bool,
    /// Only those with a delivery that was given up
    #[arg(long)]
    dead: bool,
    /// Only those whose sender has not confirmed the address
    #[arg(long)]
    unconfirmed: bool,
    /// Only those about this topic, of the site or of any ticket
    #[arg(long, value_name = "ID")]
    topic: Option<String>,
    /// Only those in this language, of the site or of any ticket
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// Only those sent on this day or later
    #[arg(long, value_name = "DAY")]
    since: Option<jiff::civil::Date>,
    /// Only those that were sent so many days ago or before that
    #[arg(long, value_name = "DAYS")]
    older_than: Option<i64>,
    /// The build whose topics and languages are known besides those of tickets
    #[arg(long, default_value = "dist", value_name = "DIR")]
    dist: PathBuf,
    /// How many there are, and no list
    #[arg(long)]
    count: bool,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
struct Marked {
    #[command(flatten)]
    database: DatabaseArgs,
    #[arg(required = true, value_name = "NUMBER", value_parser = meant)]
    numbers: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct Written {
    #[command(flatten)]
    database: DatabaseArgs,
    #[arg(value_name = "NUMBER", value_parser = meant)]
    number: String,
    /// The text; without it, standard input is read
    #[arg(value_name = "TEXT")]
    text: Option<String>,
}

fn meant(number: &str) -> Result<String, std::convert::Infallible> {
    Ok(as_number(number))
}

pub fn run(args: Args) -> Exit {
    match args.what {
        What::List(list) => with_store(&list.database, async |store| list.run(store).await),
        What::Show { database, number, json } => {
            with_store(&database, async |store| show(store, &number, json).await)
        }
        What::Open(marked) => {
            with_store(&marked.database, async |store| marked.run(store, false).await)
        }
        What::Done(marked) => {
            with_store(&marked.database, async |store| marked.run(store, true).await)
        }
        What::Note(written) => {
            with_store(&written.database, async |store| written.run(store, NoteKind::Note).await)
        }
        What::Answer(written) => {
            with_store(&written.database, async |store| written.run(store, NoteKind::Answer).await)
        }
        What::Files { database, number, out } => {
            with_store(&database, async |store| files(store, &number, &out).await)
        }
        What::Retry { database, number } => with_store(&database, async |store| {
            if let Some(number) = &number
                && store.ticket(number).await?.is_none()
            {
                return Ok(unknown(number));
            }
            let count = store.retry(number.as_deref()).await?;
            output::say(&format!("{count} deliveries will be tried again"));
            Ok(Exit::Fine)
        }),
        What::Erase(erase) => super::people::erase(&erase),
    }
}

/// A ticket with what has not arrived of it.
#[derive(serde::Serialize)]
struct Listed<'a> {
    #[serde(flatten)]
    ticket: &'a Ticket,
    deliveries: Vec<&'a DeliveryEntry>,
}

/// A ticket with what the desk made of it.
#[derive(serde::Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    ticket: &'a Ticket,
    /// Until when the customer was told that an answer comes, where they were.
    answer_by: Option<i64>,
    notes: &'a [Note],
}

impl List {
    fn filter(&self, names: &Names) -> Filter {
        let midnight = |day: &jiff::civil::Date| day.to_zoned(jiff::tz::TimeZone::UTC).ok();
        let now = jiff::Timestamp::now().as_second();
        Filter {
            open: self.open,
            dead: self.dead,
            unconfirmed: self.unconfirmed,
            topic: self.topic.as_deref().map(|topic| Names::meant(&names.topics, topic)),
            lang: self.lang.as_deref().map(|lang| Names::meant(&names.languages, lang)),
            since: self
                .since
                .as_ref()
                .and_then(midnight)
                .map(|zoned| zoned.timestamp().as_second()),
            before: self.older_than.map(|days| now - days.clamp(0, 36_500) * 24 * 60 * 60),
        }
    }

    async fn run(&self, store: &Store) -> Result<Exit, Trouble> {
        let names = Names::of(store, &self.dist).await?;
        let topic = names.tell("about", self.topic.as_deref(), &names.topics);
        let lang = names.tell("in", self.lang.as_deref(), &names.languages);
        if topic | lang {
            return Ok(Exit::Usage);
        }
        let filter = self.filter(&names);
        let (tickets, found) = store.find(&filter, self.limit).await?;
        let counts = store.ticket_counts().await?;
        if self.count {
            let text = match self.json {
                true => to_json(&serde_json::json!({ "found": found, "counts": counts }))?,
                false => format!(
                    "{found} of {} tickets ({} open, {} unconfirmed, {} with a delivery given up)",
                    counts.all, counts.open, counts.unconfirmed, counts.dead
                ),
            };
            output::out(&format!("{text}\n"));
            return Ok(Exit::Fine);
        }
        let deliveries = store.deliveries(false).await?;
        for ticket in &tickets {
            let of =
                deliveries.iter().filter(|delivery| delivery.ticket == ticket.number).collect();
            let listed = Listed { ticket, deliveries: of };
            output::out(&if self.json {
                format!("{}\n", to_json(&listed)?)
            } else {
                listed.describe()
            });
        }
        // Whoever is sent here by an alarm must see that this is not all.
        match counts.all {
            0 => output::say("no tickets"),
            all if all != tickets.len() as i64 => {
                output::say(&format!("{} of {found}; {all} tickets", tickets.len()))
            }
            _ => {}
        }
        Ok(Exit::Fine)
    }
}

/// Topics and languages that can be asked for: those of the site, and of tickets that are older
/// than the site is.
struct Names {
    topics: BTreeSet<String>,
    languages: BTreeSet<String>,
}

impl Names {
    async fn of(store: &Store, dist: &Path) -> Result<Self, Trouble> {
        let mut names = Self { topics: BTreeSet::new(), languages: BTreeSet::new() };
        for counts in store.topics(i64::MIN).await? {
            names.topics.insert(counts.topic);
            names.languages.insert(counts.lang);
        }
        // Commands work without a build as well.
        if let Ok(build) = description(dist) {
            names.languages.extend(build.languages.iter().map(|entry| entry.lang.to_string()));
            names.topics.extend(build.tickets.into_iter().flat_map(|desk| desk.topics.into_keys()));
        }
        Ok(names)
    }

    /// The name as it is stored, however its letters are written.
    fn meant(known: &BTreeSet<String>, wanted: &str) -> String {
        let same = known.iter().find(|name| name.eq_ignore_ascii_case(wanted));
        same.map_or(wanted, |name| name).to_owned()
    }

    /// Whether a name is asked for that nothing has; it is mistyped more often than not, and said.
    fn tell(&self, word: &str, wanted: Option<&str>, known: &BTreeSet<String>) -> bool {
        let Some(wanted) = wanted.filter(|_| !known.is_empty()) else { return false };
        if known.contains(&Self::meant(known, wanted)) {
            return false;
        }
        let near = suggest(wanted, known.iter().map(String::as_str));
        let near = near.map(|near| format!("; did you mean `{}`?", line(near)));
        let all: Vec<String> = known.iter().map(|name| line(name)).collect();
        output::say(&format!(
            "error: no ticket is {word} `{}`; there are: {}{}",
            line(wanted),
            all.join(", "),
            near.unwrap_or_default()
        ));
        true
    }
}

impl Listed<'_> {
    fn describe(&self) -> String {
        let ticket = self.ticket;
        let subject = ticket
            .fields
            .iter()
            .find(|(field, _)| field == "subject")
            .map_or("", |(_, text)| text.as_str());
        let done = if ticket.done_at.is_some() { " (done)" } else { "" };
        let (at, topic) = (moment(ticket.at), line(&ticket.topic_name));
        let head = format!(
            "{} {at} {topic} [{}] {}{done}\n",
            ticket.number,
            line(&ticket.lang),
            line(subject)
        );
        let deliveries = self.deliveries.iter().map(|delivery| {
            let error = delivery
                .error
                .as_deref()
                .map(|error| format!(": {}", line(error)))
                .unwrap_or_default();
            let (kind, state) = (delivery.kind.as_str(), &delivery.state);
            format!("    {kind} {state} after {} attempts{error}\n", delivery.attempts)
        });
        std::iter::once(head).chain(deliveries).collect()
    }
}

impl Marked {
    async fn run(&self, store: &Store, done: bool) -> Result<Exit, Trouble> {
        let mut exit = Exit::Fine;
        for number in &self.numbers {
            if !store.mark(number, done).await? {
                exit = unknown(number);
            }
        }
        Ok(exit)
    }
}

impl Written {
    async fn run(&self, store: &Store, kind: NoteKind) -> Result<Exit, Trouble> {
        let text = match &self.text {
            Some(text) => text.clone(),
            None => {
                let mut text = String::new();
                let read = std::io::stdin().take(LONGEST + 1).read_to_string(&mut text);
                read.map_err(|error| Trouble::Other(format!("standard input: {error}")))?;
                text
            }
        };
        if text.trim().is_empty() {
            output::say("error: there is no text");
            return Ok(Exit::Usage);
        }
        if text.len() as u64 > LONGEST {
            output::say(&format!("error: the text is longer than {} KB", LONGEST / 1024));
            return Ok(Exit::Usage);
        }
        if !store.add_note(&self.number, kind, text.trim()).await? {
            return Ok(unknown(&self.number));
        }
        if kind == NoteKind::Answer {
            output::say("the host sends it; `frontdesk tickets list` shows whether it arrived");
        }
        Ok(Exit::Fine)
    }
}

fn unknown(number: &str) -> Exit {
    output::say(&format!("error: there is no ticket {}", line(number)));
    Exit::Usage
}

async fn files(store: &Store, number: &str, out: &std::path::Path) -> Result<Exit, Trouble> {
    let Some(ticket) = store.ticket(number).await? else { return Ok(unknown(number)) };
    for file in store.attachments(ticket.id).await? {
        let path = save(out, &file.name, &file.bytes)?;
        output::say(&format!(
            "{} ({}, {} bytes)",
            path.display(),
            line(&file.media_type),
            file.bytes.len()
        ));
    }
    Ok(Exit::Fine)
}

async fn show(store: &Store, number: &str, json: bool) -> Result<Exit, Trouble> {
    let Some(ticket) = store.ticket(number).await? else { return Ok(unknown(number)) };
    let notes = store.notes(ticket.id).await?;
    if json {
        let shown = Shown { ticket: &ticket, answer_by: ticket.promised.until(), notes: &notes };
        output::out(&format!("{}\n", to_json(&shown)?));
        return Ok(Exit::Fine);
    }
    let confirmed = match ticket.address_confirmed_at {
        Some(at) => format!("address confirmed: {} ({})", line(&ticket.email), moment(at)),
        None => format!("says to be: {} (not confirmed)", line(&ticket.email)),
    };
    let done = ticket.done_at.map(|at| format!("\ndone: {}", moment(at))).unwrap_or_default();
    let head = format!("{} {} {}", ticket.number, moment(ticket.at), line(&ticket.topic_name));
    output::out(&format!("{head}\n{confirmed}{done}\n"));
    if ticket.identity {
        output::out(&format!("identity: {}\n", mail::IDENTITY));
    }
    output::out(&format!("language: {}\n", line(&ticket.lang)));
    output::out(&format!("channel: {}\ntopic: {}\n", line(&ticket.channel), line(&ticket.topic)));
    if !ticket.page.is_empty() {
        output::out(&format!("written on: {}\n", line(&ticket.page)));
    }
    if let Some(at) = ticket.promised.until() {
        output::out(&format!("answer promised by: {}\n", moment(at)));
    }
    if let Some(audience) = &ticket.audience {
        output::out(&format!("audience: {}\n", line(audience)));
    }
    // What was ticked may be the reason to hurry.
    if !ticket.yes.is_empty() {
        output::out(&format!("says yes to: {}\n", line(&ticket.yes.join(", "))));
    }
    for (field, value) in &ticket.fields {
        output::out(&format!("\n{}:\n{}", line(field), indented(value)));
    }
    for file in &ticket.attachments {
        output::out(&format!(
            "\nattached: {} ({}, {} bytes)\n",
            line(&file.name),
            line(&file.media_type),
            file.bytes
        ));
    }
    for note in &notes {
        output::out(&format!(
            "\n{} {}:\n{}",
            note.kind.as_str(),
            moment(note.at),
            indented(&note.text)
        ));
    }
    Ok(Exit::Fine)
}

/// Nothing that a customer wrote looks like a line of ours.
fn indented(text: &str) -> String {
    shown(&text.replace("\r\n", "\n")).lines().map(|line| format!("    {line}\n")).collect()
}

fn to_json(value: &impl serde::Serialize) -> Result<String, Trouble> {
    serde_json::to_string(value).map_err(|error| Trouble::Other(error.to_string()))
}
