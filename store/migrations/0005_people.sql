-- One person may do several things, has a name that colleagues use, and can be sent away without being forgotten.
ALTER TABLE staff ADD COLUMN roles TEXT NOT NULL DEFAULT '[]'; -- JSON, the main one first
UPDATE staff SET roles = json_array(role);
ALTER TABLE staff DROP COLUMN role;
ALTER TABLE staff ADD COLUMN display TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN lang TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0; -- 1: the password was chosen by somebody else
ALTER TABLE staff ADD COLUMN added_at INTEGER; -- Unix milliseconds, as all times
ALTER TABLE staff ADD COLUMN disabled_at INTEGER;
ALTER TABLE staff ADD COLUMN signed_in_at INTEGER;

ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';

-- Devices can be renamed and revoked. The name of a revoked one is free again.
CREATE TABLE device_next (
	id         INTEGER PRIMARY KEY,
	name       TEXT NOT NULL,
	kind       TEXT NOT NULL,
	token_hash BLOB NOT NULL UNIQUE, -- SHA-256 of the token
	printer    TEXT NOT NULL DEFAULT '',
	zone       TEXT NOT NULL DEFAULT '',
	counter    INTEGER NOT NULL DEFAULT 0,
	joined_at  INTEGER NOT NULL,
	revoked_at INTEGER
) STRICT;
INSERT INTO device_next (name, kind, token_hash, printer, joined_at) SELECT name, kind, token_hash, printer, added FROM device ORDER BY added, name;
DROP TABLE device;
ALTER TABLE device_next RENAME TO device;
CREATE UNIQUE INDEX device_name ON device (name) WHERE revoked_at IS NULL;

-- Who changed what. Rows are only added: the triggers refuse anything else.
CREATE TABLE audit (
	seq     INTEGER PRIMARY KEY,
	at      INTEGER NOT NULL,
	who     TEXT NOT NULL,
	address TEXT NOT NULL DEFAULT '',
	what    TEXT NOT NULL,
	subject TEXT NOT NULL DEFAULT '',
	detail  TEXT -- JSON
) STRICT;
CREATE INDEX audit_who ON audit (who, seq);
CREATE INDEX audit_what ON audit (what, seq);
CREATE INDEX audit_at ON audit (at);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
