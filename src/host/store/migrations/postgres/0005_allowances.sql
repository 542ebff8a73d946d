-- How much of their allowance clients have used, for all instances together: a keyed hash that changes
-- daily, for the minutes that the allowance needs to be whole again. In no journal and on no standby.
CREATE UNLOGGED TABLE allowances (
  client BYTEA NOT NULL PRIMARY KEY,
  whole_at BIGINT NOT NULL
);
ALTER TABLE allowances ALTER client SET STATISTICS 0;
