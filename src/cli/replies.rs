//! `frontdesk replies`

use std::path::PathBuf;

use super::desk::{DatabaseArgs, Trouble, day, ids_of_today, line, shown, with_store, write};
use super::{Exit, output};
use crate::host::store::{ReplyState, Store, is_person};
use crate::replies::{self, Replies, Reply};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Replies that wait to be read; with --all also those decided on
    List {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(long)]
        all: bool,
        /// Replies at most
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: usize,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// Show these replies, from the next export and build on
    Approve {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// Never show these replies
    Reject {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
        /// Nor any that waits and came under the same addresses
        #[arg(long)]
        same_sender: bool,
    },
    /// Write the approved ones to data/replies.json, without mail addresses
    Export {
        #[command(flatten)]
        database: DatabaseArgs,
        /// The site whose data/replies.json is written
        #[arg(long, default_value = ".", value_name = "DIR")]
        root: PathBuf,
        /// The build, which knows articles that were renamed
        #[arg(long, default_value = "dist", value_name = "DIR")]
        dist: PathBuf,
    },
}

pub fn run(args: Args) -> Exit {
    match args.what {
        What::List { database, all, limit, json } => {
            with_store(&database, async |store| list(store, (all, limit), json).await)
        }
        What::Approve { database, ids } => {
            with_store(&database, async |store| judge(store, &ids, ReplyState::Approved).await)
        }
        What::Reject { database, ids, same_sender } => with_store(&database, async |store| {
            let ids = if same_sender { with_others(store, ids).await? } else { ids };
            judge(store, &ids, ReplyState::Rejected).await
        }),
        What::Export { database, root, dist } => with_store(&database, async |store| {
            let today = ids_of_today(&dist)?;
            let mut approved = Replies::none();
            let mut count = 0;
            for reply in store.replies(Some(ReplyState::Approved)).await? {
                let date = jiff::Timestamp::from_second(reply.at).unwrap_or_default();
                let date = date.to_zoned(jiff::tz::TimeZone::UTC).date();
                let public = Reply { name: reply.name, date, text: reply.text };
                approved.push(today(&reply.article), reply.lang, public);
                count += 1;
            }
            let text = approved.to_text().map_err(|error| Trouble::Other(error.to_string()))?;
            let path = write(&root, replies::PATH, &text)?;
            output::say(&format!("{count} replies written to {}", path.display()));
            Ok(Exit::Fine)
        }),
    }
}

async fn list(store: &Store, (all, limit): (bool, usize), json: bool) -> Result<Exit, Trouble> {
    let replies = store.replies((!all).then_some(ReplyState::Pending)).await?;
    for reply in replies.iter().take(limit) {
        if json {
            let text =
                serde_json::to_string(reply).map_err(|error| Trouble::Other(error.to_string()))?;
            output::out(&format!("{text}\n"));
            continue;
        }
        let head = format!(
            "{} {} {} [{}] {} <{}>\n",
            reply.id,
            day(reply.at),
            line(&reply.article),
            line(&reply.lang),
            line(&reply.name),
            line(&reply.email)
        );
        let text: String = shown(&reply.text).lines().map(|line| format!("    {line}\n")).collect();
        output::out(&format!("{head}    ({})\n{text}", reply.state.as_str()));
    }
    match replies.len() {
        0 => output::say("no replies wait"),
        count if count > limit => output::say(&format!("{limit} of {count}")),
        _ => {}
    }
    Ok(Exit::Fine)
}

/// With those that wait and that the same people sent.
async fn with_others(store: &Store, mut ids: Vec<i64>) -> Result<Vec<i64>, Trouble> {
    let all = store.replies(None).await?;
    let senders: Vec<String> =
        all.iter().filter(|reply| ids.contains(&reply.id)).map(|one| one.email.clone()).collect();
    let waiting =
        all.iter().filter(|reply| reply.state == ReplyState::Pending && !ids.contains(&reply.id));
    let others =
        waiting.filter(|reply| senders.iter().any(|sender| is_person(sender, &reply.email)));
    let others: Vec<i64> = others.map(|reply| reply.id).collect();
    output::say(&format!("{} others of the same sender", others.len()));
    ids.extend(others);
    Ok(ids)
}

async fn judge(store: &Store, ids: &[i64], state: ReplyState) -> Result<Exit, Trouble> {
    let mut exit = Exit::Fine;
    for id in ids {
        if !store.judge_reply(*id, state).await? {
            output::say(&format!("error: there is no reply {id}"));
            exit = Exit::Usage;
        }
    }
    Ok(exit)
}
