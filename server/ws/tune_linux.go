package ws

import (
	"net"

	"golang.org/x/sys/unix"
)

// notSentLow is how many bytes the kernel may hold that it has not put on the wire (tcp(7), TCP_NOTSENT_LOWAT). Left
// to itself it takes hundreds of old states for a screen that sleeps; with this it takes a few, and the newest
// waits with us.
const notSentLow = 2048

// tune keeps the kernel from queueing for a slow screen. A connection that is not TCP stays as it is.
func tune(conn net.Conn) {
	tcp, ok := underTLS(conn).(*net.TCPConn)
	if !ok {
		return
	}
	raw, err := tcp.SyscallConn()
	if err != nil {
		return // closed already; the first write says so
	}
	_ = raw.Control(func(fd uintptr) { // without it a slow screen only has more old states to skip
		_ = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_NOTSENT_LOWAT, notSentLow)
	})
}
