//! Where votes, replies and tickets are kept: a SQLite file, or PostgreSQL for several instances.
//!
//! 1. [`migrate`] brings the tables up to date;
//! 2. [`write`] is everything that changes them, as values; [`sqlite`] carries many out in one
//!    transaction, [`postgres`] each in its own; either way a change is acknowledged after its
//!    commit;
//! 3. [`vote`], [`reply`], [`ticket`], [`outbox`], [`person`] and [`sought`] say it in SQL, the same for both
//!    databases but for one statement ([`conn`]).
//!
//! No address of a client is stored, hashed or not.

mod address;
mod allowance;
mod conn;
mod copy;
mod desk;
mod erased;
mod error;
mod forget;
mod links;
mod mailbox;
mod migrate;
mod outbox;
mod person;
mod postgres;
mod reply;
mod sought;
mod sqlite;
mod ticket;
mod vote;
mod write;

pub use address::{file_of, shown};
pub use allowance::Allowance;
pub use copy::{backup, check, restore};
pub use desk::{Filter, Note, NoteKind, TicketCounts, TopicCounts};
pub use erased::{Again, Erased, has_erasures};
pub use error::StoreError;
pub use mailbox::{is_near, is_person};
pub use outbox::{Backlog, Delivery, DeliveryEntry, Kind, Settled, Way};
pub use person::Removed;
pub use reply::{NewReply, Reply, ReplyState};
pub use sought::{InVain, KEEP_DAYS as KEEP_SOUGHT_DAYS, Sought};
pub use ticket::{Attachment, AttachmentEntry, NewTicket, Promised, Ticket, as_number, number};
pub use vote::{Complaint, Counts, ReasonCount, Tally, Vote};

use super::now;
use super::text::lines;
use address::Address;
use conn::Conn;
use links::Purpose;
use write::{Write, Written};

/// Runs a read on a connection of whichever database it is.
macro_rules! read {
    ($store:expr, $conn:ident => $body:expr) => {
        match &$store.database {
            Database::Sqlite(sqlite) => {
                let mut pooled = sqlite.reader().await?;
                let mut $conn = Conn::Sqlite(&mut pooled);
                $body
            }
            Database::Postgres(postgres) => {
                let mut pooled = postgres.reader().await?;
                let mut $conn = Conn::Postgres(&mut pooled);
                $body
            }
        }
    };
}
use read;

/// A database of either kind. Cheap to share, not to open.
pub struct Store {
    database: Database,
    /// Signs cookies, tokens and links; the same for all instances.
    secret: [u8; 32],
}

enum Database {
    Sqlite(Box<sqlite::Sqlite>),
    Postgres(postgres::Postgres),
}

impl Store {
    /// Opens `url`: `postgres://…`, or the path of a SQLite file (with or without `sqlite:`).
    /// `secret` replaces the one that the database keeps.
    ///
    /// # Errors
    /// When there is no such database or it cannot be brought up to date.
    pub async fn open(url: &str, secret: Option<[u8; 32]>) -> Result<Self, StoreError> {
        let database = match Address::parse(url)? {
            Address::Sqlite(path) => Database::Sqlite(Box::new(sqlite::Sqlite::open(&path).await?)),
            Address::Postgres(url) => Database::Postgres(postgres::Postgres::open(url).await?),
        };
        let mut store = Self { database, secret: [0; 32] };
        store.secret = match secret {
            Some(secret) => secret,
            None => store.kept_secret().await?,
        };
        Ok(store)
    }

    pub fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    /// # Errors
    /// When it is not stored; then it does not count.
    pub async fn vote(&self, vote: Vote) -> Result<Counts, StoreError> {
        match self.write(Write::Vote(vote)).await? {
            Written::Counts(counts) => Ok(counts),
            _ => Ok(Counts::default()),
        }
    }

    pub async fn counts(&self, article: &str, lang: &str) -> Result<Counts, StoreError> {
        read!(self, conn => vote::counts(&mut conn, article, lang).await)
    }

    pub async fn tallies(&self) -> Result<Vec<Tally>, StoreError> {
        read!(self, conn => vote::tallies(&mut conn).await)
    }

    /// Votes cast or changed since `since` (seconds since 1970).
    pub async fn tallies_since(&self, since: i64) -> Result<Vec<Tally>, StoreError> {
        read!(self, conn => vote::tallies_since(&mut conn, since).await)
    }

    pub async fn complaints(&self, limit: i64) -> Result<Vec<Complaint>, StoreError> {
        read!(self, conn => vote::complaints(&mut conn, limit).await)
    }

    /// How often each reason was given for a "no", by article and language.
    pub async fn reasons(&self) -> Result<Vec<ReasonCount>, StoreError> {
        read!(self, conn => vote::reasons(&mut conn).await)
    }

    pub async fn add_reply(&self, reply: NewReply) -> Result<(), StoreError> {
        self.add_reply_within(reply, None).await
    }

    /// # Errors
    /// [`StoreError::TooOften`] where instances together have taken enough of this client.
    pub async fn add_reply_within(
        &self,
        reply: NewReply,
        allowance: Option<Allowance>,
    ) -> Result<(), StoreError> {
        self.write(Write::Reply(reply, allowance)).await.map(drop)
    }

    pub async fn replies(&self, state: Option<ReplyState>) -> Result<Vec<Reply>, StoreError> {
        read!(self, conn => reply::list(&mut conn, state).await)
    }

    /// Whether there is such a reply.
    pub async fn judge_reply(&self, id: i64, state: ReplyState) -> Result<bool, StoreError> {
        Ok(matches!(self.write(Write::Judge { id, state }).await?, Written::Known(true)))
    }

    /// Stores a ticket and everything that has to be delivered for it; its number.
    pub async fn open_ticket(&self, ticket: NewTicket) -> Result<String, StoreError> {
        self.open_ticket_within(ticket, None).await
    }

    /// # Errors
    /// [`StoreError::TooOften`] where instances together have taken enough of this client.
    pub async fn open_ticket_within(
        &self,
        ticket: NewTicket,
        allowance: Option<Allowance>,
    ) -> Result<String, StoreError> {
        match self.write(Write::Ticket(Box::new(ticket), allowance)).await? {
            Written::Number(number) => Ok(number),
            _ => Ok(String::new()),
        }
    }

    /// The token of the link that confirms a ticket's address.
    pub fn confirmation(&self, ticket: &Ticket) -> String {
        links::sign(&self.secret, Purpose::Confirm, &ticket.number, ticket.at)
    }

    /// The token behind which a customer sees what became of the ticket.
    pub fn private_link(&self, ticket: &Ticket) -> String {
        links::sign(&self.secret, Purpose::Look, &ticket.number, ticket.at)
    }

    /// The ticket that a private link leads to.
    pub async fn ticket_of(&self, token: &str) -> Result<Option<Ticket>, StoreError> {
        let Some((number, at)) = links::judge(&self.secret, Purpose::Look, token) else {
            return Ok(None);
        };
        Ok(self.ticket(number).await?.filter(|ticket| ticket.at == at))
    }

    /// The token behind which a ticket's file can be fetched for some days.
    pub fn file_link(&self, ticket: &Ticket, position: usize) -> String {
        links::sign(&self.secret, Purpose::Fetch, &ticket.number, links::until(now(), position))
    }

    /// The file that such a token leads to.
    pub async fn file_of(&self, token: &str) -> Result<Option<Attachment>, StoreError> {
        let judged = links::judge(&self.secret, Purpose::Fetch, token);
        let Some((number, what)) = judged else { return Ok(None) };
        let Some(position) = links::position(what, now()) else { return Ok(None) };
        let Some(ticket) = self.ticket(number).await? else { return Ok(None) };
        Ok(self.attachments(ticket.id).await?.into_iter().nth(position))
    }

    /// The number of the ticket whose address `token` confirms; `None` for a link that is not ours
    /// or no longer works.
    pub async fn confirm(&self, token: &str) -> Result<Option<String>, StoreError> {
        let judged = links::judge(&self.secret, Purpose::Confirm, token);
        let Some((number, at)) = judged else { return Ok(None) };
        if now().saturating_sub(at) > links::CONFIRMS {
            return Ok(None);
        }
        match self.write(Write::Confirm { number: number.to_owned() }).await? {
            Written::Ticket(Some(ticket)) => Ok(Some(ticket.number)),
            _ => Ok(None),
        }
    }

    pub async fn ticket(&self, number: &str) -> Result<Option<Ticket>, StoreError> {
        read!(self, conn => ticket::by_number(&mut conn, number).await)
    }

    pub async fn ticket_by_id(&self, id: i64) -> Result<Option<Ticket>, StoreError> {
        read!(self, conn => ticket::by_id(&mut conn, id).await)
    }

    /// The newest tickets first.
    pub async fn tickets(&self, limit: i64) -> Result<Vec<Ticket>, StoreError> {
        read!(self, conn => ticket::list(&mut conn, limit).await)
    }

    /// The tickets that `filter` names, and how many there are without `limit`.
    pub async fn find(
        &self,
        filter: &Filter,
        limit: i64,
    ) -> Result<(Vec<Ticket>, i64), StoreError> {
        read!(self, conn => desk::find(&mut conn, filter, limit).await)
    }

    /// Tickets since `since` (seconds since 1970), by topic and what it was called.
    pub async fn topics(&self, since: i64) -> Result<Vec<TopicCounts>, StoreError> {
        read!(self, conn => desk::topics(&mut conn, since).await)
    }

    pub async fn ticket_counts(&self) -> Result<TicketCounts, StoreError> {
        read!(self, conn => desk::counts(&mut conn).await)
    }

    /// Marks a ticket as done or as open again; whether there is one.
    pub async fn mark(&self, number: &str, done: bool) -> Result<bool, StoreError> {
        Ok(matches!(
            self.write(Write::Mark { number: number.to_owned(), done }).await?,
            Written::Known(true)
        ))
    }

    /// Adds a note; whether there is such a ticket.
    pub async fn add_note(
        &self,
        number: &str,
        kind: NoteKind,
        text: &str,
    ) -> Result<bool, StoreError> {
        let note = Write::Note {
            number: number.to_owned(),
            kind,
            // A file's mark and another system's line ends are no part of what was said.
            text: lines(text, usize::MAX),
            files: Vec::new(),
        };
        Ok(matches!(self.write(note).await?, Written::Known(true)))
    }

    /// Adds what a customer wrote later, with files; whether there is such a ticket.
    pub async fn add_more(
        &self,
        number: &str,
        text: &str,
        files: Vec<Attachment>,
    ) -> Result<bool, StoreError> {
        let note = Write::Note {
            number: number.to_owned(),
            kind: NoteKind::More,
            text: text.to_owned(),
            files,
        };
        Ok(matches!(self.write(note).await?, Written::Known(true)))
    }

    /// Everything noted of a ticket, in order.
    pub async fn notes(&self, ticket: i64) -> Result<Vec<Note>, StoreError> {
        read!(self, conn => desk::notes(&mut conn, ticket).await)
    }

    pub async fn note(&self, id: i64) -> Result<Option<Note>, StoreError> {
        read!(self, conn => desk::note_by_id(&mut conn, id).await)
    }

    pub async fn attachments(&self, ticket: i64) -> Result<Vec<Attachment>, StoreError> {
        read!(self, conn => ticket::attachments(&mut conn, ticket).await)
    }

    /// Those that came with the ticket or, later, with a note.
    pub async fn attachments_of(
        &self,
        ticket: i64,
        note: Option<i64>,
    ) -> Result<Vec<Attachment>, StoreError> {
        read!(self, conn => ticket::attachments_of(&mut conn, ticket, note).await)
    }

    /// Deliveries that are due, of one way or of all, nobody else's for `seconds`.
    pub async fn claim(
        &self,
        way: Option<Way>,
        seconds: i64,
        limit: i64,
    ) -> Result<Vec<Delivery>, StoreError> {
        match self.write(Write::Claim { way, until: now() + seconds, limit }).await? {
            Written::Claimed(claimed) => Ok(claimed),
            _ => Ok(Vec::new()),
        }
    }

    /// Gives back a claim whose attempt was broken off, unless somebody else has it meanwhile.
    pub async fn release(&self, delivery: &Delivery) -> Result<(), StoreError> {
        self.write(Write::Release { id: delivery.id, attempts: delivery.attempts }).await.map(drop)
    }

    /// Writes down how the attempt of a claim ended; a failure, only while the delivery is that
    /// claim's.
    pub async fn settle(&self, delivery: &Delivery, settled: Settled) -> Result<(), StoreError> {
        self.write(Write::Settle { id: delivery.id, attempts: delivery.attempts, settled })
            .await
            .map(drop)
    }

    pub async fn backlog(&self) -> Result<Backlog, StoreError> {
        read!(self, conn => outbox::backlog(&mut conn, now()).await)
    }

    /// Makes deliveries that are dead or refused due again, of one ticket or of all.
    pub async fn retry(&self, number: Option<&str>) -> Result<u64, StoreError> {
        let number = number.unwrap_or("").to_owned();
        self.count(Write::Retry { number, asked: true }).await
    }

    /// Makes what was given up due again, but for what addresses that nobody reads have refused.
    pub async fn retry_given_up(&self) -> Result<u64, StoreError> {
        self.count(Write::Retry { number: String::new(), asked: false }).await
    }

    /// Gives tickets that nothing was ever sent of deliveries of `kinds`; how many tickets.
    pub async fn add_missing(&self, kinds: Vec<Kind>) -> Result<u64, StoreError> {
        self.count(Write::AddMissing { kinds }).await
    }

    /// When the newest vote, reply or ticket was stored; 0 where there is none.
    pub async fn newest(&self) -> Result<i64, StoreError> {
        read!(self, conn => person::newest(&mut conn).await)
    }

    /// What has not arrived; with `all` everything.
    pub async fn deliveries(&self, all: bool) -> Result<Vec<DeliveryEntry>, StoreError> {
        read!(self, conn => outbox::list(&mut conn, all).await)
    }

    /// What is delivered of a ticket: `waiting`, `done`, `dead` or `refused`.
    pub async fn deliveries_of(&self, ticket: i64) -> Result<Vec<(Kind, String)>, StoreError> {
        read!(self, conn => outbox::states_of(&mut conn, ticket).await)
    }

    /// Forgets what is older than `before` (seconds since 1970) and done with.
    pub async fn expire(&self, before: i64) -> Result<Removed, StoreError> {
        self.remove(Write::Expire { before }).await
    }

    /// Removes the files of tickets that are older than `before` and that the desk has; how many.
    pub async fn expire_files(&self, before: i64) -> Result<u64, StoreError> {
        self.count(Write::ExpireFiles { before }).await
    }

    /// Counts what somebody looked for in vain.
    pub async fn sought(&self, sought: Sought) -> Result<(), StoreError> {
        self.write(Write::Sought(sought)).await.map(drop)
    }

    /// What three visitors looked for in vain, the most frequent first.
    pub async fn searches_in_vain(&self) -> Result<Vec<InVain>, StoreError> {
        read!(self, conn => sought::list(&mut conn).await)
    }

    /// Removes what nobody has looked for since `day` (since 1970); how many.
    pub async fn expire_searches(&self, day: i64) -> Result<u64, StoreError> {
        self.count(Write::ExpireSought { day }).await
    }

    /// Every address that something was sent under.
    pub async fn addresses(&self) -> Result<Vec<String>, StoreError> {
        read!(self, conn => person::addresses(&mut conn).await)
    }

    /// How large the database is.
    pub async fn bytes(&self) -> Result<i64, StoreError> {
        match &self.database {
            Database::Sqlite(sqlite) => Ok(i64::try_from(sqlite.bytes()?).unwrap_or(i64::MAX)),
            Database::Postgres(postgres) => {
                let mut pooled = postgres.reader().await?;
                let sql = "SELECT pg_database_size(current_database())";
                let row = Conn::Postgres(&mut pooled).row(sql, Vec::new()).await?;
                row.map_or(Ok(0), |row| row.number(0))
            }
        }
    }

    /// The database's file, where it is one.
    pub fn file(&self) -> Option<&std::path::Path> {
        match &self.database {
            Database::Sqlite(sqlite) => Some(sqlite.path()),
            Database::Postgres(_) => None,
        }
    }

    /// Reads the whole file of a database whose host did not end in order: a journal that belongs
    /// to another file, as after a copy was put back beside it, damages it without a word.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub async fn check_after_a_crash(&self) -> Result<(), StoreError> {
        match &self.database {
            Database::Sqlite(sqlite) => sqlite.check_after_a_crash().await,
            Database::Postgres(_) => Ok(()),
        }
    }

    /// Whether other instances may have the same database.
    pub fn is_shared(&self) -> bool {
        matches!(self.database, Database::Postgres(_))
    }

    /// Stores something: whether it can be read says nothing of whether it can be written.
    ///
    /// # Errors
    /// Why nothing can be stored now.
    pub async fn probe(&self) -> Result<(), StoreError> {
        self.write(Write::Probe).await.map(drop)
    }

    /// Closes it and returns when its file is nobody's any more, or only others'.
    pub async fn end(self) {
        self.close().await;
        if let Database::Sqlite(sqlite) = self.database {
            sqlite.end().await;
        }
    }

    pub async fn close(&self) {
        match &self.database {
            Database::Sqlite(sqlite) => sqlite.close().await,
            Database::Postgres(postgres) => postgres.close().await,
        }
    }

    /// How many rows it concerned.
    async fn count(&self, what: Write) -> Result<u64, StoreError> {
        match self.write(what).await? {
            Written::Retried(count) => Ok(count),
            _ => Ok(0),
        }
    }

    async fn write(&self, write: Write) -> Result<Written, StoreError> {
        match &self.database {
            Database::Sqlite(sqlite) => sqlite.write(write).await,
            Database::Postgres(postgres) => postgres.write(write).await,
        }
    }

    /// The database's own secret: made once, the same for every instance.
    async fn kept_secret(&self) -> Result<[u8; 32], StoreError> {
        let fresh = super::random::<32>()?.to_vec();
        let kept = match self.write(Write::Keep { name: "secret", value: fresh }).await? {
            Written::Kept(kept) => kept,
            _ => Vec::new(),
        };
        <[u8; 32]>::try_from(kept).map_err(|_| StoreError::Closing)
    }
}
