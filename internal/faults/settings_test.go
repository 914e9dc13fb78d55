package faults

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// needFaults keeps suites that take minutes out of a plain go test.
func needFaults(t *testing.T) {
	t.Helper()
	if os.Getenv("ANTREAN_FAULTS") == "" {
		t.Skip("skipped: it takes minutes; run make faults, or set ANTREAN_FAULTS=1")
	}
}

// rounds is how often something is broken.
func rounds(t *testing.T) int {
	t.Helper()
	text := os.Getenv("ANTREAN_FAULT_ROUNDS")
	if text == "" {
		return 30
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("ANTREAN_FAULT_ROUNDS is %q, want a number", text)
	}
	return n
}

// chance is random, but the same for the same ANTREAN_FAULT_SEED.
func chance(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if text := os.Getenv("ANTREAN_FAULT_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("ANTREAN_FAULT_SEED: %v", err)
		}
	}
	t.Logf("ANTREAN_FAULT_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// between is a random time from least to most.
func between(random *rand.Rand, least, most time.Duration) time.Duration {
	return least + time.Duration(random.Int64N(int64(most-least)))
}
