-- What happened in a run, in the order in which it did.
CREATE TABLE ingest_log (
    run    BIGINT NOT NULL,
    number BIGINT NOT NULL,
    at     TEXT COLLATE "C" NOT NULL,
    text   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (run, number)
);
