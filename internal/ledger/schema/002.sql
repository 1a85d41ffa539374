-- What adding an article reads of the others, small and close together, and the
-- layouts in which derived bodies are packed (they are BLOBs now; those that an
-- older version wrote stay JSON until they change).

CREATE TABLE layouts (mark TEXT PRIMARY KEY, layout TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE items (
  claim INTEGER PRIMARY KEY REFERENCES claims (seq),
  id    TEXT NOT NULL,
  doc   INTEGER NOT NULL,
  event TEXT NOT NULL, -- as in claims
  panel TEXT NOT NULL,
  item  BLOB NOT NULL  -- what reconcile reads of the claim, packed; empty: read the claim
);
INSERT INTO items (claim, id, doc, event, panel, item) SELECT seq, id, doc, event, panel, x'' FROM claims;

CREATE TABLE infos (
  doc  INTEGER PRIMARY KEY REFERENCES documents (seq),
  info BLOB NOT NULL -- documents.info, packed
);

-- The relations inside each event and panel, in short, so that a change of the
-- group need not read them one by one.
CREATE TABLE inside (id TEXT PRIMARY KEY, body BLOB NOT NULL, sum BLOB NOT NULL);

DROP TABLE finding_claims; -- a claim's findings are those of its event and panel that name it
