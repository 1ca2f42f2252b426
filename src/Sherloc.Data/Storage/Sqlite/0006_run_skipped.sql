-- What a run's readers left out of records, with the first place of each kind.
CREATE TABLE ingest_skipped (
    run    INTEGER NOT NULL,
    reason TEXT NOT NULL,
    number INTEGER NOT NULL,
    file   TEXT NOT NULL,
    line   INTEGER NOT NULL,
    PRIMARY KEY (run, reason)
);
