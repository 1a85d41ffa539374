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
// The lines above the text are read together: each is cut at its dates and marks,
// each piece is what the language's head patterns and word lists say, and from
// the order of the lines follow outlet or issuer, place, date, byline and title.
// A date counts only where a line says nothing but the date and names.
//
// A text file that is already UTF-8 in normalisation form C, without control
// characters, is kept byte for byte, so that spans are offsets of the file.
package read
