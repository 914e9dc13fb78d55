-- What the office decided about itself, version by version. Nothing is ever changed or taken out.
CREATE TABLE setup (
	n         INTEGER PRIMARY KEY,
	at        INTEGER NOT NULL, -- Unix milliseconds
	by        TEXT NOT NULL,
	note      TEXT NOT NULL,
	catalogue TEXT NOT NULL,    -- version of the standards in it
	body      BLOB NOT NULL,
	file      BLOB              -- what the settings file alone said, when it made the version
) STRICT;

CREATE INDEX setup_catalogue ON setup (catalogue, n);

CREATE TRIGGER setup_stays BEFORE UPDATE ON setup BEGIN SELECT raise(ABORT, 'a version of the setup stays as it is'); END;
CREATE TRIGGER setup_is_kept BEFORE DELETE ON setup BEGIN SELECT raise(ABORT, 'a version of the setup is kept'); END;
