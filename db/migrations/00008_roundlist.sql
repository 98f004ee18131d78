-- A round knows the list that it was opened on, so that whoever runs both finds
-- the way back. Rounds from before this do not.

-- +goose Up
ALTER TABLE rounds ADD COLUMN list_id INTEGER REFERENCES lists (id) ON DELETE SET NULL;
