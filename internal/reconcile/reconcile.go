// Package reconcile lays claims side by side: it compares pairs field by field
// under a documented decision table, clusters events, makes origins canonical
// and derives panels, flows and findings. It is pure and independent of the
// order of its input.
package reconcile

import "github.com/cotejo/cotejo"

// Item is a claim with what reconcile needs to know of its document.
type Item struct {
	Claim    cotejo.Claim
	Document DocInfo
	Keys     []string // block keys, from Keys
}

// DocInfo is the part of a document that reconcile reads.
type DocInfo struct {
	ID        string           `json:"id"`
	Outlet    string           `json:"outlet,omitempty"`
	Path      string           `json:"path,omitempty"`
	Title     string           `json:"title,omitempty"`
	Published cotejo.Published `json:"published"`
	Credit    []string         `json:"credit,omitempty"`
	Shingles  []uint64         `json:"shingles,omitempty"` // fingerprints of its paragraphs, for text reuse
}
