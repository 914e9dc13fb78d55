-- Applications that go on after the counter, as reports read them. Times are Unix milliseconds.
CREATE TABLE case_file (
	id           INTEGER PRIMARY KEY, -- seq of the event that opened it
	year         INTEGER NOT NULL,    -- with n its number in the register
	n            INTEGER NOT NULL,
	service      TEXT NOT NULL,
	channel      TEXT NOT NULL,
	catalogue    TEXT NOT NULL,
	ticket       INTEGER,             -- that opened it
	token_hash   BLOB,                -- SHA-256 of the token; NULL: its person is forgotten
	state        TEXT NOT NULL,
	stage        TEXT NOT NULL,
	opened_at    INTEGER NOT NULL,
	submitted_at INTEGER NOT NULL,
	complete_at  INTEGER,
	counts_from  INTEGER,             -- when the clock of its promise started
	due          INTEGER,             -- the promise
	ready_at     INTEGER,
	ended_at     INTEGER,             -- for its person
	closed_at    INTEGER,
	returns      INTEGER NOT NULL,    -- to the applicant
	missed       INTEGER NOT NULL,    -- deadlines for mending
	how          TEXT,                -- handover or self_print
	who          TEXT                 -- pemohon, anggota_satu_kk or kuasa
) STRICT;
CREATE INDEX case_file_token ON case_file (token_hash) WHERE token_hash IS NOT NULL;
CREATE INDEX case_file_opened ON case_file (opened_at);
CREATE INDEX case_file_ready ON case_file (ready_at) WHERE ready_at IS NOT NULL;

CREATE TABLE case_stay (
	case_id INTEGER NOT NULL REFERENCES case_file (id),
	n       INTEGER NOT NULL, -- in order, from 1
	stage   TEXT NOT NULL,
	role    TEXT NOT NULL,
	since   INTEGER NOT NULL,
	until   INTEGER,          -- NULL: it is there now
	PRIMARY KEY (case_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_pause (
	case_id INTEGER NOT NULL REFERENCES case_file (id),
	n       INTEGER NOT NULL,
	cause   TEXT NOT NULL,
	need    TEXT,
	since   INTEGER NOT NULL,
	until   INTEGER,          -- NULL: the clock stands now
	worked  INTEGER NOT NULL, -- working time of it, in milliseconds
	PRIMARY KEY (case_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_lack (
	case_id     INTEGER NOT NULL REFERENCES case_file (id),
	back        INTEGER NOT NULL, -- which time it was given back, from 1
	requirement TEXT NOT NULL,
	kind        TEXT NOT NULL,
	at          INTEGER NOT NULL,
	stage       TEXT NOT NULL,    -- that gave it back
	back_to     TEXT NOT NULL,    -- a stage, or pemohon
	PRIMARY KEY (case_id, back, requirement)
) STRICT, WITHOUT ROWID;

CREATE TABLE outage (
	seq      INTEGER PRIMARY KEY, -- of the event that began it
	need     TEXT NOT NULL,
	since    INTEGER NOT NULL,
	until    INTEGER,             -- NULL: it lasts
	expected INTEGER,
	by       TEXT NOT NULL
) STRICT;
CREATE INDEX outage_since ON outage (since);
