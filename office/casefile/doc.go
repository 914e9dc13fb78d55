// Package casefile follows an application, the file, from the counter until the document is in the person's hands.
//
// A ticket is one visit; a case lives for days, goes from stage to stage as the office's standard says, comes back to
// the applicant when something is missing, and has a promised date in working time. The room also keeps which systems
// and materials the stages need are down, for that stops the clocks.
//
// It is pure, in the way of package queue: Decide looks at a State and answers a Request with Events or a refusal,
// Apply changes a State by one Event and never fails, and folding all events gives the same State as living through
// them. Both rooms write to the same journal: a State knows the numbers of the other's events through Pass.
//
// The dialogues in testdata are the rules in words that a clerk can check.
package casefile
