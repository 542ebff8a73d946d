-- Searches in vain: a keyed hash of the words, the day, one of 256 marks.
CREATE TABLE sought (
  asked BLOB NOT NULL,
  day INTEGER NOT NULL,
  mark INTEGER NOT NULL,
  unopened INTEGER NOT NULL,
  PRIMARY KEY (asked, day, mark)
) WITHOUT ROWID;
-- The words, once three visitors looked for them on three days.
CREATE TABLE sought_words (
  asked BLOB NOT NULL PRIMARY KEY,
  lang TEXT NOT NULL,
  words TEXT NOT NULL
) WITHOUT ROWID;
