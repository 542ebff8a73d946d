//! `frontdesk db`

use std::path::PathBuf;

use super::desk::{DatabaseArgs, line};
use super::{Exit, output};
use crate::host::store::{self, Store, StoreError};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Copy the database to a new file while the host runs
    Backup {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
    /// Read the whole database and say whether it is sound
    Check {
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// Put a copy in the place of the database, whose host has been stopped
    Restore {
        #[command(flatten)]
        database: DatabaseArgs,
        #[arg(value_name = "FILE")]
        from: PathBuf,
    },
}

pub fn run(args: Args) -> Exit {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            output::say(&format!("error: {error}"));
            return Exit::Machine;
        }
    };
    match runtime.block_on(work(&args.what)) {
        Ok(said) => {
            output::say(&said);
            Exit::Fine
        }
        Err(error) => {
            output::say(&format!("error: {error}"));
            if matches!(error, StoreError::Damaged(_)) { Exit::Mistakes } else { Exit::Machine }
        }
    }
}

/// Erases again who had been erased before the copy came back; what is said of it.
async fn erased_again(db: &str) -> Result<String, StoreError> {
    if !store::file_of(db).is_some_and(|file| store::has_erasures(&file)) {
        return Ok(String::new());
    }
    let store = Store::open(db, None).await?;
    let again = store.erase_again().await;
    store.close().await;
    let again = again?;
    let mut said = String::new();
    if again.tickets + again.replies > 0 {
        said += &format!(
            "\nthe copy had {} tickets and {} replies that had been erased; they are erased again",
            again.tickets, again.replies
        );
        for address in &again.addresses {
            said += &format!("\n  {}", line(address));
        }
        said += "\nthe copy itself still has them: remove it when it is not needed any more";
    }
    if again.unknown > 0 {
        said += &format!(
            "\n{} erasures belong to another database: if the copy is older than that, erase those \
             people again",
            again.unknown
        );
    }
    Ok(said)
}

async fn work(what: &What) -> Result<String, StoreError> {
    let known = |path: &std::path::Path| match path.exists() {
        true => Ok(()),
        false => Err(StoreError::File {
            path: path.to_owned(),
            why: std::io::ErrorKind::NotFound.into(),
        }),
    };
    let there = |address: &str| store::file_of(address).map_or(Ok(()), |path| known(&path));
    match what {
        What::Backup { database, to } => {
            there(&database.db)?;
            store::backup(&database.db, to).await?;
            Ok(format!("copied to {}", to.display()))
        }
        What::Check { database } => {
            there(&database.db)?;
            store::check(&database.db).await?;
            Ok("the database is sound".to_owned())
        }
        What::Restore { database, from } => {
            known(from)?;
            let before = store::restore(&database.db, from).await?;
            let kept = if before.exists() {
                format!("; what was there is {}", before.display())
            } else {
                String::new()
            };
            let again = erased_again(&database.db).await?;
            Ok(format!("restored{kept}{again}"))
        }
    }
}
