-- Ranking rounds. What is ranked is kept as it was when the round was made.
-- Links are kept as hashes only.

-- +goose Up
CREATE TABLE rounds (
  id           INTEGER PRIMARY KEY,
  title        TEXT    NOT NULL CHECK (title <> ''),
  question     TEXT    NOT NULL,
  criteria     TEXT    NOT NULL CHECK (json_valid(criteria)),   -- list of texts
  picks        INTEGER NOT NULL CHECK (picks BETWEEN 1 AND 10),
  candidates   TEXT    NOT NULL CHECK (json_valid(candidates)), -- list of shortlist.Candidate
  show_names   INTEGER NOT NULL CHECK (show_names IN (0, 1)),
  opens        TEXT, -- NULL: at once
  closes       TEXT, -- NULL: when the coordinator says so
  closed       TEXT, -- when the coordinator did
  notes        TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(notes)),    -- by candidate
  decision     TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(decision)), -- shortlist.Decision
  version      INTEGER NOT NULL DEFAULT 1, -- of notes and decision
  edit_hash    BLOB    NOT NULL UNIQUE,
  results_hash BLOB    NOT NULL UNIQUE,
  created      TEXT    NOT NULL,
  deleted      TEXT -- NULL: it is there
) STRICT;

CREATE TABLE round_members (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id   INTEGER NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  place      INTEGER NOT NULL, -- from 1, never used again in a round
  name       TEXT    NOT NULL CHECK (name <> ''),
  turn       INTEGER NOT NULL DEFAULT 1, -- how many links there have been
  token_hash BLOB    NOT NULL UNIQUE,
  ranks      TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(ranks)), -- by candidate
  sent       TEXT, -- NULL: a draft, or nothing yet
  UNIQUE (round_id, place),
  UNIQUE (round_id, name)
) STRICT;
