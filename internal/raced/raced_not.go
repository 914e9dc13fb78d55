//go:build !race

package raced

// On says that it does not.
const On = false
