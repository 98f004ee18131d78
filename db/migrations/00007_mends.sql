-- The place of a member who was taken out is not given again: a link follows
-- from it, and would open the ballot of who came after. A ballot that was sent
-- counts until another is: what is filled in meanwhile is kept beside it. A part
-- of a plan has one name; others, such as evidence-05, are of no use.

-- +goose Up
ALTER TABLE rounds ADD COLUMN last_place INTEGER NOT NULL DEFAULT 0; -- the highest that a member had

UPDATE rounds SET last_place = (SELECT COALESCE(MAX(place), 0) FROM round_members WHERE round_id = rounds.id);

ALTER TABLE round_members ADD COLUMN draft TEXT CHECK (draft IS NULL OR json_valid(draft)); -- ranks, after the ballot was sent

DELETE FROM plan_parts WHERE part GLOB '*-[^1-9]*';
