-- What the pages that look across cases need: how wide a case reaches, and
-- for each theme of a point of attention whether its text asks for it or
-- names it as an obstacle.

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
