-- Who gives what to whom, kept up to date as articles come.

CREATE TABLE flows (
  id     TEXT PRIMARY KEY, -- from, to and object
  body   BLOB NOT NULL,
  sum    BLOB NOT NULL
);
CREATE TABLE flow_claims (
  flow  INTEGER NOT NULL, -- fingerprint of the id
  claim INTEGER NOT NULL,
  PRIMARY KEY (flow, claim)
) WITHOUT ROWID;
CREATE INDEX flow_claims_claim ON flow_claims (claim);

-- What was recorded before this was kept has to be worked out each time.
INSERT INTO counts (kind, n) SELECT 'without_flows', count(*) FROM documents WHERE EXISTS (SELECT 1 FROM documents);
