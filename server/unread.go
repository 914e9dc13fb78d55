package server

import (
	"log/slog"
	"time"

	"github.com/valyala/fasthttp"

	"antrean/internal/problem"
	"antrean/server/admin"
	"antrean/server/public"
)

// How much of a form that is refused for its size is still taken in, and for how long: a browser that is cut off while
// it sends says that the connection broke, and shows no page.
const (
	unreadMost = 1 << 20
	unreadWait = 2 * time.Second
)

// readsRefusal answers a request whose body was not read with a page, when a person reads the answer; else it does
// nothing and returns false.
func (s *Server) readsRefusal(ctx *fasthttp.RequestCtx, refusal *problem.Error) (done bool) {
	defer func() {
		if p := recover(); p != nil { // outside of Fiber nobody else would catch it
			slog.Error("refuse an unread form", "panic", p)
			ctx.Response.Reset()
			done = false
		}
	}()
	c := s.app.AcquireCtx(ctx)
	defer s.app.ReleaseCtx(c)
	if !admin.Ours(c) && !public.Reads(c) {
		return false
	}
	swallow(ctx)
	secure(c)
	return s.refuse(c, refusal) == nil
}

// swallow takes in what a browser still sends of its form.
func swallow(ctx *fasthttp.RequestCtx) {
	left := min(ctx.Request.Header.ContentLength(), unreadMost) - headerLimit // so much may be taken in already
	conn := ctx.Conn()
	if conn.SetReadDeadline(time.Now().Add(unreadWait)) != nil {
		return
	}
	for buf := make([]byte, 16<<10); left > 0; {
		n, err := conn.Read(buf)
		if left -= n; err != nil {
			return
		}
	}
}
