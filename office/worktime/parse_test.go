package worktime

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestHoursAsAnOfficeWritesThem(t *testing.T) {
	for text, want := range map[string][]Range{
		"08.00-12.00, 13.00-15.00": {{480, 720}, {780, 900}},
		"8:00 - 12:00":             {{480, 720}},
		"00.00-24.00":              {{0, 1440}},
		"":                         nil,
		" - ":                      nil,
		"Tutup":                    nil,
	} {
		got, err := ParseRanges(text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %v, %v, want %v", text, got, err, want)
		}
	}
}

func TestHoursThatMakeNoSense(t *testing.T) {
	for text, reason := range map[string]string{
		"08.00":                    "want a range",
		"8-12":                     "want hours and minutes",
		"08.00-12.0":               "want hours and minutes",
		"08.00-24.01":              "want hours and minutes",
		"08.60-12.00":              "want hours and minutes",
		"-1.00-12.00":              "want hours and minutes",
		"12.00-08.00":              "must close after it opens",
		"08.00-08.00":              "must close after it opens",
		"20.00-02.00":              "on the same day",
		"08.00-12.00, 11.00-15.00": "must open after 12.00",
		"08.00-12.00, 12.00-15.00": "must open after 12.00",
		"13.00-15.00, 08.00-12.00": "must open after 15.00",
	} {
		if got, err := ParseRanges(text); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: got %v, %v, want an error that says %q", text, got, err, reason)
		}
	}
}

func TestAWeekInEitherLanguage(t *testing.T) {
	indonesian, err := ParseHours(time.UTC, map[string]string{"senin-rabu": "08.00-12.00", "sabtu": "09.00-10.00"}, 0)
	if err != nil {
		t.Fatal(err)
	}
	english, err := ParseHours(time.UTC, map[string]string{"Monday-Wednesday": "8:00-12:00", "Saturday": "09.00-10.00", "sunday": "closed"}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(indonesian, english) {
		t.Errorf("got %+v and %+v, want the same", indonesian, english)
	}
}

func TestAWeekThatMakesNoSense(t *testing.T) {
	for reason, week := range map[string]map[string]string{
		"want a weekday":           {"funday": "08.00-12.00"},
		"already has hours":        {"senin-rabu": "08.00-12.00", "selasa": "09.00-10.00"},
		"senin: hours":             {"senin": "pagi"},
		"never give a number":      {"senin": "tutup"},
		"want a weekday such as S": {"senin-": "08.00-12.00"},
	} {
		if _, err := ParseHours(time.UTC, week, 0); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%v: got %v, want an error that says %q", week, err, reason)
		}
	}
	for _, cutOff := range []time.Duration{-time.Minute, 24 * time.Hour, 90 * time.Second} {
		if _, err := ParseHours(time.UTC, map[string]string{"senin": "08.00-12.00"}, cutOff); err == nil {
			t.Errorf("cut-off %v: want it refused", cutOff)
		}
	}
}

func FuzzParseRanges(f *testing.F) {
	f.Add("08.00-12.00, 13.00-15.00")
	f.Add("24.00-24.00,-")
	f.Fuzz(func(t *testing.T, text string) {
		ranges, err := ParseRanges(text)
		if err != nil {
			return
		}
		var written []string
		for _, r := range ranges {
			written = append(written, r.String())
		}
		again, err := ParseRanges(strings.Join(written, ", "))
		if err != nil || !reflect.DeepEqual(again, ranges) {
			t.Errorf("%q reads as %v, which reads as %v, %v", text, ranges, again, err)
		}
	})
}
