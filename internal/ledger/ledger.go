// Package ledger keeps documents, claims, what was derived from them and what
// people decided, in one SQLite file with an append-only history and a hash
// chain over batches. It is the only importer of database/sql.
package ledger
