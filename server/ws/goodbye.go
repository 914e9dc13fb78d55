package ws

import (
	"context"
	"slices"

	"antrean/server/push"
)

// members lists those that which takes.
func (s *Set) members(which func(*Conn) bool) []*Conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*Conn, 0, len(s.conns))
	for c := range s.conns {
		if which(c) {
			list = append(list, c)
		}
	}
	return list
}

func all(*Conn) bool { return true }

// Owners lists whose sockets there are, each once.
func (s *Set) Owners() []string {
	var owners []string
	for _, c := range s.members(func(c *Conn) bool { return c.owner != "" }) {
		if !slices.Contains(owners, c.owner) {
			owners = append(owners, c.owner)
		}
	}
	return owners
}

// CloseOwner closes the sockets of one owner, such as when they sign out, and says how many those were.
func (s *Set) CloseOwner(owner string, code int, reason string) int {
	theirs := s.members(func(c *Conn) bool { return c.owner == owner })
	for _, c := range theirs {
		c.Close(code, reason)
	}
	return len(theirs)
}

// Close refuses new sockets, says goodbye to all with 1001 "restart" and waits until they are gone. Those still
// there when ctx ends are cut. fasthttp does not know these connections, so this comes before its own shutdown.
func (s *Set) Close(ctx context.Context) {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.closed = true
	s.mu.Unlock()
	close(s.stop)
	s.pinging.Wait()
	for _, c := range s.members(all) {
		c.Close(push.Restart, "restart")
	}
	gone := make(chan struct{})
	go func() {
		s.running.Wait()
		close(gone)
	}()
	select {
	case <-gone:
		return
	case <-ctx.Done():
	}
	for _, c := range s.members(all) {
		c.wire.cut()
	}
	<-gone
}
