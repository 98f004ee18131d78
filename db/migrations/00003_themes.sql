-- What the pages that look across cases need: how wide a case reaches, for
-- each theme of a point of attention whether its text asks for it or names it
-- as an obstacle, and the guides for kinds of visitor.

-- +goose Up
ALTER TABLE cases ADD COLUMN level TEXT NOT NULL DEFAULT ''
  CHECK (level IN ('', 'national', 'regional', 'local', 'company')); -- '': not known

ALTER TABLE factor_themes ADD COLUMN helps INTEGER NOT NULL DEFAULT 0 CHECK (helps IN (0, 1));

ALTER TABLE factor_themes ADD COLUMN hinders INTEGER NOT NULL DEFAULT 0 CHECK (hinders IN (0, 1));

-- The seed fills the columns of every case that no editor has touched; these
-- are the levels of the others.
UPDATE cases
SET level = CASE
  WHEN nr IN (1, 8, 10) THEN 'national'
  WHEN nr IN (5, 9) THEN 'regional'
  WHEN nr IN (3, 7) THEN 'local'
  WHEN nr IN (2, 4, 6) THEN 'company'
  ELSE ''
END;

-- lessons and seed_records know guides too.
CREATE TABLE lessons_new (
  kind     TEXT    NOT NULL CHECK (kind IN ('figures', 'recommendation', 'point', 'form', 'guide', 'text')),
  key      TEXT    NOT NULL, -- id, or number of a point
  position INTEGER NOT NULL,
  body     TEXT    NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

INSERT INTO lessons_new SELECT kind, key, position, body FROM lessons;

DROP TABLE lessons;

ALTER TABLE lessons_new RENAME TO lessons;

CREATE TABLE seed_records_new (
  kind   TEXT    NOT NULL CHECK (kind IN (
    'organisation', 'category', 'tag', 'theme', 'action', 'case',
    'figures', 'recommendation', 'point', 'form', 'guide', 'text'
  )),
  key    TEXT    NOT NULL, -- id, number, or kind/id of a tag
  hash   TEXT    NOT NULL, -- of the record as the seed gave it when it was last written
  edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

INSERT INTO seed_records_new SELECT kind, key, hash, edited FROM seed_records;

DROP TABLE seed_records;

ALTER TABLE seed_records_new RENAME TO seed_records;
