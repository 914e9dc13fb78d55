package driver

import (
	"testing"

	"antrean/printer/profile"
	"antrean/printer/status"
)

func TestEveryStatusBitIsRead(t *testing.T) {
	sensors := func(change func(*status.Status)) status.Status {
		s := status.Status{Online: "ok", Paper: "ok", Roll: "ok", Cover: "ok", Cutter: "ok", Heat: "ok"}
		change(&s)
		return s
	}
	epson := &profile.Profile{Status: profile.Status{Query: profile.DLEEOT, NearEnd: true}}
	customs := &profile.Profile{Status: profile.Status{Query: profile.CustomFull, NearEnd: true}, Present: profile.Present{Taken: true}}
	stars := &profile.Profile{Status: profile.Status{Query: profile.StarRequest, NearEnd: true}}
	for _, c := range []struct {
		name    string
		profile *profile.Profile
		about   question
		bytes   string
		want    status.Status
	}{
		{"idle Epson with its drawer's pin high", epson, eot1, "\x16", status.Status{Online: "ok"}},
		{"offline", epson, eot1, "\x1a", status.Status{Online: "bad"}},
		{"cover open", epson, eot2, "\x16", status.Status{Cover: "bad", Paper: "unknown", Roll: "unknown"}},
		{"stopped by the end of the paper", epson, eot2, "\x32", status.Status{Cover: "ok", Paper: "bad"}},
		{"cutter", epson, eot3, "\x1a", status.Status{Cutter: "bad", Heat: "ok"}},
		{"hot head", epson, eot3, "\x52", status.Status{Cutter: "ok", Heat: "bad"}},
		{"an error that only power ends", epson, eot3, "\x32", status.Status{Cutter: "ok", Heat: "ok", Online: "bad"}},
		{"roll adequate", epson, eot4, "\x12", status.Status{Paper: "ok", Roll: "ok"}},
		{"roll near its end", epson, eot4, "\x1e", status.Status{Paper: "ok", Roll: "bad"}},
		{"no paper", epson, eot4, "\x7e", status.Status{Paper: "bad", Roll: "bad"}},

		{"automatic, all well", epson, nothing, "\x10\x00\x00\x00", sensors(func(*status.Status) {})},
		{"automatic, no paper", epson, nothing, "\x18\x00\x0f\x00", sensors(func(s *status.Status) { s.Online, s.Paper, s.Roll = "bad", "bad", "bad" })},
		{"automatic, near the end", epson, nothing, "\x10\x00\x03\x00", sensors(func(s *status.Status) { s.Roll = "bad" })},
		{"automatic, cover", epson, nothing, "\x38\x00\x00\x00", sensors(func(s *status.Status) { s.Online, s.Cover, s.Paper, s.Roll = "bad", "bad", "unknown", "unknown" })},
		{"automatic, cutter", epson, nothing, "\x18\x08\x00\x00", sensors(func(s *status.Status) { s.Online, s.Cutter = "bad", "bad" })},
		{"automatic, hot", epson, nothing, "\x18\x40\x00\x00", sensors(func(s *status.Status) { s.Online, s.Heat = "bad", "bad" })},

		{"Custom, all well", customs, custom, "\x10\x0f\x00\x00\x00\x00", sensors(func(s *status.Status) { s.Mouth = "ok" })},
		{"Custom, ticket in the mouth", customs, custom, "\x10\x0f\x20\x00\x00\x00", sensors(func(s *status.Status) { s.Mouth = "bad" })},
		{"Custom, near the end", customs, custom, "\x10\x0f\x04\x00\x00\x00", sensors(func(s *status.Status) { s.Roll, s.Mouth = "bad", "ok" })},
		{"Custom, no paper", customs, custom, "\x10\x0f\x05\x00\x00\x00", sensors(func(s *status.Status) { s.Online, s.Paper, s.Roll, s.Mouth = "bad", "bad", "bad", "ok" })},
		{"Custom, cutter", customs, custom, "\x10\x0f\x00\x00\x00\x01", sensors(func(s *status.Status) { s.Online, s.Cutter, s.Mouth = "bad", "bad", "ok" })},

		{"Star, all well", stars, nothing, "\x23\x06\x00\x00\x00\x00\x00\x00\x00", sensors(func(*status.Status) {})},
		{"Star, no paper", stars, starAsked, "\x23\x06\x08\x00\x00\x0c\x00\x00\x00", sensors(func(s *status.Status) { s.Online, s.Paper, s.Roll = "bad", "bad", "bad" })},
		{"Star, cover", stars, starAsked, "\x23\x06\x28\x00\x00\x00\x00\x00\x00", sensors(func(s *status.Status) { s.Online, s.Cover, s.Paper, s.Roll = "bad", "bad", "unknown", "unknown" })},
	} {
		k := known{profile: c.profile}
		s := said{kind: answered, about: c.about}
		if c.about == nothing {
			s.kind = changed
		}
		copy(s.bytes[:], c.bytes)
		k.learn(s)
		if k.Status != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, k.Status, c.want)
		}
	}
}

func TestWhatNoPrinterSaysIsNotBelieved(t *testing.T) {
	k := known{profile: &profile.Profile{Status: profile.Status{Query: profile.DLEEOT, NearEnd: true}}}
	for _, s := range []said{
		{kind: answered, about: eot4, bytes: [9]byte{0x52}},
		{kind: answered, about: eot4, bytes: [9]byte{0x16}},
		{kind: changed, bytes: [9]byte{0x10, 0x06, 0x06, 0x06}},
		{kind: changed, bytes: [9]byte{0x10, 0x00, 0x04, 0x00}},
	} {
		if k.learn(s) || k.Status != (status.Status{}) {
			t.Errorf("% X was believed: %+v", s.bytes[:4], k.Status)
		}
	}
}

func TestARollWithoutASensorIsUnknown(t *testing.T) {
	k := known{profile: &profile.Profile{Status: profile.Status{Query: profile.DLEEOT}}}
	k.learn(said{kind: answered, about: eot4, bytes: [9]byte{0x12}})
	if k.Roll != status.Unknown || k.Paper != status.OK {
		t.Errorf("got roll %s, paper %s", k.Roll, k.Paper)
	}
}

func TestWhatTearsASlipIsToldFromWhatDelaysIt(t *testing.T) {
	for _, c := range []struct {
		status status.Status
		want   string
	}{
		{status.Status{}, ""},
		{status.Status{Heat: status.Bad, Online: status.Bad, Roll: status.Bad, Mouth: status.Bad}, ""},
		{status.Status{Paper: status.Bad}, status.PaperOut},
		{status.Status{Cutter: status.Bad}, status.CutterJam},
		{status.Status{Paper: status.Bad, Cutter: status.Bad}, status.PaperOut},
		{status.Status{Cover: status.Bad, Paper: status.Bad}, status.CoverOpen},
	} {
		k := known{Status: c.status}
		if got := k.tears(); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.status, got, c.want)
		}
	}
}

func TestACoverThatClosesLeavesThePaperToTheNextAnswer(t *testing.T) {
	k := known{profile: &profile.Profile{Status: profile.Status{Query: profile.DLEEOT, NearEnd: true}}}
	answer := func(q question, b byte) { k.learn(said{kind: answered, about: q, bytes: [9]byte{b}}) }
	answer(eot4, 0x12)
	answer(eot2, 0x16)
	if k.Cover != status.Bad || k.Paper != status.Unknown {
		t.Errorf("open: got cover %s, paper %s", k.Cover, k.Paper)
	}
	answer(eot4, 0x72) // the lifted paper is not at its sensor
	if k.Paper != status.Unknown {
		t.Errorf("still open: got paper %s", k.Paper)
	}
	answer(eot2, 0x12)
	answer(eot4, 0x12)
	if k.Cover != status.OK || k.Paper != status.OK || k.tears() != "" {
		t.Errorf("closed: got cover %s, paper %s", k.Cover, k.Paper)
	}
}
