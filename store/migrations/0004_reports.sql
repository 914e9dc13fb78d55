-- Reports read rows, not the journal. What they need beside the old rows: where a number was given, how often it was
-- called and when first, what a returned person lacked, and when counters were open.
ALTER TABLE ticket ADD COLUMN device TEXT;
ALTER TABLE ticket ADD COLUMN calls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN first_call INTEGER;

CREATE INDEX ticket_by_day ON ticket (day); -- rows of one day come in the order of their ids

CREATE TABLE ticket_lack (
	ticket      INTEGER NOT NULL REFERENCES ticket (id),
	requirement TEXT NOT NULL,
	kind        TEXT NOT NULL,
	PRIMARY KEY (ticket, requirement, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE counter_change (
	seq     INTEGER PRIMARY KEY, -- of the journal
	day     TEXT NOT NULL,
	counter INTEGER NOT NULL,
	open    INTEGER NOT NULL, -- 1 opened, 0 closed
	at      INTEGER NOT NULL
) STRICT;

CREATE INDEX counter_change_by_day ON counter_change (day);

-- The days before this form: the same rows, made of the records that are there. One pass over the journal, in the
-- transaction of this step, so a power cut leaves the old form and the next start begins anew.
CREATE TEMP TABLE told AS
	SELECT seq, core ->> '$.kind' AS kind, CAST(core ->> '$.ticket' AS INTEGER) AS ticket, -- cast: no index helps a column without a type
		core ->> '$.actor' AS actor, core ->> '$.day' AS day, CAST(core ->> '$.counter' AS INTEGER) AS counter,
		CAST(round(unixepoch(core ->> '$.at', 'subsec') * 1000) AS INTEGER) AS at, core -> '$.lacks' AS lacks
	FROM (SELECT seq, CAST(core AS TEXT) AS core FROM journal)
	WHERE core ->> '$.kind' IN ('ticket_issued', 'ticket_called', 'ticket_recalled', 'ticket_returned', 'counter_opened', 'counter_closed');
CREATE INDEX temp.told_by_ticket ON told (ticket, kind);

UPDATE ticket SET
	device = (SELECT actor FROM told WHERE told.ticket = ticket.id AND kind = 'ticket_issued'),
	calls = (SELECT count(*) FROM told WHERE told.ticket = ticket.id AND kind IN ('ticket_called', 'ticket_recalled')),
	first_call = (SELECT min(at) FROM told WHERE told.ticket = ticket.id AND kind = 'ticket_called');

INSERT OR IGNORE INTO ticket_lack (ticket, requirement, kind)
	SELECT told.ticket, lack.value ->> '$.id', lack.value ->> '$.kind' FROM told JOIN json_each(told.lacks) AS lack
	WHERE told.kind = 'ticket_returned';

INSERT INTO counter_change (seq, day, counter, open, at)
	SELECT seq, day, counter, kind = 'counter_opened', at FROM told WHERE kind IN ('counter_opened', 'counter_closed');

DROP TABLE temp.told;

-- Sealed states do not know of first calls: the next start folds from the first record and the next day seals anew.
DELETE FROM snapshot;
