//go:build race

package raced

// On says that it does.
const On = true
