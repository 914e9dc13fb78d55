-- Complaints: what is kept for good in core, what people wrote in private and contact, which end before it.
CREATE TABLE complaint (
	year         INTEGER NOT NULL,
	n            INTEGER NOT NULL, -- counts within the year
	received_at  INTEGER NOT NULL, -- Unix milliseconds
	open         INTEGER NOT NULL, -- 1: the office owes an answer
	owner        TEXT NOT NULL,    -- login name of who looks after it, or empty
	core         TEXT NOT NULL,    -- JSON
	private      TEXT,             -- JSON; NULL once forgotten
	contact      TEXT,             -- where the person wants the answer; NULL without one, and once closed
	code_hash    BLOB UNIQUE,      -- SHA-256 of the code of its page; NULL once forgotten
	request_hash BLOB UNIQUE,      -- SHA-256 of the id of the form that brought it
	PRIMARY KEY (year, n)
) STRICT;
CREATE INDEX complaint_received ON complaint (received_at);

-- What was done with them. Rows are only added.
CREATE TABLE complaint_act (
	year INTEGER NOT NULL,
	n    INTEGER NOT NULL,
	seq  INTEGER NOT NULL, -- 1 is the first
	core TEXT NOT NULL,    -- JSON
	PRIMARY KEY (year, n, seq),
	FOREIGN KEY (year, n) REFERENCES complaint (year, n)
) STRICT;
CREATE TRIGGER complaint_act_is_not_changed BEFORE UPDATE ON complaint_act BEGIN SELECT RAISE(ABORT, 'acts are only added'); END;
CREATE TRIGGER complaint_act_is_not_removed BEFORE DELETE ON complaint_act BEGIN SELECT RAISE(ABORT, 'acts are only added'); END;
CREATE TRIGGER complaint_is_kept BEFORE DELETE ON complaint BEGIN SELECT RAISE(ABORT, 'a complaint is kept'); END;
