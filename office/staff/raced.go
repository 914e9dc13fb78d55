//go:build race

package staff

const raced = true
