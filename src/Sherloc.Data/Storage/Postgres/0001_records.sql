-- Records as they are now. Identifiers and times order by their bytes, whatever the language of the database ("C").
CREATE TABLE records (
    id               TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    source           TEXT COLLATE "C" NOT NULL,
    key              TEXT COLLATE "C" NOT NULL,
    kind             TEXT COLLATE "C" NOT NULL,
    slug             TEXT NOT NULL,
    revision         BIGINT NOT NULL,
    file             TEXT COLLATE "C" NOT NULL,
    line             INTEGER NOT NULL,
    hash             TEXT NOT NULL,
    first_seen       TEXT COLLATE "C" NOT NULL,
    updated          TEXT COLLATE "C" NOT NULL,
    withdrawn_at     TEXT COLLATE "C",
    withdrawn_reason TEXT,
    content          TEXT NOT NULL, -- SHA-256 of json: tells whether a record changed without reading it
    json             TEXT NOT NULL
);

CREATE INDEX records_by_source ON records (source);
CREATE INDEX records_live_by_kind ON records (kind) WHERE withdrawn_at IS NULL;
CREATE INDEX records_live_by_time ON records (updated, id) WHERE withdrawn_at IS NULL;
CREATE INDEX records_withdrawn ON records (withdrawn_at) WHERE withdrawn_at IS NOT NULL;

-- What a later revision has replaced; the newest revision stands in records only.
CREATE TABLE record_revisions (
    id               TEXT COLLATE "C" NOT NULL,
    revision         BIGINT NOT NULL,
    file             TEXT COLLATE "C" NOT NULL,
    line             INTEGER NOT NULL,
    hash             TEXT NOT NULL,
    first_seen       TEXT COLLATE "C" NOT NULL,
    updated          TEXT COLLATE "C" NOT NULL,
    withdrawn_at     TEXT COLLATE "C",
    withdrawn_reason TEXT,
    json             TEXT NOT NULL,
    PRIMARY KEY (id, revision)
);

-- Half the time of a bulk load is compressing the texts, unless it is done with LZ4, which not every build of the server has.
DO $$
BEGIN
    ALTER TABLE records ALTER COLUMN json SET COMPRESSION lz4;
    ALTER TABLE record_revisions ALTER COLUMN json SET COMPRESSION lz4;
EXCEPTION
    WHEN feature_not_supported THEN NULL;
END
$$;

-- Which record names which. A target need not exist (yet).
CREATE TABLE record_links (
    target TEXT COLLATE "C" NOT NULL,
    origin TEXT COLLATE "C" NOT NULL,
    kind   TEXT COLLATE "C" NOT NULL, -- a relation's slug, or charge
    PRIMARY KEY (target, origin, kind)
);

CREATE INDEX record_links_by_origin ON record_links (origin);

-- One row per record at most; a later change takes a later number.
CREATE TABLE index_queue (
    number   BIGINT NOT NULL PRIMARY KEY,
    id       TEXT COLLATE "C" NOT NULL UNIQUE,
    revision BIGINT NOT NULL
);

-- The last number given to a change. Every writer raises it first: numbers are committed in their order,
-- and whoever finds it unmoved knows that no record has changed.
CREATE TABLE change_counter (
    value BIGINT NOT NULL
);

INSERT INTO change_counter (value) VALUES (0);
