// Package pipeline is the road of an article, from bytes to a ledger that can
// be questioned, in one file.
package pipeline
