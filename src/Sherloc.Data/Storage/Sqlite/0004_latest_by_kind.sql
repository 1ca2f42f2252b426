-- The newest records of a kind are read from the end of an index: pages show them, however many records there are.
DROP INDEX records_live_by_kind;
CREATE INDEX records_live_by_kind ON records (kind, updated, id) WHERE withdrawn_at IS NULL;
