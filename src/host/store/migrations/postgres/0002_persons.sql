-- Persons are found by their address, however it is written.
DROP INDEX tickets_email;
CREATE INDEX tickets_person ON tickets (LOWER(email), at);
CREATE INDEX replies_person ON replies (LOWER(email));

-- No samples of what people wrote in the planner's statistics: they would outlive an erasure.
ALTER INDEX tickets_person ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX replies_person ALTER COLUMN 1 SET STATISTICS 0;
ALTER TABLE tickets ALTER email SET STATISTICS 0, ALTER fields SET STATISTICS 0, ALTER page SET STATISTICS 0;
ALTER TABLE replies ALTER email SET STATISTICS 0, ALTER name SET STATISTICS 0, ALTER text SET STATISTICS 0;
ALTER TABLE attachments ALTER name SET STATISTICS 0, ALTER bytes SET STATISTICS 0;
ALTER TABLE votes ALTER comment SET STATISTICS 0;
