-- Plans for a new action, or of one that already runs. Links are kept as
-- hashes only.

-- +goose Up
CREATE TABLE plans (
  id        INTEGER PRIMARY KEY,
  edit_hash BLOB    NOT NULL UNIQUE,
  read_hash BLOB    UNIQUE,   -- NULL: there is no link to read by
  read_turn INTEGER NOT NULL DEFAULT 1, -- how many links to read by there have been
  created   TEXT    NOT NULL,
  changed   TEXT    NOT NULL,
  deleted   TEXT              -- NULL: it is there
) STRICT;

CREATE INDEX plans_deleted ON plans (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE plan_parts (
  plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  part    TEXT    NOT NULL CHECK (part <> ''), -- plan.Part
  body    TEXT    NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (plan_id, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_snapshots (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  name    TEXT    NOT NULL CHECK (name <> ''),
  body    TEXT    NOT NULL CHECK (json_valid(body)), -- plan.Body
  created TEXT    NOT NULL
) STRICT;

CREATE INDEX plan_snapshots_by_plan ON plan_snapshots (plan_id, id);
