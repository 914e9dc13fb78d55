// Package walk goes through an office as its visitors and clerks do: the real binary, real clicks in Chromium, every
// page checked for errors, for accessibility and for text that does not fit.
package walk

import (
	"os"
	"testing"
)

// needsWalk leaves a test out of a plain go test: it starts a browser and takes minutes. Each walk has an office and
// screens of its own and waits a good deal, as people do, so that others go on meanwhile.
func needsWalk(t *testing.T) {
	t.Helper()
	if os.Getenv("ANTREAN_WALK") == "" {
		t.Skip("make walk runs it")
	}
	t.Parallel()
}

// TestWalk shares one browser and one build of the program among all walks; each has an office of its own.
func TestWalk(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	program := buildProgram(t)
	for _, walk := range []struct {
		name string
		run  func(*testing.T, *browser, *office)
		flag []string
	}{
		{"Banjar", walkBanjar, []string{"-office", "banjar"}},
		{"BalongbendoWithoutOne", walkFlagged("id"), []string{"-office", "balongbendo"}},
		{"BalongbendoInEnglish", walkFlagged("en"), []string{"-office", "balongbendo"}},
		{"IncompleteAndBack", walkIncomplete, []string{"-office", "balongbendo", "-gate", "self"}},
		{"KioskSafety", walkSafety, []string{"-office", "balongbendo"}},
		{"PaperOut", walkPaperOut, []string{"-office", "banjar"}},
	} {
		t.Run(walk.name, func(t *testing.T) {
			t.Parallel()
			walk.run(t, b, openOffice(t, program, walk.flag...))
		})
	}
}
