-- Persons are found by their address, however it is written.
DROP INDEX tickets_email;
CREATE INDEX tickets_person ON tickets (LOWER(email), at);
CREATE INDEX replies_person ON replies (LOWER(email));
