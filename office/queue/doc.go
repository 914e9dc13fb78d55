// Package queue is the law of the waiting room: tickets, counters, calls, checks and what may happen to them.
//
// It is pure. Decide looks at a State and answers a Request with Events or a refusal; Apply changes a State by one
// Event and never fails. Folding all events from the first gives the same State as living through them, so the
// events are the truth and everything else is derived. Nothing here reads a clock, a disk or a network.
//
// A State is a value with structural sharing: Clone is cheap, tickets and counters behind it are never changed in
// place, so a published State can be read by anyone while the next one is made.
//
// The dialogues in testdata are the rules in words that a clerk can check.
package queue
