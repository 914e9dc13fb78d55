package ws

import (
	"bytes"
	"net/netip"
	"runtime"
	"testing"

	"github.com/gofiber/fiber/v2"
	"golang.org/x/sys/unix"
)

const (
	idleScreens = 1000
	maxIdle     = 8 << 10 // bytes an idle screen may cost
	spare       = 16      // goroutines of the server that have nothing to do with the number of screens
)

// bare is a client that is a file descriptor and nothing else, so that the memory of this process is the server's.
type bare int

func dialBare(t testing.TB, addr string) bare {
	t.Helper()
	to := netip.MustParseAddrPort(addr)
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { unix.Close(fd) })
	if err := unix.Connect(fd, &unix.SockaddrInet4{Port: int(to.Port()), Addr: to.Addr().As4()}); err != nil {
		t.Fatal(err)
	}
	limit := unix.Timeval{Sec: int64(patience.Seconds())}
	if err := unix.SetsockoptTimeval(fd, unix.SOL_SOCKET, unix.SO_RCVTIMEO, &limit); err != nil {
		t.Fatal(err)
	}
	return bare(fd)
}

var bareHandshake = []byte("GET /ws/board/utama HTTP/1.1\r\nHost: antre.test\r\nOrigin: http://antre.test\r\nConnection: Upgrade\r\n" +
	"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + sampleKey + "\r\n\r\n")

// open shakes hands and reads on until the first state has come whole; buf is only for reading into.
func (b bare) open(t testing.TB, buf []byte) {
	t.Helper()
	if _, err := unix.Write(int(b), bareHandshake); err != nil {
		t.Fatal(err)
	}
	have := 0
	for {
		n, err := unix.Read(int(b), buf[have:])
		if err != nil || n == 0 {
			t.Fatalf("handshake: read %d bytes, %v", n, err)
		}
		have += n
		if head := bytes.Index(buf[:have], []byte("\r\n\r\n")); head >= 0 && bytes.HasSuffix(buf[:have], []byte(`"}`)) {
			return
		}
	}
}

// inUse is what the process holds of heap and stacks after the garbage is gone. Pools are emptied by the second
// collection.
func inUse() (memory uint64) {
	runtime.GC()
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}

// An idle screen is one goroutine and at most 8 KB: heap and stacks in use, by whole spans, over 1,000 screens. The
// sockets' own memory is the kernel's and not counted.
func TestIdleScreenIsOneGoroutineAndAtMost8KB(t *testing.T) {
	h := newHouse(t, Options{MaxPerAddress: 2 * idleScreens}, fiber.Config{ReadBufferSize: 16 << 10})
	buf := make([]byte, 8192)
	dialBare(t, h.addr).open(t, buf) // what the first screen brings up is not the thousandth's cost

	memory, goroutines := inUse(), runtime.NumGoroutine()
	for range idleScreens {
		dialBare(t, h.addr).open(t, buf)
	}
	if got := h.set.Counts().Open; got != idleScreens+1 {
		t.Fatalf("%d sockets open, want %d", got, idleScreens+1)
	}
	if got := runtime.NumGoroutine() - goroutines; got < idleScreens-spare || got > idleScreens+spare {
		t.Errorf("%d screens have %d goroutines, want one each", idleScreens, got)
	}
	each := (int64(inUse()) - int64(memory)) / idleScreens
	t.Logf("an idle screen costs %d bytes", each)
	if each > maxIdle {
		t.Errorf("an idle screen costs %d bytes, want at most %d", each, maxIdle)
	}
}
