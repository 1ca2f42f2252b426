-- Records as they are now. The text of a record is last, so that reading the columns before it never touches its overflow pages.
CREATE TABLE records (
    id               TEXT    NOT NULL PRIMARY KEY,
    source           TEXT    NOT NULL,
    key              TEXT    NOT NULL,
    kind             TEXT    NOT NULL,
    slug             TEXT    NOT NULL,
    revision         INTEGER NOT NULL,
    file             TEXT    NOT NULL,
    line             INTEGER NOT NULL,
    hash             TEXT    NOT NULL,
    first_seen       TEXT    NOT NULL,
    updated          TEXT    NOT NULL,
    withdrawn_at     TEXT,
    withdrawn_reason TEXT,
    content          TEXT    NOT NULL, -- SHA-256 of json: tells whether a record changed without reading it
    json             TEXT    NOT NULL
);

CREATE INDEX records_by_source ON records (source);
CREATE INDEX records_live_by_kind ON records (kind) WHERE withdrawn_at IS NULL;
CREATE INDEX records_live_by_time ON records (updated, id) WHERE withdrawn_at IS NULL;
CREATE INDEX records_withdrawn ON records (withdrawn_at) WHERE withdrawn_at IS NOT NULL;

-- What a later revision has replaced; the newest revision stands in records only.
CREATE TABLE record_revisions (
    id               TEXT    NOT NULL,
    revision         INTEGER NOT NULL,
    file             TEXT    NOT NULL,
    line             INTEGER NOT NULL,
    hash             TEXT    NOT NULL,
    first_seen       TEXT    NOT NULL,
    updated          TEXT    NOT NULL,
    withdrawn_at     TEXT,
    withdrawn_reason TEXT,
    json             TEXT    NOT NULL,
    PRIMARY KEY (id, revision)
);

-- Which record names which. A target need not exist (yet).
CREATE TABLE record_links (
    target TEXT NOT NULL,
    origin TEXT NOT NULL,
    kind   TEXT NOT NULL, -- a relation's slug, or charge
    PRIMARY KEY (target, origin, kind)
) WITHOUT ROWID;

CREATE INDEX record_links_by_origin ON record_links (origin);

-- One row per record at most; a later change takes a later number.
CREATE TABLE index_queue (
    number   INTEGER NOT NULL PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    revision INTEGER NOT NULL
);

-- The last number given to a change. Every writer raises it first: numbers are committed in their order,
-- and whoever finds it unmoved knows that no record has changed.
CREATE TABLE change_counter (
    value INTEGER NOT NULL
);

INSERT INTO change_counter (value) VALUES (0);
