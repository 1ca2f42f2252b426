-- What a run's readers left out of records, with the first place of each kind.
CREATE TABLE ingest_skipped (
    run    BIGINT NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    file   TEXT COLLATE "C" NOT NULL,
    line   INTEGER NOT NULL,
    PRIMARY KEY (run, reason)
);
