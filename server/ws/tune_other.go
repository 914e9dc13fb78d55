//go:build !linux

package ws

import "net"

// sendBuffer is what the kernel may hold for one screen, in bytes: the nearest thing to Linux's TCP_NOTSENT_LOWAT.
const sendBuffer = 8192

// tune keeps the kernel from queueing for a slow screen. A connection that is not TCP stays as it is.
func tune(conn net.Conn) {
	if tcp, ok := underTLS(conn).(*net.TCPConn); ok {
		_ = tcp.SetWriteBuffer(sendBuffer) // without it a slow screen only has more old states to skip
	}
}
