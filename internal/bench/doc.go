// Package bench measures the office against the limits of the machine it runs on, in the same run.
//
// Every figure is a ratio: ours and the limit take turns in short rounds, and the median of the rounds counts, so
// that a noisy machine disturbs both alike.
package bench
