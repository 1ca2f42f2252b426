-- What happened in a run, in the order in which it did.
CREATE TABLE ingest_log (
    run    INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at     TEXT NOT NULL,
    text   TEXT NOT NULL,
    PRIMARY KEY (run, number)
);
