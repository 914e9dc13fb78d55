package ws

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"antrean/server/push"
)

// pipe is a Conn on a connection in memory, which takes a byte only when the client reads one: every write is the
// flusher's, and time is the bubble's.
func pipe(t *testing.T, o Options) (*Set, *Conn, *client) {
	t.Helper()
	if o.Log == nil {
		o.Log = hushed()
	}
	set := NewSet(o)
	near, far := net.Pipe()
	conn := &Conn{}
	conn.wire = wire{Conn: near, set: set}
	r := &http.Request{Method: "GET", Header: http.Header{
		"Connection": {"Upgrade"}, "Upgrade": {"websocket"},
		"Sec-Websocket-Version": {"13"}, "Sec-Websocket-Key": {sampleKey},
	}}
	var err error
	if conn.socket, err = set.upgrader.Upgrade(&recorder{&conn.wire}, r, nil); err != nil {
		t.Fatal(err)
	}
	set.start(conn, func(*Conn) (func(), error) { return nil, nil })
	c := clientOn(t, far)
	if res := c.answer(); res.StatusCode != http.StatusSwitchingProtocols {
		t.Fatalf("handshake answered %s", res.Status)
	}
	synctest.Wait() // the flusher has brought the 101 and is gone
	return set, conn, c
}

func finish(set *Set) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	set.Close(ctx)
}

func TestSlowScreenSkipsToTheNewestState(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		set, conn, c := pipe(t, Options{})
		defer finish(set)
		for i := range 100 {
			conn.Push(TextFrame(fmt.Append(nil, i)))
			synctest.Wait()
		}
		time.Sleep(19 * time.Second) // asleep, but not for too long
		if got := string(c.want(opText)); got != "0" {
			t.Errorf("first frame %q, want the one in flight", got)
		}
		if got := string(c.want(opText)); got != "99" {
			t.Errorf("second frame %q, want the newest", got)
		}
		c.wantNothing(time.Second)
		if got := set.Counts(); got.Folded != 98 || got.Stalled != 0 {
			t.Errorf("folded %d, stalled %d; want 98 and 0", got.Folded, got.Stalled)
		}
		c.conn.Close()
	})
}

func TestBeatNeverTakesThePlaceOfAState(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		set, conn, c := pipe(t, Options{})
		defer finish(set)
		conn.Push(TextFrame([]byte("old state")))
		synctest.Wait() // it is in flight
		conn.Push(TextFrame([]byte("new state")))
		conn.Beat(TextFrame([]byte("beat")))
		for _, want := range []string{"old state", "new state"} {
			if got := string(c.want(opText)); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		}
		synctest.Wait()
		conn.Beat(TextFrame([]byte("beat")))
		if got := string(c.want(opText)); got != "beat" {
			t.Errorf("got %q, want the beat: nothing else waits", got)
		}
		c.conn.Close()
	})
}

func TestPongStandsBehindTheFrameInFlightNotInIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		set, conn, c := pipe(t, Options{})
		defer finish(set)
		conn.Push(TextFrame([]byte("in flight")))
		begun := make([]byte, 3)
		if _, err := io.ReadFull(c.conn, begun); err != nil {
			t.Fatal(err)
		}
		c.in = bufio.NewReader(io.MultiReader(bytes.NewReader(begun), c.conn)) // the flusher is inside the frame
		conn.Push(TextFrame([]byte("newest")))
		c.send(opPing, []byte("1"))
		synctest.Wait()
		if got := string(c.want(opText)); got != "in flight" {
			t.Errorf("got %q, want the frame whole", got)
		}
		if got := string(c.want(opPong)); got != "1" {
			t.Errorf("pong says %q", got)
		}
		if got := string(c.want(opText)); got != "newest" {
			t.Errorf("got %q, want the newest", got)
		}
		c.conn.Close()
	})
}

func TestScreenThatTakesNothingIsCutAfterTheStall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		set, conn, c := pipe(t, Options{})
		defer finish(set)
		conn.Push(TextFrame([]byte("state")))
		time.Sleep(defaultStall - time.Second)
		synctest.Wait()
		if got := set.Counts(); got.Open != 1 {
			t.Fatalf("cut too early: %+v", got)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if got := set.Counts(); got.Open != 0 || got.Stalled != 1 {
			t.Errorf("counts %+v, want none open and one stalled", got)
		}
		conn.Push(TextFrame([]byte("too late")))
		conn.Beat(TextFrame([]byte("too late")))
		conn.Close(push.Restart, "restart")
		c.wantEnd()
	})
}

func TestSilentClientIsDroppedAndAnAnsweringOneStays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		set, _, c := pipe(t, Options{})
		defer finish(set)
		begin := time.Now()
		for range 100 { // 100 pings: more than 40 minutes
			c.want(opPing)
			c.send(opPong, nil)
		}
		if got := time.Since(begin); got != 100*defaultPing {
			t.Errorf("100 pings took %v, want %v", got, 100*defaultPing)
		}
		answered := time.Now()
		c.want(opPing) // and is not answered any more
		c.want(opPing)
		c.wantEnd()
		if got := time.Since(answered); got != defaultSilence {
			t.Errorf("dropped %v after the last pong, want %v", got, defaultSilence)
		}
	})
}

func TestSlowGoodbyeIsCutShort(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		set, conn, c := pipe(t, Options{})
		defer finish(set)
		begin := time.Now()
		conn.Close(push.SignedOut, "signed_out")
		conn.Close(push.Restart, "restart")      // once is enough
		conn.Push(TextFrame([]byte("too late"))) // nothing follows a close frame
		if got := string(c.want(opClose)[2:]); got != "signed_out" {
			t.Errorf("reason %q, want signed_out", got)
		}
		c.send(opPing, []byte("still here")) // no pong either, and no longer life for it
		c.wantEnd()
		if got := time.Since(begin); got != farewell {
			t.Errorf("cut after %v, want %v", got, farewell)
		}
	})
}

func TestGoodbyeToOneWhoReadsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		set, conn, _ := pipe(t, Options{})
		conn.Push(TextFrame([]byte("never read")))
		synctest.Wait()
		begin := time.Now()
		finish(set)
		if got := time.Since(begin); got != farewell {
			t.Errorf("the set closed after %v, want %v", got, farewell)
		}
	})
}

func TestStopCutsThoseWhoDoNotGoInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		set, _, _ := pipe(t, Options{})
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		begin := time.Now()
		set.Close(ctx)
		set.Close(ctx) // a second time does nothing
		if got := time.Since(begin); got != time.Second {
			t.Errorf("the set closed after %v, want 1 s", got)
		}
		if got := set.Counts().Open; got != 0 {
			t.Errorf("%d sockets are open after the stop", got)
		}
	})
}

func TestGoodbyeBeforeTheConnectionIsOurs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		set := NewSet(Options{Log: hushed()})
		near, far := net.Pipe()
		w := &wire{Conn: near, set: set}
		if _, err := w.Write([]byte("101 ")); err != nil { // gorilla's, recorded
			t.Fatal(err)
		}
		w.push(TextFrame([]byte("too early")))
		w.bye([]byte("bye"), time.Now().Add(farewell))
		if err := w.bind(); err != nil {
			t.Fatal(err)
		}
		got := make([]byte, 7)
		if _, err := io.ReadFull(far, got); err != nil || string(got) != "101 bye" {
			t.Errorf("client got %q, %v; want the handshake and then the goodbye", got, err)
		}
		w.cut()
		finish(set)
	})
}

func TestClientThatPingsAndDoesNotReadIsCut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		set, _, c := pipe(t, Options{})
		defer finish(set)
		ping := masked(opPing, make([]byte, 125))
		pings := 0
		for ; pings < 1000; pings++ {
			if _, err := c.conn.Write(ping); err != nil {
				break
			}
		}
		if pings == 1000 {
			t.Error("the answers to 1,000 pings are kept for a client that does not read")
		}
	})
}

func TestFrameHeaders(t *testing.T) {
	for _, tt := range []struct {
		bytes int
		head  []byte
	}{
		{0, []byte{0x81, 0}},
		{125, []byte{0x81, 125}},
		{126, []byte{0x81, 126, 0, 126}},
		{65535, []byte{0x81, 126, 0xff, 0xff}},
		{65536, []byte{0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0}},
	} {
		frame := TextFrame(make([]byte, tt.bytes))
		if got := frame[:len(tt.head)]; string(got) != string(tt.head) || len(frame) != len(tt.head)+tt.bytes {
			t.Errorf("frame of %d bytes begins % x and has %d, want % x and %d", tt.bytes, got, len(frame), tt.head, len(tt.head)+tt.bytes)
		}
	}
	long := make([]byte, 200)
	if frame := closeFrame(1001, string(long)); len(frame) != 2+maxControl || frame[1] != maxControl {
		t.Errorf("close frame with a long reason has %d bytes, want %d", len(frame), 2+maxControl)
	}
}
