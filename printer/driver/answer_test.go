package driver

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// hears feeds bytes to a listener that owes some answers, and tells what it understood.
func hears(star bool, owed []question, bytes string) []string {
	l := listener{star: star, asb: true, owed: owed}
	var out []string
	for _, b := range []byte(bytes) {
		s, whole := l.hear(b)
		if !whole {
			continue
		}
		names := map[kind]string{stopSending: "stop", sendOn: "go", answered: "answer", changed: "change", processed: "processed", named: "named", cleared: "cleared"}
		text := names[s.kind]
		switch s.kind {
		case answered:
			text += fmt.Sprintf(" %d: %02X", s.about, s.bytes[0])
		case changed:
			text += fmt.Sprintf(" % X", s.bytes[:4])
		case named:
			text += " " + string(s.bytes[:4])
		}
		out = append(out, text)
	}
	return out
}

func TestAnswersAreToldApart(t *testing.T) {
	for _, c := range []struct {
		name  string
		star  bool
		owed  []question
		bytes string
		want  []string
	}{
		{"answers in the order of the questions", false, []question{eot1, eot4}, "\x16\x12", []string{"answer 1: 16", "answer 4: 12"}},
		{"an answer that nobody asked for", false, nil, "\x12", nil},
		{"automatic status", false, nil, "\x18\x00\x0f\x00", []string{"change 18 00 0F 00"}},
		{"flow control inside automatic status", false, nil, "\x10\x13\x00\x11\x00\x00", []string{"stop", "go", "change 10 00 00 00"}},
		{"flow control inside a block", false, nil, "\x37\x22ab\x13cd\x00", []string{"stop", "named abcd"}},
		{"automatic status that lost a byte, then a whole one", false, nil, "\x10\x00\x10\x00\x03\x00", []string{"change 10 00 03 00"}},
		{"an answer inside a broken automatic status", false, []question{eot1}, "\x10\x00\x16", []string{"answer 1: 16"}},
		{"process id of digits that look like headers", false, nil, "\x37\x22\x37\x5f\x3b\x35\x00", []string{"named 7_;5"}},
		{"buffers cleared", false, nil, "\x37\x25\x00", []string{"cleared"}},
		{"size of a code, of no use", false, nil, "\x3762\x1f210\x1f1\x1f0\x00\x00", []string{"processed"}},
		{"model name, of no use", false, []question{eot1}, "\x5fTM-T88V\x00\x12", []string{"answer 1: 12"}},
		{"a mark in the data", false, nil, "\x00\x0f", []string{"processed", "processed"}},
		{"Custom's full status looks like Epson's automatic one", false, []question{custom}, "\x10\x0f\x20\x00\x00\x00\x00", []string{"answer 5: 10", "processed"}},
		{"a garbled mark before Custom's full status", false, []question{custom}, "\x10\x10\x0f\x20\x00\x00\x00", []string{"answer 5: 10"}},
		{"Star's block, asked for", true, []question{starAsked}, "\x23\x06\x00\x00\x00\x00\x00\x00\x00", []string{"answer 6: 23"}},
		{"Star's block, by itself", true, nil, "\x23\x06\x20\x00\x00\x00\x00\x00\x00", []string{"change 23 06 20 00"}},
		{"noise, a garbled answer among it", false, []question{eot1}, "\xff\x80\xc4\x02\x06", nil},
	} {
		if got := hears(c.star, c.owed, c.bytes); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestABlockWithoutAnEndIsDropped(t *testing.T) {
	if got := hears(false, []question{eot1}, "\x37"+strings.Repeat("x", longestBlock)+"\x12"); !reflect.DeepEqual(got, []string{"answer 1: 12"}) {
		t.Errorf("got %q", got)
	}
}

// FuzzAnyAnswerIsBounded feeds noise: nothing grows, and a question asked afterwards is answered.
func FuzzAnyAnswerIsBounded(f *testing.F) {
	f.Add([]byte("\x10\x0f\x37\x22ab\x5f\x00\x23\x06"), true)
	f.Add([]byte("\x16\x12\x10\x10\x10\x12"), false)
	f.Fuzz(func(t *testing.T, noise []byte, star bool) {
		l := listener{star: star, owed: []question{eot1}}
		for _, b := range noise {
			l.hear(b)
			if len(l.begun) > longestBlock {
				t.Fatalf("%d bytes are kept", len(l.begun))
			}
		}
		l.forgive()
		l.ask(eot4)
		if s, whole := l.hear(0x12); !star && (!whole || s.about != eot4) {
			t.Errorf("after noise: %+v, %v", s, whole)
		}
	})
}
