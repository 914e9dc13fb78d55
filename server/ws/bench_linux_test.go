package ws

import (
	"fmt"
	"net"
	"slices"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
	"golang.org/x/sys/unix"
)

const (
	benchBoards = 200
	benchRounds = 7  // the median is of these
	benchCalls  = 30 // calls in a round, each way
)

// crowd is many bare clients and one thread that waits for all of them.
type crowd struct {
	poll int
	got  map[int]int // bytes by descriptor, of the call under way
	buf  []byte
}

func newCrowd(b *testing.B, addr string, open func(bare)) *crowd {
	b.Helper()
	poll, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { unix.Close(poll) })
	c := &crowd{poll: poll, got: make(map[int]int), buf: make([]byte, 8192)}
	for range benchBoards {
		client := dialBare(b, addr)
		open(client)
		event := unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(client)}
		if err := unix.EpollCtl(poll, unix.EPOLL_CTL_ADD, int(client), &event); err != nil {
			b.Fatal(err)
		}
	}
	return c
}

// receive returns when the last client has a frame of size bytes.
func (c *crowd) receive(size int) error {
	clear(c.got)
	events := make([]unix.EpollEvent, benchBoards)
	for done := 0; done < benchBoards; {
		n, err := unix.EpollWait(c.poll, events, int(patience.Milliseconds()))
		if err == unix.EINTR {
			continue
		}
		if err != nil || n == 0 {
			return fmt.Errorf("%d of %d boards have the call: %v", done, benchBoards, err)
		}
		for _, e := range events[:n] {
			fd := int(e.Fd)
			k, err := unix.Read(fd, c.buf)
			if err != nil || k == 0 {
				return fmt.Errorf("board left: %v", err)
			}
			if c.got[fd] += k; c.got[fd] == size {
				done++
			} else if c.got[fd] > size {
				return fmt.Errorf("board got %d bytes of a call of %d", c.got[fd], size)
			}
		}
	}
	return nil
}

// limit is the least a server can do: one thread that writes the same bytes to as many sockets.
type limit struct {
	fds   []int
	crowd *crowd
}

func newLimit(b *testing.B) *limit {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer ln.Close()
	l := &limit{}
	l.crowd = newCrowd(b, ln.Addr().String(), func(bare) {
		conn, err := ln.Accept()
		if err != nil {
			b.Fatal(err)
		}
		file, err := conn.(*net.TCPConn).File() // a blocking descriptor of its own
		conn.Close()
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { file.Close() })
		l.fds = append(l.fds, int(file.Fd()))
	})
	return l
}

func (l *limit) call(b *testing.B, frame []byte) {
	for _, fd := range l.fds {
		if n, err := unix.Write(fd, frame); n != len(frame) || err != nil {
			b.Fatalf("write: %d, %v", n, err)
		}
	}
}

// timed is the middle of the times from a call until the last board has it.
func timed(b *testing.B, c *crowd, size int, call func()) time.Duration {
	times := make([]time.Duration, benchCalls)
	for i := range times {
		var last time.Time
		arrived := make(chan error)
		go func() {
			err := c.receive(size)
			last = time.Now()
			arrived <- err
		}()
		begin := time.Now()
		call()
		if err := <-arrived; err != nil {
			b.Fatal(err)
		}
		times[i] = last.Sub(begin)
	}
	return median(times)
}

func median[T time.Duration | float64](list []T) T {
	slices.Sort(list)
	return list[len(list)/2]
}

// BenchmarkCallToLastOf200 times a call from the mark to the last of 200 boards, beside a bare loop of write(2) over
// as many sockets: in turn, the order swapped each round, and the median over the rounds of the ratio.
func BenchmarkCallToLastOf200(b *testing.B) {
	h := newHouse(b, Options{}, fiber.Config{})
	h.state.Store(1_000_000) // so that all frames are of one length
	buf := make([]byte, 8192)
	boards := newCrowd(b, h.addr, func(c bare) { c.open(b, buf) })
	raw := newLimit(b)
	state, err := h.render("utama")
	if err != nil {
		b.Fatal(err)
	}
	frame := TextFrame(state.Body)

	var ours, least []time.Duration
	var ratios []float64
	for b.Loop() {
		for round := range benchRounds {
			var us, loop time.Duration
			run := []func(){
				func() { us = timed(b, boards, len(frame), func() { h.publish() }) },
				func() { loop = timed(b, raw.crowd, len(frame), func() { raw.call(b, frame) }) },
			}
			run[round%2]()
			run[1-round%2]()
			ours, least = append(ours, us), append(least, loop)
			ratios = append(ratios, us.Seconds()/loop.Seconds())
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(ours).Seconds()*1e3, "ms/call")
	b.ReportMetric(median(least).Seconds()*1e3, "ms/limit")
	b.ReportMetric(median(ratios), "x/limit")
}
