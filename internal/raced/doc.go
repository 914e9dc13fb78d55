// Package raced says whether this program looks for races, which makes everything it does some ten times as dear.
//
// Tests of what one goroutine does alone, where there is no race to be seen, take their short form then; `make long` runs
// every test that asks it, in full.
package raced
