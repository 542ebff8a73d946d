-- What customers send. Times are seconds since 1970.
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE votes (
  visitor BLOB NOT NULL,
  article TEXT NOT NULL,
  lang TEXT NOT NULL,
  helpful INTEGER NOT NULL,
  reason TEXT,
  comment TEXT,
  first_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (visitor, article, lang)
) WITHOUT ROWID;
CREATE INDEX votes_at ON votes (at);

-- The sums of votes, kept in the vote's own transaction: pages ask for them all the time.
CREATE TABLE tallies (
  article TEXT NOT NULL,
  lang TEXT NOT NULL,
  yes INTEGER NOT NULL,
  no INTEGER NOT NULL,
  PRIMARY KEY (article, lang)
) WITHOUT ROWID;

CREATE TABLE replies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  submission BLOB NOT NULL UNIQUE,
  article TEXT NOT NULL,
  lang TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL
);

CREATE TABLE tickets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  submission BLOB NOT NULL UNIQUE,
  lang TEXT NOT NULL,
  channel TEXT NOT NULL,
  topic TEXT NOT NULL,
  topic_name TEXT NOT NULL,
  identity INTEGER NOT NULL,
  audience TEXT,
  answers TEXT NOT NULL,
  email TEXT NOT NULL,
  page TEXT NOT NULL,
  fields TEXT NOT NULL,
  at INTEGER NOT NULL,
  confirmed_at INTEGER
);
CREATE INDEX tickets_email ON tickets (email, at);

CREATE TABLE attachments (
  ticket INTEGER NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (ticket, position)
);

-- What has to reach the desk, or a customer's mailbox; written in the ticket's own transaction.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket INTEGER NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  claimed_until INTEGER NOT NULL,
  error TEXT,
  done_at INTEGER
);
CREATE INDEX outbox_due ON outbox (state, due_at);
CREATE INDEX outbox_ticket ON outbox (ticket);
