-- Relations are listed by type from an index of those types alone that are few among
-- many: of the others every page of the list of all has some.

DROP INDEX relations_type;
CREATE INDEX relations_type ON relations (type, lo, hi) WHERE type NOT IN ('agrees', 'differs-in-scope', 'updates', 'echoes');
