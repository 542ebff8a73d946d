//! `frontdesk people`: what one person sent, for whoever may ask for it.

use std::path::PathBuf;

use super::desk::{DatabaseArgs, Trouble, line, save, with_store};
use super::{Exit, output};
use crate::host::store::{Erased, Filter, Note, Reply, Store, Ticket, is_near, is_person};

/// Addresses that are named as near.
const MOST_NEAR: usize = 20;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Everything that was sent under an address, as JSON; with --out also the files
    Export(Export),
    /// Forget a person: every ticket and reply sent under an address
    Erase(Erase),
}

#[derive(Debug, clap::Args)]
struct Export {
    #[command(flatten)]
    database: DatabaseArgs,
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// A folder for person.json and the files, instead of standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Erase {
    #[command(flatten)]
    database: DatabaseArgs,
    #[arg(value_name = "ADDRESS")]
    address: String,
}

pub fn run(args: Args) -> Exit {
    match args.what {
        What::Export(args) => with_store(&args.database, async |store| export(store, &args).await),
        What::Erase(args) => erase(&args),
    }
}

pub fn erase(args: &Erase) -> Exit {
    with_store(&args.database, async |store| {
        let removed = store.erase(&args.address).await?;
        output::say(&format!("{} tickets and {} replies erased", removed.tickets, removed.replies));
        if removed.replies > 0 {
            output::say(
                "approved replies leave the pages with the next `frontdesk replies export` and \
                 build",
            );
        }
        let elsewhere = copies(store, &args.address).await?;
        near(store, &args.address).await?;
        Ok(if removed.tickets + removed.replies + elsewhere == 0 {
            Exit::Mistakes
        } else {
            Exit::Fine
        })
    })
}

/// What else has the person: erased where it can be reached, and named where it cannot. How much
/// was erased.
async fn copies(store: &Store, address: &str) -> Result<u64, Trouble> {
    let before = store.erase_from_before(Erased::Person(address)).await?;
    let mut erased = 0;
    if let Some((path, removed)) = before {
        erased = removed.tickets + removed.replies;
        output::say(&format!(
            "{} tickets and {} replies erased from {}",
            removed.tickets,
            removed.replies,
            path.display()
        ));
    }
    output::say(match store.file() {
        Some(_) => {
            "copies of the database that you have made, its snapshots included, have what they \
             had: `frontdesk db restore` erases this person from them again"
        }
        None => {
            "dumps, snapshots and the write-ahead log have what they had: erase this person again \
             when one of them is put back"
        }
    });
    Ok(erased)
}

/// A ticket with its notes.
#[derive(serde::Serialize)]
struct Exported {
    #[serde(flatten)]
    ticket: Ticket,
    notes: Vec<Note>,
}

#[derive(serde::Serialize)]
struct Person {
    address: String,
    tickets: Vec<Exported>,
    replies: Vec<Reply>,
}

async fn export(store: &Store, args: &Export) -> Result<Exit, Trouble> {
    let (all, _) = store.find(&Filter::default(), i64::MAX).await?;
    let mut person =
        Person { address: args.address.clone(), tickets: Vec::new(), replies: Vec::new() };
    for ticket in all.into_iter().filter(|ticket| is_person(&args.address, &ticket.email)) {
        let Some(ticket) = store.ticket(&ticket.number).await? else { continue };
        if let Some(out) = &args.out {
            for file in store.attachments(ticket.id).await? {
                save(&out.join(&ticket.number), &file.name, &file.bytes)?;
            }
        }
        person.tickets.push(Exported { notes: store.notes(ticket.id).await?, ticket });
    }
    person.replies = store.replies(None).await?;
    person.replies.retain(|reply| is_person(&args.address, &reply.email));
    let json =
        serde_json::to_string_pretty(&person).map_err(|error| Trouble::Other(error.to_string()))?;
    match &args.out {
        Some(out) => output::say(
            &save(out, "person.json", format!("{json}\n").as_bytes())?.display().to_string(),
        ),
        None => output::out(&format!("{json}\n")),
    }
    output::say(&format!("{} tickets and {} replies", person.tickets.len(), person.replies.len()));
    near(store, &args.address).await?;
    let is_empty = person.tickets.is_empty() && person.replies.is_empty();
    Ok(if is_empty { Exit::Mistakes } else { Exit::Fine })
}

/// Names addresses that may be the same person's. Whoever asks to be forgotten
/// does not know how they once wrote their address.
async fn near(store: &Store, address: &str) -> Result<(), Trouble> {
    let all = store.addresses().await?;
    for other in all.iter().filter(|other| is_near(address, other)).take(MOST_NEAR) {
        output::say(&format!("near: {}", line(other)));
    }
    Ok(())
}
