//go:build !race

package staff

const raced = false
