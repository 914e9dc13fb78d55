package walk

import (
	"io"
	"net"
	"testing"
	"time"
)

// farAway is how long a word takes to the office and its answer back, as over a bad line of a branch.
const farAway = 200 * time.Millisecond

// far is the same office at the end of a slow line: every byte takes half of farAway in each direction, those of the
// sockets too.
func (o *office) far(t *testing.T) *office {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ln.Close() })
	near := o.Base[len("http://"):]
	go func() {
		for {
			from, err := ln.Accept()
			if err != nil {
				return // the test is over
			}
			to, err := net.Dial("tcp", near)
			if err != nil {
				_ = from.Close()
				continue
			}
			go slowly(from, to)
			go slowly(to, from)
		}
	}()
	there := *o
	there.Base = "http://" + ln.Addr().String()
	return &there
}

// A parcel is what came at once, and when it may go on.
type parcel struct {
	bytes []byte
	due   time.Time
}

// slowly carries bytes on, each after its time and none before another.
func slowly(to io.WriteCloser, from io.ReadCloser) {
	way := make(chan parcel, 1024)
	go func() {
		defer close(way)
		for {
			buf := make([]byte, 32<<10)
			n, err := from.Read(buf)
			if n > 0 {
				way <- parcel{buf[:n], time.Now().Add(farAway / 2)}
			}
			if err != nil {
				return
			}
		}
	}()
	for p := range way {
		<-time.After(time.Until(p.due))
		if _, err := to.Write(p.bytes); err != nil {
			break
		}
	}
	_ = to.Close()
	_ = from.Close()
	for range way { // what nobody wants any more
	}
}
