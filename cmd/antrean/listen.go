package main

import (
	"fmt"
	"net"
	"strconv"
)

// open listens where the demo is to be reached, and says how. When any port will do it prefers the one it had last:
// addresses on paper and on phones stay good.
func (d *demo) open(last string) (net.Listener, string, error) {
	host, port, err := net.SplitHostPort(d.listen)
	if err != nil {
		return nil, "", usageError{fmt.Errorf("-listen: %w", err)}
	}
	shown := ""
	if d.lan {
		host = ""
		if shown, err = lanAddress(); err != nil {
			return nil, "", err
		}
	}
	ln, err := listen(host, port, last)
	if err != nil {
		return nil, "", fmt.Errorf("listen: %w", err)
	}
	return ln, "http://" + address(ln, shown), nil
}

// listen takes the port, or for port 0 the one of the last address if it is free. Never that address itself: what was
// open to the network once need not be so again.
func listen(host, port, last string) (net.Listener, error) {
	if _, lastPort, err := net.SplitHostPort(last); err == nil && port == "0" {
		if ln, err := net.Listen("tcp", net.JoinHostPort(host, lastPort)); err == nil {
			return ln, nil
		}
	}
	return net.Listen("tcp", net.JoinHostPort(host, port))
}

// address is where a listener is reached: at the host to show, or else at its own, or at this machine's loopback when
// it listens everywhere.
func address(ln net.Listener, shown string) string {
	at, ok := ln.Addr().(*net.TCPAddr)
	if !ok {
		return ln.Addr().String()
	}
	switch {
	case shown != "":
	case at.IP.IsUnspecified():
		shown = "127.0.0.1"
	default:
		return at.String()
	}
	return net.JoinHostPort(shown, strconv.Itoa(at.Port))
}
