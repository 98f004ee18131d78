-- Shortlists that visitors make. Nobody has an account: who holds a link may
-- do what the link allows. Links are kept as hashes only.

-- +goose Up
CREATE TABLE lists (
  id        INTEGER PRIMARY KEY,
  title     TEXT    NOT NULL CHECK (title <> ''),
  purpose   TEXT    NOT NULL,
  origin    TEXT    NOT NULL, -- the search that it was filled from, as in an address, or ''
  version   INTEGER NOT NULL DEFAULT 1, -- of title and purpose
  edit_hash BLOB    NOT NULL UNIQUE,
  read_hash BLOB    UNIQUE,   -- NULL: there is no link to read by
  read_turn INTEGER NOT NULL DEFAULT 1, -- how many links to read by there have been
  created   TEXT    NOT NULL,
  changed   TEXT    NOT NULL,
  deleted   TEXT              -- NULL: it is there
) STRICT;

CREATE INDEX lists_deleted ON lists (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE list_items (
  id        INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, so that an old form cannot meet another item
  list_id   INTEGER NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  kind      TEXT    NOT NULL CHECK (kind IN ('action', 'case', 'own')),
  nr        INTEGER, -- of an action or a case
  title     TEXT    NOT NULL DEFAULT '', -- this and the next three of a visitor's own
  initiator TEXT    NOT NULL DEFAULT '',
  link      TEXT    NOT NULL DEFAULT '',
  body      TEXT    NOT NULL DEFAULT '',
  section   TEXT    NOT NULL DEFAULT '',
  note      TEXT    NOT NULL DEFAULT '',
  status    TEXT    NOT NULL DEFAULT 'look' CHECK (status IN ('look', 'keep', 'drop')),
  reason    TEXT    NOT NULL DEFAULT '',
  version   INTEGER NOT NULL DEFAULT 1,
  removed   TEXT, -- NULL: it is there
  CHECK ((kind = 'own') = (nr IS NULL))
) STRICT;

CREATE INDEX list_items_by_list ON list_items (list_id, position);

CREATE UNIQUE INDEX list_items_once ON list_items (list_id, kind, nr) WHERE removed IS NULL;
