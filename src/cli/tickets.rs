//! `frontdesk tickets`

use super::desk::{DatabaseArgs, Trouble, day, line, shown, with_store};
use super::{Exit, output};
use crate::host::store::{DeliveryEntry, Store, Ticket};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// The newest tickets, and what of them has not arrived at the desk
    List {
        #[command(flatten)]
        database: DatabaseArgs,
        /// Tickets at most
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: i64,
        /// Only those with a delivery that was given up
        #[arg(long)]
        dead: bool,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// One ticket, whole
    Show {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(value_name = "NUMBER")]
        number: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Try again what was given up, of one ticket or of all
    Retry {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(value_name = "NUMBER")]
        number: Option<String>,
    },
    /// Forget a person: every ticket and reply sent under an address
    Erase {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(value_name = "ADDRESS")]
        address: String,
    },
}

pub fn run(args: Args) -> Exit {
    match args.what {
        What::List { database, limit, dead, json } => {
            with_store(&database, async |store| list(store, limit, dead, json).await)
        }
        What::Show { database, number, json } => with_store(&database, async |store| show(store, &number, json).await),
        What::Retry { database, number } => with_store(&database, async |store| {
            let count = store.retry(number.as_deref()).await?;
            output::say(&format!("{count} deliveries will be tried again"));
            Ok(Exit::Fine)
        }),
        What::Erase { database, address } => with_store(&database, async |store| {
            let removed = store.erase(&address).await?;
            output::say(&format!("{} tickets and {} replies erased", removed.tickets, removed.replies));
            if removed.replies > 0 {
                output::say("approved replies leave the pages with the next `frontdesk replies export` and build");
            }
            Ok(Exit::Fine)
        }),
    }
}

/// A ticket with what has not arrived of it.
#[derive(serde::Serialize)]
struct Listed<'a> {
    #[serde(flatten)]
    ticket: &'a Ticket,
    deliveries: Vec<&'a DeliveryEntry>,
}

async fn list(store: &Store, limit: i64, dead: bool, json: bool) -> Result<Exit, Trouble> {
    let (tickets, deliveries) = (store.tickets(limit).await?, store.deliveries(false).await?);
    let of =
        |ticket: &Ticket| deliveries.iter().filter(|delivery| delivery.ticket == ticket.number).collect::<Vec<_>>();
    for ticket in &tickets {
        let listed = Listed { ticket, deliveries: of(ticket) };
        if dead && !listed.deliveries.iter().any(|delivery| delivery.state == "dead") {
            continue;
        }
        if json {
            output::out(&format!("{}\n", to_json(&listed)?));
            continue;
        }
        let subject = ticket.fields.iter().find(|(field, _)| field == "subject").map_or("", |(_, text)| text.as_str());
        output::out(&format!(
            "{} {} {} [{}] {}\n",
            ticket.number,
            day(ticket.at),
            line(&ticket.topic_name),
            line(&ticket.lang),
            line(subject)
        ));
        for delivery in &listed.deliveries {
            let error = delivery.error.as_deref().map(|error| format!(": {}", line(error))).unwrap_or_default();
            output::out(&format!(
                "    {} {} after {} attempts{error}\n",
                delivery.kind.as_str(),
                delivery.state,
                delivery.attempts
            ));
        }
    }
    if tickets.is_empty() {
        output::say("no tickets");
    }
    Ok(Exit::Fine)
}

async fn show(store: &Store, number: &str, json: bool) -> Result<Exit, Trouble> {
    let Some(ticket) = store.ticket(number).await? else {
        output::say(&format!("error: there is no ticket {}", line(number)));
        return Ok(Exit::Usage);
    };
    if json {
        output::out(&format!("{}\n", to_json(&ticket)?));
        return Ok(Exit::Fine);
    }
    let confirmed = match ticket.address_confirmed_at {
        Some(at) => format!("address confirmed: {} ({})", line(&ticket.email), day(at)),
        None => format!("says to be: {} (not confirmed)", line(&ticket.email)),
    };
    output::out(&format!("{} {} {}\n{confirmed}\n", ticket.number, day(ticket.at), line(&ticket.topic_name)));
    for (field, value) in &ticket.fields {
        output::out(&format!("\n--- {}\n{}\n", line(field), shown(value)));
    }
    for file in &ticket.attachments {
        output::out(&format!("\nattached: {} ({}, {} bytes)\n", line(&file.name), line(&file.media_type), file.bytes));
    }
    Ok(Exit::Fine)
}

fn to_json(value: &impl serde::Serialize) -> Result<String, Trouble> {
    serde_json::to_string(value).map_err(|error| Trouble::Other(error.to_string()))
}
