-- Searches in vain: a keyed hash of the words, the day, one of 256 marks.
CREATE TABLE sought (
  asked BYTEA NOT NULL,
  day BIGINT NOT NULL,
  mark BIGINT NOT NULL,
  unopened BIGINT NOT NULL,
  PRIMARY KEY (asked, day, mark)
);
ALTER TABLE sought ALTER asked SET STATISTICS 0;
-- The words, once three visitors looked for them on three days.
CREATE TABLE sought_words (
  asked BYTEA NOT NULL PRIMARY KEY,
  lang TEXT NOT NULL,
  words TEXT NOT NULL
);
ALTER TABLE sought_words ALTER asked SET STATISTICS 0, ALTER words SET STATISTICS 0;
