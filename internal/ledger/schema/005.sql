-- Of the events and panels that have too many claims to be compared all, what is
-- kept beside those that are (they are listed there too), packed. Panels and
-- events of an older version have none until they change.

CREATE TABLE rests (id TEXT PRIMARY KEY, body BLOB NOT NULL, sum BLOB NOT NULL);

-- Where claims are, for the many of which no more is asked.
ALTER TABLE items ADD COLUMN figure INTEGER NOT NULL DEFAULT 1; -- it may have a figure
CREATE INDEX items_places ON items (claim, id, event, panel, figure);
