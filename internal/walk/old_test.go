package walk

import (
	"io"
	"net"
	"strings"
	"sync"
	"testing"

	"antrean/internal/words"
)

// TestBoardAndPhoneOfChromium65 goes through a call, a recall, a lost line and the end of a visit on a television and a
// phone with a browser as old as they are promised to work on: a real one, not a rule about syntax. The
// build of Chromium 64 that npm carries stands still after a few seconds of any page that draws itself again, waiting for
// its own compositor: 65 is the oldest that can be walked with.
func TestBoardAndPhoneOfChromium65(t *testing.T) {
	needsWalk(t)
	o := openOffice(t, buildProgram(t), "-office", "balongbendo")
	old := unpackRelic(t)
	say := words.In("id")
	cable := lay(t, strings.TrimPrefix(o.Base, "http://"))

	wall := old.open(t, "wall", "http://"+cable.address+"/board/"+o.Zones[0], size{1920, 1080})
	totem := old.open(t, "totem", o.Base+"/board/"+o.Zones[0], size{1080, 1920})
	wall.shows(say.T("board.welcome"))
	given := o.ticket(t, o.catalogue.Services[0].ID)
	number, token := given["number"].(string), given["token"].(string)
	phone := old.open(t, "phone", o.Base+"/t/"+token, size{320, 640})
	phone.shows(say.T("phone.waiting.next"))
	phone.fits("waiting", "h1")
	phone.value(countBells, nil)
	phone.tap("#ring")
	phone.shows(say.T("phone.ring.on"))
	phone.until("it rings as a proof", func() bool { return phone.rung() == 1 })

	clerk := o.clerk(t)
	clerk.do(t, "open")
	clerk.do(t, "next")
	for _, screen := range []*oldTab{wall, totem} {
		screen.shows(number)
		screen.shows(say.T("board.new"))
		screen.fits("called", ".num")
		screen.fits("called", ".plate")
	}
	phone.shows(say.T("phone.called.turn"))
	phone.fits("called", "h1")
	phone.until("it rings thrice", func() bool { return phone.rung() == 4 })
	wall.until("a board of this age may speak", func() bool { return o.board(t).Voice.Speaker != nil })
	clerk.do(t, "recall")
	wall.shows(say.T("board.again"))

	cable.cut()
	wall.shows(strings.TrimSpace(strings.SplitN(say.T("board.cut.do"), ".", 2)[0]))
	wall.fits("cut", ".strip")
	clerk.do(t, "start")
	phone.shows(say.T("phone.serving", "counter", 1))
	clerk.do(t, "finish")
	cable.mend()
	wall.hides(say.T("board.cut.do"))

	phone.shows(say.T("phone.done.thanks"))
	phone.fits("done", "h1")
	second := o.ticket(t, o.catalogue.Services[0].ID)["number"].(string)
	clerk.do(t, "next")
	wall.shows(second)
	totem.shows(second)
}

// A cable is a line to an office that somebody can pull out.
type cable struct {
	address string
	to      string
	mu      sync.Mutex
	out     bool
	ends    []net.Conn
}

func lay(t *testing.T, to string) *cable {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &cable{address: ln.Addr().String(), to: to}
	t.Cleanup(func() { _ = ln.Close(); c.cut() })
	go func() {
		for {
			from, err := ln.Accept()
			if err != nil {
				return // the test is over
			}
			c.join(from)
		}
	}()
	return c
}

// join connects one end, unless the cable is out.
func (c *cable) join(from net.Conn) {
	to, err := net.Dial("tcp", c.to)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil || c.out {
		_ = from.Close()
		if err == nil {
			_ = to.Close()
		}
		return
	}
	c.ends = append(c.ends, from, to)
	go carry(from, to)
	go carry(to, from)
}

// cut pulls it out: what is connected breaks off, and nothing can be connected.
func (c *cable) cut() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.out = true
	for _, end := range c.ends {
		_ = end.Close()
	}
	c.ends = nil
}

func (c *cable) mend() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.out = false
}

func carry(to io.WriteCloser, from io.ReadCloser) {
	_, _ = io.Copy(to, from) // it ends when either end does
	_ = to.Close()
	_ = from.Close()
}
