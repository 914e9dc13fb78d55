-- A number of a later day waits from that day's opening on, not from when it was given. Empty: from when it was given.
ALTER TABLE ticket ADD COLUMN waits_from INTEGER;
