// Package export writes a ledger in the formats of others, and the reports
// that people read. It is the only package that writes outside the ledger.
package export
