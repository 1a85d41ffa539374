// Package export writes a ledger in the formats of others, and the reports
// that people read. It is the only package that writes outside the ledger, and
// it writes whole files or none: under a temporary name, then renamed.
package export
