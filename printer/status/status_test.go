package status

import "testing"

func TestTheWholeInOneValue(t *testing.T) {
	for _, c := range []struct {
		name   string
		status Status
		state  Value
		reason string
	}{
		{"nothing is known", Status{}, Unknown, ""},
		{"a line without a back channel", Status{Line: OK}, Unknown, ""},
		{"there with paper", Status{Line: OK, Online: OK, Paper: OK}, OK, ""},
		{"near the end still prints", Status{Line: OK, Paper: OK, Roll: Bad}, OK, ""},
		{"a ticket in the mouth still prints", Status{Line: OK, Paper: OK, Mouth: Bad}, OK, ""},
		{"no paper", Status{Line: OK, Online: Bad, Paper: Bad}, Bad, PaperOut},
		{"an open cover hides the paper", Status{Line: OK, Online: Bad, Paper: Bad, Cover: Bad}, Bad, CoverOpen},
		{"cutter", Status{Line: OK, Online: Bad, Paper: OK, Cutter: Bad}, Bad, CutterJam},
		{"hot", Status{Line: OK, Paper: OK, Heat: Bad}, Bad, Overheated},
		{"offline for no cause that it names", Status{Line: OK, Online: Bad, Paper: OK}, Bad, Offline},
		{"silent", Status{Why: "silent"}, Unknown, "silent"},
		{"unplugged with the last news of before", Status{Line: Bad, Why: "unplugged", Paper: OK}, Bad, "unplugged"},
	} {
		if got := c.status.State(); got != c.state {
			t.Errorf("%s: got %s, want %s", c.name, got, c.state)
		}
		if got := c.status.Reason(); got != c.reason {
			t.Errorf("%s: got reason %q, want %q", c.name, got, c.reason)
		}
	}
	if !(Status{Roll: Bad}).Low() || (Status{Roll: Unknown}).Low() || !(Status{Mouth: Bad}).Waiting() || (Status{}).Waiting() {
		t.Error("low or waiting")
	}
}
