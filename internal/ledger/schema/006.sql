-- What is told of a claim and of its document before they are read: where the one is,
-- what the other is about. Those of an older version have none.

ALTER TABLE items ADD COLUMN glance BLOB NOT NULL DEFAULT x'';
DROP INDEX items_places;
CREATE INDEX items_places ON items (claim, id, event, panel, figure, doc, glance);
CREATE TABLE gists (doc INTEGER PRIMARY KEY, gist BLOB NOT NULL);
