-- What the study teaches across cases: sets of figures, recommendations, the
-- ten points of attention, forms of working together, and two texts.
--
-- Each is read whole and never searched by its parts, so each is one row with
-- its content as JSON, in the shape of the types of internal/catalogue.

-- +goose Up
CREATE TABLE lessons (
  kind     TEXT    NOT NULL CHECK (kind IN ('figures', 'recommendation', 'point', 'form', 'text')),
  key      TEXT    NOT NULL, -- id, or number of a point
  position INTEGER NOT NULL,
  body     TEXT    NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- seed_records knows the new kinds too.
CREATE TABLE seed_records_new (
  kind   TEXT    NOT NULL CHECK (kind IN (
    'organisation', 'category', 'tag', 'theme', 'action', 'case',
    'figures', 'recommendation', 'point', 'form', 'text'
  )),
  key    TEXT    NOT NULL, -- id, number, or kind/id of a tag
  hash   TEXT    NOT NULL, -- of the record as the seed gave it when it was last written
  edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

INSERT INTO seed_records_new SELECT kind, key, hash, edited FROM seed_records;

DROP TABLE seed_records;

ALTER TABLE seed_records_new RENAME TO seed_records;
