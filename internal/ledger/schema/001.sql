-- The first schema of a ledger. Files in this folder are applied in order of
-- their number and are never changed once released: PRAGMA user_version counts
-- them. Bodies are canonical JSON of the root package's types; the columns beside
-- them are copies for indexes. ord is a sort key: date of publication, document,
-- place in the text, so that lists do not depend on the order of arrival.

CREATE TABLE counts (kind TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
  seq      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  sha256   TEXT NOT NULL UNIQUE,
  ord      BLOB NOT NULL UNIQUE,
  reader   TEXT NOT NULL,
  lang     TEXT NOT NULL,
  outlet   TEXT NOT NULL,
  title    TEXT NOT NULL,
  text     TEXT NOT NULL,
  body     TEXT NOT NULL, -- the document without text, source and also
  mentions TEXT NOT NULL,
  info     TEXT NOT NULL, -- what reconcile reads of it
  sum      BLOB NOT NULL, -- of info
  digest   BLOB NOT NULL, -- over text, body, mentions and the hashes of its claims
  batch    INTEGER NOT NULL
);
CREATE INDEX documents_lang ON documents (lang, ord);
CREATE INDEX documents_outlet ON documents (outlet, ord);

CREATE TABLE doc_sources (
  doc    INTEGER NOT NULL REFERENCES documents (seq),
  path   TEXT NOT NULL,
  url    TEXT NOT NULL,
  outlet TEXT NOT NULL,
  PRIMARY KEY (doc, path, url, outlet)
) WITHOUT ROWID;
CREATE INDEX doc_sources_path ON doc_sources (path);

CREATE TABLE claims (
  seq       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  doc       INTEGER NOT NULL REFERENCES documents (seq),
  ord       BLOB NOT NULL UNIQUE,
  predicate TEXT NOT NULL,
  status    TEXT NOT NULL,
  unsure    INTEGER NOT NULL,
  figure    INTEGER NOT NULL,
  tbegin    TEXT NOT NULL,
  tend      TEXT NOT NULL,
  event     TEXT NOT NULL DEFAULT '',
  panel     TEXT NOT NULL DEFAULT '',
  keys      TEXT NOT NULL, -- block keys, one a line
  body      TEXT NOT NULL, -- the claim without event
  hash      BLOB NOT NULL  -- SHA-256 of body
);
CREATE INDEX claims_doc ON claims (doc);
CREATE INDEX claims_predicate ON claims (predicate, ord);
CREATE INDEX claims_status ON claims (status, ord);
CREATE INDEX claims_unsure ON claims (ord) WHERE unsure = 1;
CREATE INDEX claims_event ON claims (event, ord) WHERE event <> '';
CREATE INDEX claims_panel ON claims (panel, ord) WHERE panel <> '';

-- Block keys by their 64-bit fingerprint; claims.keys settles collisions.
CREATE TABLE claim_keys (
  key   INTEGER NOT NULL,
  claim INTEGER NOT NULL,
  PRIMARY KEY (key, claim)
) WITHOUT ROWID;

-- Entities a claim names. kinds is a set of bits: 1 participant, 2 place or what
-- contains it, 4 a source of the chain, 8 its root, 16 the counted population.
CREATE TABLE claim_refs (
  entity TEXT NOT NULL,
  ord    BLOB NOT NULL,
  kinds  INTEGER NOT NULL,
  PRIMARY KEY (entity, ord)
) WITHOUT ROWID;

-- What a newer reading of a document replaced.
CREATE TABLE retired_documents (
  id       TEXT NOT NULL,
  reader   TEXT NOT NULL,
  text     TEXT NOT NULL,
  body     TEXT NOT NULL,
  mentions TEXT NOT NULL,
  digest   BLOB NOT NULL,
  batch    INTEGER NOT NULL, -- that recorded it
  until    INTEGER NOT NULL, -- that replaced it
  PRIMARY KEY (id, batch)
);
CREATE TABLE retired_claims (
  id    TEXT NOT NULL,
  doc   TEXT NOT NULL,
  batch INTEGER NOT NULL,
  body  TEXT NOT NULL,
  hash  BLOB NOT NULL,
  PRIMARY KEY (doc, batch, id)
);

CREATE TABLE entities (
  id       TEXT PRIMARY KEY,
  kind     TEXT NOT NULL,
  label    TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  body     TEXT NOT NULL, -- without mentions
  sum      BLOB NOT NULL
);
CREATE INDEX entities_weight ON entities (mentions DESC, id);
CREATE INDEX entities_kind ON entities (kind, mentions DESC, id);
CREATE TABLE doc_refs (
  entity TEXT NOT NULL,
  ord    BLOB NOT NULL,
  doc    INTEGER NOT NULL REFERENCES documents (seq),
  n      INTEGER NOT NULL,
  PRIMARY KEY (entity, ord)
) WITHOUT ROWID;
CREATE INDEX doc_refs_doc ON doc_refs (doc);

-- Who is said to say so, counted. The tallies of one document are kept so that
-- they can be taken back when it is read anew.
CREATE TABLE sources (
  key       TEXT PRIMARY KEY,
  entity    TEXT NOT NULL,
  label     TEXT NOT NULL,
  type      TEXT NOT NULL,
  claims    INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  root      INTEGER NOT NULL,
  relay     INTEGER NOT NULL
);
CREATE INDEX sources_weight ON sources (claims DESC, key);
CREATE TABLE source_docs (
  key    TEXT NOT NULL,
  doc    INTEGER NOT NULL REFERENCES documents (seq),
  claims INTEGER NOT NULL,
  root   INTEGER NOT NULL,
  relay  INTEGER NOT NULL,
  PRIMARY KEY (key, doc)
) WITHOUT ROWID;
CREATE INDEX source_docs_doc ON source_docs (doc);

CREATE TABLE problems (
  path   TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  reader TEXT NOT NULL,
  body   TEXT NOT NULL,
  hash   BLOB NOT NULL,
  batch  INTEGER NOT NULL
);
CREATE INDEX problems_sha ON problems (sha256);

CREATE TABLE relations (
  seq  INTEGER PRIMARY KEY,
  lo   TEXT NOT NULL, -- the lesser claim id of the pair
  hi   TEXT NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  sum  BLOB NOT NULL
);
CREATE UNIQUE INDEX relations_pair ON relations (lo, hi);
CREATE INDEX relations_hi ON relations (hi, lo);
CREATE INDEX relations_type ON relations (type, lo, hi);

CREATE TABLE events (
  id        TEXT PRIMARY KEY,
  ord       BLOB NOT NULL UNIQUE, -- by time
  predicate TEXT NOT NULL,
  status    TEXT NOT NULL,
  weight    INTEGER NOT NULL, -- articles, then claims
  body      TEXT NOT NULL,
  sum       BLOB NOT NULL
);
CREATE INDEX events_weight ON events (weight DESC, id);
CREATE INDEX events_status ON events (status, weight DESC, id);
CREATE INDEX events_predicate ON events (predicate, ord);
CREATE TABLE event_refs (
  entity TEXT NOT NULL,
  ord    BLOB NOT NULL,
  kinds  INTEGER NOT NULL,
  PRIMARY KEY (entity, ord)
) WITHOUT ROWID;

CREATE TABLE panels (
  id        TEXT PRIMARY KEY,
  predicate TEXT NOT NULL,
  contested INTEGER NOT NULL,
  weight    INTEGER NOT NULL, -- contested, then documents, then rows
  body      TEXT NOT NULL,
  sum       BLOB NOT NULL
);
CREATE INDEX panels_weight ON panels (weight DESC, id);
CREATE INDEX panels_predicate ON panels (predicate, weight DESC, id);

CREATE TABLE findings (
  id    TEXT PRIMARY KEY,
  type  TEXT NOT NULL,
  event TEXT NOT NULL,
  panel TEXT NOT NULL,
  score REAL NOT NULL,
  body  TEXT NOT NULL, -- without rank
  sum   BLOB NOT NULL
);
CREATE INDEX findings_rank ON findings (score DESC, id);
CREATE INDEX findings_type ON findings (type, score DESC, id);
CREATE INDEX findings_event ON findings (event) WHERE event <> '';
CREATE INDEX findings_panel ON findings (panel) WHERE panel <> '';
CREATE TABLE finding_claims (
  claim   TEXT NOT NULL,
  finding TEXT NOT NULL,
  PRIMARY KEY (claim, finding)
) WITHOUT ROWID;

CREATE TABLE judgements (
  seq    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  kind   TEXT NOT NULL,
  target TEXT NOT NULL,
  body   TEXT NOT NULL,
  hash   BLOB NOT NULL,
  batch  INTEGER NOT NULL
);
CREATE INDEX judgements_target ON judgements (target);

-- The history: one row a batch, never changed. hash = SHA-256(hash before, content).
CREATE TABLE batches (
  seq     INTEGER PRIMARY KEY,
  content TEXT NOT NULL,
  hash    BLOB NOT NULL
);

CREATE VIRTUAL TABLE documents_fts USING fts5 (
  title, text, content = 'documents', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claims_fts USING fts5 (
  sentence, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
