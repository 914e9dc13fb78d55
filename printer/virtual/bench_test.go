package virtual

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/port"
)

// A bench is a printer with a host before it, inside a bubble of time.
type bench struct {
	*testing.T
	p   *Printer
	way port.Port
}

// try runs a test on a printer in its own time.
func try(t *testing.T, o Options, f func(b bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := New(o)
		defer p.Close()
		f(bench{t, p, connect(t, p)})
	})
}

func (b bench) send(bytes string) {
	b.Helper()
	send(b.T, b.way, bytes)
}

// hear is what the printer says within a time.
func (b bench) hear(d time.Duration) string {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), d)
	defer cancel()
	var out []byte
	for {
		var answer [64]byte
		n, err := b.way.Read(ctx, answer[:])
		if err != nil {
			return string(out)
		}
		out = append(out, answer[:n]...)
	}
}

// wait lets time pass, and everything happen that it brings.
func (b bench) wait(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// ask is what it says at once.
func (b bench) ask(bytes string) string {
	b.Helper()
	b.send(bytes)
	return b.hear(time.Millisecond)
}

func (b bench) do(actions ...Action) {
	b.Helper()
	for _, a := range actions {
		if err := b.p.Do(a); err != nil {
			b.Fatal(err)
		}
	}
}

// wants compares what was said, in hexadecimal.
func (b bench) wants(what, got, want string) {
	b.Helper()
	if hex := fmt.Sprintf("% X", got); hex != want {
		b.Errorf("%s: got %s, want %s", what, hex, want)
	}
}

// paper compares what has fallen: lines joined with "/", with a "*" before a fragment.
func (b bench) paper(want ...string) {
	b.Helper()
	got := []string{}
	for _, s := range b.p.Slips() {
		text := strings.Join(s.Lines, "/")
		if s.Fragment {
			text = "*" + text
		}
		got = append(got, text)
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		b.Errorf("on paper: got %q, want %q", got, want)
	}
}

const cut = "\x1dVB\x00" // feeds 96 dots past the knife

// lines is a ticket of n lines of 30 dots and a cut.
func lines(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "%d\n", i+1)
	}
	return out.String() + cut
}
