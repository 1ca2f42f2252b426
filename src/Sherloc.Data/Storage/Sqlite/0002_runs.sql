CREATE TABLE ingest_runs (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    source    TEXT    NOT NULL,
    cause     TEXT    NOT NULL,
    owner     TEXT    NOT NULL, -- the process: tells a dead one's run from a running one
    started   TEXT    NOT NULL,
    reported  TEXT    NOT NULL, -- the last sign of life
    ended     TEXT,
    state     TEXT    NOT NULL,
    expected  INTEGER,
    seen      INTEGER NOT NULL DEFAULT 0,
    added     INTEGER NOT NULL DEFAULT 0,
    changed   INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    failed    INTEGER NOT NULL DEFAULT 0,
    error     TEXT
);

CREATE INDEX ingest_runs_by_source ON ingest_runs (source, id);

CREATE TABLE ingest_failures (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    run    INTEGER NOT NULL,
    file   TEXT    NOT NULL,
    line   INTEGER NOT NULL,
    field  TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    remedy TEXT    NOT NULL,
    key    TEXT
);

CREATE INDEX ingest_failures_by_run ON ingest_failures (run, id);
