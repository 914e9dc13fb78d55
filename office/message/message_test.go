package message

import (
	"slices"
	"testing"
	"time"

	"antrean/office/notify"
)

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	for typed, want := range map[string]string{
		"081234567890": "+6281234567890", "0812-3456-7890": "+6281234567890", " +62 812 3456 7890 ": "+6281234567890", "6281234567890": "+6281234567890",
		"81234567890": "+6281234567890", "(0265) 741-234": "+62265741234", "+60123456789": "+60123456789",
		"\u202a+62 812\u20113456\u2011789\u202c": "+628123456789", // as a phone copies it
		"":                                       "", "0812": "", "0812a3456789": "", "+62 0812 3456 789": "", "ani@example.com": "", "+0812345678": "", "08123456789012345": "", "0812345678\n0": "",
	} {
		if got, ok := Address(typed); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", typed, got, ok, want)
		}
	}
}

func TestANumberIsShownByItsEnd(t *testing.T) {
	if got := Hidden("+6281234567890"); got != "•••890" {
		t.Errorf("got %q", got)
	}
	if got := Hidden(""); got != "" {
		t.Errorf("none is shown as %q", got)
	}
}

// TestPausesGrowUpToABound and never come back all at once.
func TestPausesGrowUpToABound(t *testing.T) {
	var all time.Duration
	for tries := 1; tries <= TriesMost; tries++ {
		least, most := Pause(tries, 0), Pause(tries, 1)
		if most != min(firstPause<<(tries-1), pauseMost) || least != most/2 {
			t.Errorf("after %d tries: between %v and %v", tries, least, most)
		}
		all += most
	}
	if all < time.Hour || all > 4*time.Hour {
		t.Errorf("a message is tried for %v", all)
	}
}

func TestWhatIsUrgentIsWorthLittleLater(t *testing.T) {
	at := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	for _, kind := range notify.Kinds() {
		worth := Worth(&notify.Notice{Kind: kind, At: at}, FreshFor).Sub(at)
		if urgent := slices.Contains([]notify.Kind{notify.Near, notify.Called, notify.Recalled, notify.NoShow}, kind); urgent != (worth == FreshFor) {
			t.Errorf("%s is worth sending for %v", kind, worth)
		}
	}
}

func TestAGatewayMayNotAskForEver(t *testing.T) {
	for asked, want := range map[time.Duration]time.Duration{-time.Second: 0, time.Minute: time.Minute, 24 * time.Hour: askedMost} {
		if got := (&Failure{After: asked}).Wait(); got != want {
			t.Errorf("asked for %v, waits %v, want %v", asked, got, want)
		}
	}
}
