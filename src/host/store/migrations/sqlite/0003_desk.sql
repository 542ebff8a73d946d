-- Persons by the one form of their address (see `address.rs` of `store`), and mailboxes, of which one
-- person can name many addresses. Filled in at the start for what is there already.
ALTER TABLE tickets ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN mailbox TEXT NOT NULL DEFAULT '';
ALTER TABLE replies ADD COLUMN person TEXT NOT NULL DEFAULT '';
DROP INDEX tickets_person;
DROP INDEX replies_person;
CREATE INDEX tickets_person ON tickets (person);
CREATE INDEX tickets_at ON tickets (at);
CREATE INDEX tickets_mailbox ON tickets (mailbox, at);
CREATE INDEX replies_person ON replies (person);

-- When the desk was done with a ticket, and what it noted and answered.
ALTER TABLE tickets ADD COLUMN done_at INTEGER;
CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket INTEGER NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX notes_ticket ON notes (ticket);
