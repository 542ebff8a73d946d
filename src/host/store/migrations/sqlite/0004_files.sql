-- Of a file that was sent later: the note it came with.
ALTER TABLE attachments ADD COLUMN note INTEGER;
