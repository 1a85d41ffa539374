-- Editions of one article are found by its address and by its title.

CREATE INDEX doc_sources_url ON doc_sources (url, doc) WHERE url <> '';
CREATE INDEX documents_title ON documents (title) WHERE title <> '';
