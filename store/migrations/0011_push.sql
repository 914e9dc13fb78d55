-- The key by which the office signs what it tells sleeping phones. One for its life: subscriptions are bound to it.
CREATE TABLE push_key (
	one     INTEGER PRIMARY KEY CHECK (one = 1),
	private BLOB NOT NULL
) STRICT;

-- Browsers that want to be told. They stand in no copy of the office, and go when their person waits for nothing any more.
CREATE TABLE push_subscription (
	subject  BLOB NOT NULL,           -- SHA-256 of the token of the page
	endpoint TEXT NOT NULL,           -- where the browser's maker takes messages
	ticket   INTEGER NOT NULL,        -- of the page; 0: none
	public   BLOB NOT NULL,
	auth     BLOB NOT NULL,
	lang     TEXT NOT NULL,
	made_at  INTEGER NOT NULL,        -- Unix milliseconds
	near     TEXT NOT NULL DEFAULT '', -- key of the last notice that it is nearly their turn
	PRIMARY KEY (subject, endpoint)
) STRICT, WITHOUT ROWID;
