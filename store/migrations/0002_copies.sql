-- A slip that did not come out can be printed again; each paper is a job of its own.
ALTER TABLE print_job ADD COLUMN copy INTEGER NOT NULL DEFAULT 1; -- 1 is the first
ALTER TABLE print_job ADD COLUMN again_of INTEGER; -- no foreign key: both rows may come in one batch, in any order
ALTER TABLE print_job ADD COLUMN proof TEXT;
ALTER TABLE print_job ADD COLUMN mm INTEGER; -- paper used
