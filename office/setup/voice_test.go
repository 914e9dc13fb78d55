package setup

import (
	"slices"
	"strings"
	"testing"
)

func TestRecordingsAreNamedByTheirHash(t *testing.T) {
	d := balongbendo(t)
	good := strings.Repeat("0a", 32)
	d.Voice.Set("id", "1", good)
	d.Voice.Set("jv", "plain-1", good)
	if _, err := Compile(1, d, anyPrinter); err != nil {
		t.Errorf("good recordings: %v", err)
	}
	if got := d.Voice.Hashes(); !slices.Equal(got, []string{good}) {
		t.Errorf("got %v, want each sound once", got)
	}
	if got := d.Clone().Voice.Clips["jv"]["plain-1"]; got != good {
		t.Errorf("written and read again it is %q", got)
	}
	for _, bad := range [][3]string{{"id", "1", "abc"}, {"id", "../1", good}, {"", "1", good}} {
		next := d.Clone()
		next.Voice.Set(bad[0], bad[1], bad[2])
		if _, err := Compile(1, next, anyPrinter); err == nil || !strings.Contains(err.Error(), "voice.clips."+bad[0]) {
			t.Errorf("%q: got %v", bad, err)
		}
	}
	d.Voice.Set("id", "1", "")
	d.Voice.Set("jv", "plain-1", "")
	if len(d.Voice.Clips) != 0 {
		t.Errorf("all taken back, %v stays", d.Voice.Clips)
	}
}
