-- Several processes drain the queue together; what cannot be indexed steps aside.
ALTER TABLE index_queue ADD COLUMN claimed_by TEXT; -- the process that works on the row
ALTER TABLE index_queue ADD COLUMN not_before TEXT; -- nobody takes the row before: it is claimed, or waits for its next try
ALTER TABLE index_queue ADD COLUMN tries INTEGER NOT NULL DEFAULT 0; -- that failed
ALTER TABLE index_queue ADD COLUMN last_error TEXT;
ALTER TABLE index_queue ADD COLUMN set_aside_at TEXT; -- given up until somebody asks, or the record changes

CREATE INDEX index_queue_set_aside ON index_queue (set_aside_at) WHERE set_aside_at IS NOT NULL;
