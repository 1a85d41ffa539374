// Package cotejo holds the nouns of Cotejo: what an article becomes when it is
// read as a list of attributed claims and laid beside other articles.
//
// The package imports the standard library only, does no input or output and
// reads no clock. Every stage of the road (read, text, extract, reconcile)
// takes and returns these types; the JSON form of each is a stable contract,
// described by the schemas in schema/.
//
// Offsets are byte offsets into Document.Text, which is immutable, valid UTF-8
// in Unicode normalisation form C. For every span s stored with a quotation q,
// Document.Text[s.Start:s.End] == q.
package cotejo
