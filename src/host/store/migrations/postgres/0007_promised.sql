-- Until when the customer was told that an answer comes (0: nothing was said), and the zone in which it
-- was said. NULL of tickets from before: it is worked out as it was for them.
ALTER TABLE tickets ADD COLUMN promised_at BIGINT;
ALTER TABLE tickets ADD COLUMN promised_zone TEXT;
