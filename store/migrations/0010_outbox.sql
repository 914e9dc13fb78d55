-- Where messages for people may go. It stands in no copy of the office and in nothing else here, and goes when its person
-- waits for nothing any more.
CREATE TABLE contact (
	subject BLOB PRIMARY KEY,       -- SHA-256 of the token of their page
	ticket  INTEGER NOT NULL,       -- for which it was left; 0: none
	address TEXT NOT NULL,          -- a telephone number
	lang    TEXT NOT NULL,
	left_at INTEGER NOT NULL,       -- Unix milliseconds
	near    TEXT NOT NULL DEFAULT '' -- key of the last notice that it is nearly their turn
) STRICT, WITHOUT ROWID;

-- Messages on their way, oldest first, and those that nobody tries any more. Subject and notice go with the contact.
CREATE TABLE outbox (
	id         INTEGER PRIMARY KEY,
	key        TEXT NOT NULL UNIQUE,
	subject    BLOB,
	kind       TEXT NOT NULL,
	code       TEXT NOT NULL,    -- number of the ticket or the application
	at         INTEGER NOT NULL, -- when it happened, Unix milliseconds
	urgent     INTEGER NOT NULL,
	notice     TEXT,             -- JSON
	dead       INTEGER NOT NULL DEFAULT 0,
	attempts   INTEGER NOT NULL DEFAULT 0,
	next_at    INTEGER NOT NULL, -- not before
	reason     TEXT NOT NULL DEFAULT '',
	changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_by_subject ON outbox (subject, dead, id);
CREATE INDEX outbox_by_turn ON outbox (dead, next_at);

-- What became of messages, counted.
CREATE TABLE outbox_count (
	day  TEXT NOT NULL,
	kind TEXT NOT NULL,
	what TEXT NOT NULL,
	n    INTEGER NOT NULL,
	PRIMARY KEY (day, kind, what)
) STRICT, WITHOUT ROWID;
