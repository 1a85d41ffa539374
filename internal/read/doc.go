// Package read turns bytes into documents: it sniffs, decodes, finds the
// main text, marks what is boilerplate, and finds title, byline, dateline,
// credit and publication date. Everything hostile meets this package; formats
// are parsed in a worker process with limits.
package read
