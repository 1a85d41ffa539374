// Package read turns bytes into documents: it sniffs, decodes, finds the
// main text, marks what is boilerplate, and finds title, byline, dateline,
// credit and publication date. Everything hostile meets this package.
//
// The road of one input: [Expand] lists the files; [Reader.Read] loads one
// within [Limits]; HTML is parsed in a worker process of the same binary
// ([Worker]), which gives back plain blocks and metadata; then [Text] or the
// page's assembly, both pure, lay the blocks out in one immutable text and mark
// what each of them is with the layout rules of the language ([Hints]).
//
// A text file that is already UTF-8 in normalisation form C, without control
// characters, is kept byte for byte, so that spans are offsets of the file.
package read
