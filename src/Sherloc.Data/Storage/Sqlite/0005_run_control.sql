-- What a run is about beside its counts: who or what started it, what it continues or takes back, how much it read.
ALTER TABLE ingest_runs ADD COLUMN started_by TEXT;
ALTER TABLE ingest_runs ADD COLUMN due TEXT; -- when its schedule meant it to begin
ALTER TABLE ingest_runs ADD COLUMN continues INTEGER; -- the run of a dead process
ALTER TABLE ingest_runs ADD COLUMN undoes INTEGER; -- the run that it takes back
ALTER TABLE ingest_runs ADD COLUMN stop_asked TEXT;
ALTER TABLE ingest_runs ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ingest_runs ADD COLUMN bytes_expected INTEGER;
ALTER TABLE ingest_failures ADD COLUMN place INTEGER NOT NULL DEFAULT 0; -- in the line, from 1

-- The lease: one run of a source at a time, whatever process it is in. Nobody runs while a database is migrated for the first time.
UPDATE ingest_runs SET state = 'failed', ended = reported, error = 'The program ended while it ran.' WHERE state = 'running';
CREATE UNIQUE INDEX ingest_runs_under_way ON ingest_runs (source) WHERE state = 'running';

-- What a run wrote, in the transaction that wrote it: its counts after a crash, and what is taken back with it.
CREATE TABLE run_revisions (
    run      INTEGER NOT NULL,
    id       TEXT NOT NULL,
    revision INTEGER NOT NULL,
    outcome  TEXT NOT NULL,
    PRIMARY KEY (run, id, revision)
);

CREATE TABLE paused_sources (
    source    TEXT NOT NULL PRIMARY KEY,
    paused    TEXT NOT NULL,
    paused_by TEXT,
    reason    TEXT
);
