// Command cotejo reads articles into a ledger of attributed claims and lays
// them side by side.
package main

func main() {}
