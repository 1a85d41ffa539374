-- Relations lie by their pair of claims: the row of the later claim, times 2 to the 32nd,
-- and that of the earlier one. Those of a new article stand at the end, and in the index by
-- the earlier claim beside others of the same documents: by ids, which say nothing of when
-- or where, each was written somewhere else, and twice.

CREATE TABLE pairs (
  pair INTEGER PRIMARY KEY,
  earlier INTEGER AS (pair & 4294967295), -- of the claims
  lo TEXT NOT NULL, -- the lesser claim id of the pair
  hi TEXT NOT NULL,
  type TEXT NOT NULL,
  body BLOB NOT NULL,
  sum  BLOB NOT NULL
);
INSERT INTO pairs (pair, lo, hi, type, body, sum)
  SELECT max(a.seq, b.seq) << 32 | min(a.seq, b.seq), r.lo, r.hi, r.type, r.body, r.sum
  FROM relations r CROSS JOIN claims a ON a.id = r.lo CROSS JOIN claims b ON b.id = r.hi;
DROP TABLE relations;
ALTER TABLE pairs RENAME TO relations;
CREATE INDEX relations_earlier ON relations (earlier);
CREATE INDEX relations_type ON relations (type, lo, hi) WHERE type NOT IN ('agrees', 'differs-in-scope', 'updates', 'echoes');
