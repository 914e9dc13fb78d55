package raced

import (
	"runtime/debug"
	"slices"
	"testing"
)

// TestItSaysHowThisProgramWasBuilt asks the program itself, which keeps the flags it was built with.
func TestItSaysHowThisProgramWasBuilt(t *testing.T) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		t.Fatal("the program does not say how it was built")
	}
	want := slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
	if On != want {
		t.Errorf("got %v, built with -race: %v", On, want)
	}
}
