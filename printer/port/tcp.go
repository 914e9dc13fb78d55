package port

import (
	"context"
	"net"
	"time"
)

const (
	dialTime  = 2 * time.Second  // a printer in the same building answers in milliseconds
	aliveTime = 15 * time.Second // between probes of a silent connection: a printer switched off is noticed within a minute
)

// openTCP connects to a printer's raw port. Most serve one client at a time.
func openTCP(ctx context.Context, spec string, s Spec) (Port, error) {
	dialer := net.Dialer{Timeout: dialTime, KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: aliveTime, Interval: aliveTime, Count: 3}}
	conn, err := dialer.DialContext(ctx, "tcp", s.Target)
	if err != nil {
		return nil, err
	}
	socket := conn.(*net.TCPConn)
	raw, err := socket.SyscallConn()
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	return &stream{
		spec:    spec,
		wire:    socket,
		queued:  func() int { return outQueue(raw) },
		discard: func() { _ = socket.SetLinger(0) }, // Close then drops what the printer has not acknowledged
	}, nil
}
