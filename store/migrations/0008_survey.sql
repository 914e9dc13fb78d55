-- The satisfaction survey. Which visits were invited is the queue's; what people answer stands apart from it, and nothing
-- leads from one to the other: keys are random, the rows lie in the order of their keys and have no number, and there is
-- a day but no time. A mark is a hash of the token of a ticket that has answered; it goes when the survey of that day is
-- over.
ALTER TABLE ticket ADD COLUMN invited INTEGER NOT NULL DEFAULT 0; -- 1: to the survey

CREATE TABLE survey_answer (
	key     BLOB PRIMARY KEY, -- 16 random bytes
	service TEXT NOT NULL,
	day     TEXT NOT NULL,    -- on which it came in
	lang    TEXT NOT NULL,
	scores  TEXT NOT NULL,    -- JSON, 1 to 4 by element
	remark  TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX survey_answer_by_day ON survey_answer (day);

-- Who answered, counted question by question: what one person said of itself is not kept together.
CREATE TABLE survey_trait (
	month    TEXT NOT NULL,
	question TEXT NOT NULL,
	choice   TEXT NOT NULL,
	n        INTEGER NOT NULL,
	PRIMARY KEY (month, question, choice)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_mark (
	mark BLOB PRIMARY KEY,
	day  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
