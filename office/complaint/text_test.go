package complaint

import (
	"strings"
	"testing"
	"time"

	"antrean/internal/problem"
)

func TestWhatPeopleWriteIsBoundedAndPlain(t *testing.T) {
	h := hours(t)
	write := func(do Receive) (*Private, error) {
		if do.Kind == "" {
			do.Kind = Plain
		}
		do.Way = Phone
		acts, err := new(Entry).Decide(Request{Now: moment(t, h, "2026-11-26 10.00"), Hours: h, Do: do})
		if err != nil {
			return nil, err
		}
		return acts[0].Private, nil
	}
	for text, want := range map[string]string{
		"  Loket 2 kosong.\r\n\tSatu jam. \n": "Loket 2 kosong.\n Satu jam.",
		"<script>alert(1)</script>":           "<script>alert(1)</script>", // kept as it was written, shown as text
		"a\u202eb\u2066c":                     "abc",
		"Terima kasih 🙏🏽":                     "Terima kasih 🙏🏽",
		strings.Repeat("é", TextMost):         strings.Repeat("é", TextMost),
	} {
		if got, err := write(Receive{Text: text}); err != nil || got.Text != want {
			t.Errorf("%.40q: got %+v (%v), want %.40q", text, got, err, want)
		}
	}
	for _, c := range []struct {
		do    Receive
		field string
	}{
		{Receive{Text: ""}, "text"}, {Receive{Text: " \r\n\t "}, "text"}, {Receive{Text: "\u200e"}, "text"},
		{Receive{Text: strings.Repeat("é", TextMost+1)}, "text"}, {Receive{Text: "a\x00b"}, "text"}, {Receive{Text: "a\x1b[2J"}, "text"}, {Receive{Text: "a\xffb"}, "text"},
		{Receive{Text: "a", Contact: strings.Repeat("1", ContactMost+1)}, "contact"}, {Receive{Text: "a", Contact: "a\nb"}, "contact"},
		{Receive{Text: "a", Number: strings.Repeat("1", NumberMost+1)}, "number"}, {Receive{Text: "a", Kind: "other"}, "kind"},
	} {
		_, err := write(c.do)
		refusal, ok := err.(*problem.Error)
		if !ok || refusal.Code != "bad_field" || refusal.Field != c.field {
			t.Errorf("%.40q %.20q: got %v, want bad_field %s", c.do.Text, c.do.Contact, err, c.field)
		}
	}
}

func TestNumbersAreReadAsPeopleTypeThem(t *testing.T) {
	want := Ref{2026, 7}
	if want.String() != "PGD-2026-0007" {
		t.Errorf("got %s", want)
	}
	for _, text := range []string{"PGD-2026-0007", "pgd-2026-7", "PGD 2026 0007", "pgd20260007"} {
		if got, ok := ParseRef(text); !ok || got != want {
			t.Errorf("%s: got %v %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "PGD-2026-", "PGD-2026-0", "A-025", "PGD-2026-0007x", "PGD-2026-99999999999"} {
		if got, ok := ParseRef(text); ok {
			t.Errorf("%q: got %v, want none", text, got)
		}
	}
	if got := (Ref{2026, 12345}).String(); got != "PGD-2026-12345" {
		t.Errorf("got %s", got)
	}
}

func TestFigures(t *testing.T) {
	h := hours(t)
	at := func(text string) time.Time {
		if text == "" {
			return time.Time{}
		}
		return moment(t, h, text+" 10.00")
	}
	list := []Complaint{
		{Kind: Plain, Way: Phone, State: Closed, ReceivedAt: at("2026-01-05"), FirstAt: at("2026-01-06"), AnsweredAt: at("2026-01-08"), ClosedAt: at("2026-01-09")},
		{Kind: Information, Way: Desk, State: Answered, ReceivedAt: at("2026-01-05"), FirstAt: at("2026-01-13"), AnsweredAt: at("2026-01-13"), FirstLate: true, Late: true},
		{Kind: Plain, Way: Phone, State: InWork, ReceivedAt: at("2026-01-05"), FirstAt: at("2026-01-08"), FirstDue: "2026-01-08", Due: "2026-01-26"},
		{Kind: Plain, Way: Letter, State: New, ReceivedAt: at("2026-01-05"), FirstDue: "2026-01-08", Due: "2026-01-26"},
		{Kind: Plain, Way: Phone, State: New, ReceivedAt: at("2026-01-19"), FirstDue: "2026-01-22", Due: "2026-02-06"},
		{Kind: Plain, Way: Phone, State: Closed, ReceivedAt: at("2026-01-05"), ClosedAt: at("2026-01-05"), Withdrawn: true},
	}
	f := Count(list, h, "2026-01-20")
	if f.Received != 6 || f.Kinds[Plain] != 5 || f.Ways[Phone] != 4 || f.States[Closed] != 2 || f.Withdrawn != 1 || f.Overdue != 1 {
		t.Errorf("got %+v", f)
	}
	if f.FirstInTime != 2 || f.FirstOf != 4 || f.InTime != 1 || f.Of != 2 {
		t.Errorf("in time: got first %d of %d, answer %d of %d; want 2 of 4 and 1 of 2", f.FirstInTime, f.FirstOf, f.InTime, f.Of)
	}
	if f.FirstDays == nil || *f.FirstDays != 3 || f.AnswerDays == nil || *f.AnswerDays != 4.5 || f.CloseDays == nil || *f.CloseDays != 4 {
		t.Errorf("medians: got %v %v %v, want 3, 4.5 and 4", *f.FirstDays, *f.AnswerDays, *f.CloseDays)
	}
	if f := Count(nil, h, "2026-01-20"); f.FirstDays != nil || f.Received != 0 {
		t.Errorf("of none: got %+v", f)
	}
}
