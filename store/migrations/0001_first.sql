CREATE TABLE meta (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened. Rows are only added; private and salt become NULL when they are erased.
CREATE TABLE journal (
	seq          INTEGER PRIMARY KEY,
	core         BLOB NOT NULL,
	private_hash BLOB,
	hash         BLOB NOT NULL,
	private      BLOB,
	salt         BLOB
) STRICT;

-- The last record, remembered apart from the records: a journal that was cut off shows.
CREATE TABLE head (
	one  INTEGER PRIMARY KEY CHECK (one = 1),
	seq  INTEGER NOT NULL,
	hash BLOB NOT NULL
) STRICT;

-- Sealed states, so that a start need not fold from the first record.
CREATE TABLE snapshot (
	seq  INTEGER PRIMARY KEY,
	hash BLOB NOT NULL, -- of the record at seq
	body BLOB NOT NULL,
	seal BLOB NOT NULL  -- SHA-256 of hash and body
) STRICT;

-- Tickets as reports read them. Times are Unix milliseconds, NULL when they have not come.
CREATE TABLE ticket (
	id         INTEGER PRIMARY KEY,
	day        TEXT NOT NULL,
	prefix     TEXT NOT NULL,
	n          INTEGER NOT NULL,
	service    TEXT NOT NULL,
	state      TEXT NOT NULL,
	token_hash BLOB,
	counter    INTEGER,
	issued_at  INTEGER NOT NULL,
	called_at  INTEGER,
	started_at INTEGER,
	ended_at   INTEGER,
	UNIQUE (day, prefix, n)
) STRICT;

CREATE TABLE print_job (
	id      INTEGER PRIMARY KEY,
	kind    TEXT NOT NULL,
	ticket  INTEGER REFERENCES ticket (id),
	code    TEXT,
	printer TEXT NOT NULL,
	state   TEXT NOT NULL,
	reason  TEXT,
	at      INTEGER NOT NULL
) STRICT;

CREATE TABLE staff (
	name     TEXT PRIMARY KEY,
	role     TEXT NOT NULL,
	password TEXT NOT NULL, -- argon2id, PHC string
	counters TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
	hash  BLOB PRIMARY KEY, -- SHA-256 of the cookie's value
	staff TEXT NOT NULL REFERENCES staff (name) ON DELETE CASCADE,
	since INTEGER NOT NULL,
	seen  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
	name       TEXT PRIMARY KEY,
	kind       TEXT NOT NULL,
	token_hash BLOB NOT NULL UNIQUE, -- SHA-256 of the token
	printer    TEXT NOT NULL DEFAULT '',
	added      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
