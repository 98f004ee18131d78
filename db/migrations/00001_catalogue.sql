-- The catalogue: the words that actions and cases refer to, the 132 actions
-- of annex 1, the ten cases, and what the seed last gave.
--
-- A text has two columns, …_nl and …_en; both are empty where the study does
-- not state it. `position` keeps the order of a list, from 0. Ids and codes
-- are those of the seed and of the API.

-- +goose Up
CREATE TABLE meta (
  name  TEXT PRIMARY KEY, -- 'version': hash of the stored content; 'seed': hash of the seed last brought in
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the seed holds. A record that an editor made has no row here.
CREATE TABLE seed_records (
  kind   TEXT    NOT NULL CHECK (kind IN ('organisation', 'category', 'tag', 'theme', 'action', 'case')),
  key    TEXT    NOT NULL, -- id, number, or kind/id of a tag
  hash   TEXT    NOT NULL, -- of the record as the seed gave it when it was last written
  edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- Words

CREATE TABLE organisations (
  id       TEXT    PRIMARY KEY,
  position INTEGER NOT NULL,
  name_nl  TEXT    NOT NULL CHECK (name_nl <> ''),
  name_en  TEXT    NOT NULL
) STRICT;

CREATE TABLE organisation_aliases (
  organisation_id TEXT    NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  position        INTEGER NOT NULL,
  alias           TEXT    NOT NULL CHECK (alias <> ''),
  PRIMARY KEY (organisation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE categories (
  id       TEXT    PRIMARY KEY,
  position INTEGER NOT NULL,
  name_nl  TEXT    NOT NULL CHECK (name_nl <> ''),
  name_en  TEXT    NOT NULL,
  heading  TEXT    NOT NULL
) STRICT;

CREATE TABLE tags (
  kind     TEXT    NOT NULL CHECK (kind IN ('audience', 'format', 'goal')),
  id       TEXT    NOT NULL,
  position INTEGER NOT NULL,
  name_nl  TEXT    NOT NULL CHECK (name_nl <> ''),
  name_en  TEXT    NOT NULL,
  about_nl TEXT    NOT NULL,
  about_en TEXT    NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE themes (
  id            TEXT    PRIMARY KEY,
  position      INTEGER NOT NULL,
  name_nl       TEXT    NOT NULL CHECK (name_nl <> ''),
  name_en       TEXT    NOT NULL,
  definition_nl TEXT    NOT NULL,
  definition_en TEXT    NOT NULL
) STRICT;

-- Actions

CREATE TABLE actions (
  nr                INTEGER PRIMARY KEY CHECK (nr > 0),
  slug              TEXT NOT NULL CHECK (slug <> ''),
  title_nl          TEXT NOT NULL CHECK (title_nl <> ''),
  title_en          TEXT NOT NULL,
  title_lang        TEXT NOT NULL CHECK (title_lang = '' OR title_lang GLOB '[a-z][a-z]'),
  summary_nl        TEXT NOT NULL,
  summary_en        TEXT NOT NULL,
  sector            TEXT NOT NULL CHECK (sector IN ('zorg', 'techniek')),
  category_id       TEXT NOT NULL REFERENCES categories (id),
  initiator_note_nl TEXT NOT NULL,
  initiator_note_en TEXT NOT NULL,
  duration          TEXT CHECK (duration IN ('LT', 'KT')) -- NULL: not stated
) STRICT;

CREATE INDEX actions_by_slug ON actions (slug);
CREATE INDEX actions_by_category ON actions (category_id);

CREATE TABLE action_initiators (
  action_nr       INTEGER NOT NULL REFERENCES actions (nr) ON DELETE CASCADE,
  position        INTEGER NOT NULL,
  organisation_id TEXT    NOT NULL REFERENCES organisations (id),
  PRIMARY KEY (action_nr, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_initiators_by_organisation ON action_initiators (organisation_id);

CREATE TABLE action_countries (
  action_nr INTEGER NOT NULL REFERENCES actions (nr) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  country   TEXT    NOT NULL CHECK (country = 'WORLD' OR country GLOB '[A-Z][A-Z]'),
  PRIMARY KEY (action_nr, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE action_tags (
  action_nr INTEGER NOT NULL REFERENCES actions (nr) ON DELETE CASCADE,
  kind      TEXT    NOT NULL,
  position  INTEGER NOT NULL,
  tag_id    TEXT    NOT NULL,
  PRIMARY KEY (action_nr, kind, position),
  FOREIGN KEY (kind, tag_id) REFERENCES tags (kind, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_tags_by_tag ON action_tags (kind, tag_id);

CREATE TABLE action_links (
  action_nr INTEGER NOT NULL REFERENCES actions (nr) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  url       TEXT    NOT NULL CHECK (url <> ''),
  PRIMARY KEY (action_nr, position)
) STRICT, WITHOUT ROWID;

-- Cases

CREATE TABLE cases (
  nr          INTEGER PRIMARY KEY CHECK (nr > 0),
  slug_nl     TEXT NOT NULL UNIQUE CHECK (slug_nl <> ''),
  slug_en     TEXT NOT NULL UNIQUE CHECK (slug_en <> ''),
  title_nl    TEXT NOT NULL CHECK (title_nl <> ''),
  title_en    TEXT NOT NULL,
  lead_nl     TEXT NOT NULL,
  lead_en     TEXT NOT NULL,
  sector      TEXT NOT NULL CHECK (sector IN ('zorg', 'techniek')),
  section     TEXT NOT NULL,
  level_nl    TEXT NOT NULL,
  level_en    TEXT NOT NULL,
  start_nl    TEXT NOT NULL,
  start_en    TEXT NOT NULL,
  partners_nl TEXT NOT NULL,
  partners_en TEXT NOT NULL,
  audience_nl TEXT NOT NULL,
  audience_en TEXT NOT NULL,
  cost_nl     TEXT NOT NULL,
  cost_en     TEXT NOT NULL
) STRICT;

CREATE TABLE case_countries (
  case_nr  INTEGER NOT NULL REFERENCES cases (nr) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  country  TEXT    NOT NULL CHECK (country = 'WORLD' OR country GLOB '[A-Z][A-Z]'),
  PRIMARY KEY (case_nr, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_organisations (
  case_nr         INTEGER NOT NULL REFERENCES cases (nr) ON DELETE CASCADE,
  position        INTEGER NOT NULL,
  organisation_id TEXT    NOT NULL REFERENCES organisations (id),
  PRIMARY KEY (case_nr, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_organisations_by_organisation ON case_organisations (organisation_id);

-- An action is at most one case.
CREATE TABLE case_actions (
  case_nr   INTEGER NOT NULL REFERENCES cases (nr) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  action_nr INTEGER NOT NULL UNIQUE REFERENCES actions (nr),
  PRIMARY KEY (case_nr, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE parts (
  case_nr     INTEGER NOT NULL REFERENCES cases (nr) ON DELETE CASCADE,
  id          TEXT    NOT NULL,
  position    INTEGER NOT NULL,
  title_nl    TEXT    NOT NULL,
  title_en    TEXT    NOT NULL,
  section     TEXT    NOT NULL,
  level_nl    TEXT    NOT NULL,
  level_en    TEXT    NOT NULL,
  start_nl    TEXT    NOT NULL,
  start_en    TEXT    NOT NULL,
  partners_nl TEXT    NOT NULL,
  partners_en TEXT    NOT NULL,
  audience_nl TEXT    NOT NULL,
  audience_en TEXT    NOT NULL,
  cost_nl     TEXT    NOT NULL,
  cost_en     TEXT    NOT NULL,
  PRIMARY KEY (case_nr, id)
) STRICT, WITHOUT ROWID;

-- part_id is NULL for what is about the case as a whole, likewise below.
CREATE TABLE sections (
  case_nr  INTEGER NOT NULL REFERENCES cases (nr) ON DELETE CASCADE,
  id       TEXT    NOT NULL,
  position INTEGER NOT NULL,
  part_id  TEXT,
  section  TEXT    NOT NULL,
  title_nl TEXT    NOT NULL,
  title_en TEXT    NOT NULL,
  text_nl  TEXT    NOT NULL,
  text_en  TEXT    NOT NULL,
  PRIMARY KEY (case_nr, id),
  FOREIGN KEY (case_nr, part_id) REFERENCES parts (case_nr, id)
) STRICT, WITHOUT ROWID;

-- heads is a list of {"nl", "en"}, cells a list of such lists.
CREATE TABLE section_tables (
  case_nr    INTEGER NOT NULL,
  section_id TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  caption_nl TEXT    NOT NULL,
  caption_en TEXT    NOT NULL,
  heads      TEXT    NOT NULL CHECK (json_type(heads) = 'array'),
  cells      TEXT    NOT NULL CHECK (json_type(cells) = 'array'),
  PRIMARY KEY (case_nr, section_id, position),
  FOREIGN KEY (case_nr, section_id) REFERENCES sections (case_nr, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE factors (
  case_nr  INTEGER NOT NULL REFERENCES cases (nr) ON DELETE CASCADE,
  id       TEXT    NOT NULL,
  position INTEGER NOT NULL,
  kind     TEXT    NOT NULL CHECK (kind IN ('success', 'advantage', 'attention', 'pitfall', 'disadvantage')),
  part_id  TEXT,
  section  TEXT    NOT NULL,
  title_nl TEXT    NOT NULL,
  title_en TEXT    NOT NULL,
  text_nl  TEXT    NOT NULL,
  text_en  TEXT    NOT NULL,
  PRIMARY KEY (case_nr, id),
  FOREIGN KEY (case_nr, part_id) REFERENCES parts (case_nr, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE factor_themes (
  case_nr   INTEGER NOT NULL,
  factor_id TEXT    NOT NULL,
  position  INTEGER NOT NULL,
  theme_id  TEXT    NOT NULL REFERENCES themes (id),
  PRIMARY KEY (case_nr, factor_id, position),
  FOREIGN KEY (case_nr, factor_id) REFERENCES factors (case_nr, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX factor_themes_by_theme ON factor_themes (theme_id);

CREATE TABLE results (
  case_nr         INTEGER NOT NULL REFERENCES cases (nr) ON DELETE CASCADE,
  id              TEXT    NOT NULL,
  position        INTEGER NOT NULL,
  part_id         TEXT,
  section         TEXT    NOT NULL,
  group_nl        TEXT    NOT NULL,
  group_en        TEXT    NOT NULL,
  label_nl        TEXT    NOT NULL,
  label_en        TEXT    NOT NULL,
  before          REAL, -- NULL: the study gives none
  after           REAL    NOT NULL,
  before_label_nl TEXT    NOT NULL,
  before_label_en TEXT    NOT NULL,
  after_label_nl  TEXT    NOT NULL,
  after_label_en  TEXT    NOT NULL,
  scale           REAL, -- NULL: there is none
  unit_nl         TEXT    NOT NULL,
  unit_en         TEXT    NOT NULL,
  period_nl       TEXT    NOT NULL,
  period_en       TEXT    NOT NULL,
  note_nl         TEXT    NOT NULL,
  note_en         TEXT    NOT NULL,
  PRIMARY KEY (case_nr, id),
  FOREIGN KEY (case_nr, part_id) REFERENCES parts (case_nr, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE differences (
  case_nr   INTEGER NOT NULL REFERENCES cases (nr) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  about_nl  TEXT    NOT NULL,
  about_en  TEXT    NOT NULL,
  action_nr INTEGER NOT NULL REFERENCES actions (nr),
  annex_nl  TEXT    NOT NULL,
  annex_en  TEXT    NOT NULL,
  case_nl   TEXT    NOT NULL,
  case_en   TEXT    NOT NULL,
  PRIMARY KEY (case_nr, position)
) STRICT, WITHOUT ROWID;
