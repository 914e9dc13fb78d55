package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/valyala/fasthttp"

	"antrean/internal/problem"
	"antrean/server/edge"
)

// Limits of a connection. Fiber's own defaults let a thousand idle sockets claim four gigabytes.
const (
	readTimeout   = 5 * time.Second  // for a whole request: a slow one holds nothing longer
	writeTimeout  = 10 * time.Second // for a whole answer
	idleTimeout   = 60 * time.Second // between two requests
	headerLimit   = 8 << 10          // bytes of one request's headers
	connectionMax = 20_000           // open connections, sockets among them
)

// A Door is the office's listener. It opens before the office does: until Open, whoever comes is told to come back,
// so that nobody takes a verifying journal for a dead machine.
type Door struct {
	server  *fasthttp.Server
	handler atomic.Pointer[fasthttp.RequestHandler]
	office  atomic.Pointer[Server] // nil before Open

	mu     sync.Mutex
	ln     net.Listener // nil before Serve
	closed bool
}

// NewDoor returns a door that is still closed.
func NewDoor() *Door {
	d := &Door{}
	d.server = &fasthttp.Server{
		Handler: d.handle, ErrorHandler: d.badRequest,
		MaxRequestBodySize: edge.BodyLimit, ReadBufferSize: headerLimit, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, Concurrency: connectionMax, HeaderReceived: roomFor,
		KeepHijackedConns:     true, // sockets outlive their handler (server/ws)
		NoDefaultServerHeader: true, CloseOnShutdown: true, Logger: hush{}, SecureErrorLogMessage: true,
		DisablePreParseMultipartForm: true, // no call takes one
	}
	return d
}

// Serve lets people in until Close. After Close it closes the listener and returns at once.
func (d *Door) Serve(ln net.Listener) error {
	d.mu.Lock()
	closed := d.closed
	d.ln = ln
	d.mu.Unlock()
	if closed {
		return ln.Close()
	}
	if err := d.server.Serve(ln); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// Open hands everyone who comes to the server.
func (d *Door) Open(s *Server) {
	handler := s.Handler()
	d.office.Store(s)
	d.handler.Store(&handler)
}

// Close stops listening and waits for requests to end. Sockets are their owner's to close first.
//
// A Serve that has only just begun is not known to fasthttp yet: its listener is closed too, so that it ends.
func (d *Door) Close(ctx context.Context) error {
	d.mu.Lock()
	d.closed = true
	ln := d.ln
	d.mu.Unlock()
	err := d.server.ShutdownWithContext(ctx)
	if ln != nil {
		_ = ln.Close() // mostly closed already
	}
	return err
}

func (d *Door) handle(ctx *fasthttp.RequestCtx) {
	if handler := d.handler.Load(); handler != nil {
		(*handler)(ctx)
		return
	}
	if string(ctx.Path()) == "/healthz" {
		ctx.SetContentType("application/json; charset=utf-8")
		ctx.SetBodyString(`{"alive":true}`)
		return
	}
	ctx.Response.Header.Set("Retry-After", comeBack)
	if bytes.Contains(ctx.Request.Header.Peek("Accept"), []byte("text/html")) {
		ctx.Response.Header.Set("Refresh", comeBack) // a screen that nobody touches loads its page again
	}
	refuse(ctx, problem.New("unavailable"))
}

// roomFor is how much of a request's body is read: a long form of the office's pages comes back with what is wrong in
// it, where a refusal of all of it would lose what was typed.
func roomFor(h *fasthttp.RequestHeader) fasthttp.RequestConfig {
	if bytes.HasPrefix(h.RequestURI(), []byte("/admin/")) && bytes.Contains(h.ContentType(), []byte("form")) {
		return fasthttp.RequestConfig{MaxRequestBodySize: edge.FormLimit}
	}
	return fasthttp.RequestConfig{MaxRequestBodySize: edge.BodyLimit}
}

// comeBack is how many seconds whoever comes early is asked to wait.
const comeBack = "2"

// badRequest answers what fasthttp could not even read as a request: a form that was too large as a page.
func (d *Door) badRequest(ctx *fasthttp.RequestCtx, err error) {
	code := "bad_request"
	var netErr net.Error
	switch {
	case errors.As(err, new(*fasthttp.ErrSmallBuffer)):
		code = "header_too_large"
	case errors.Is(err, fasthttp.ErrBodyTooLarge):
		code = "too_large"
	case errors.As(err, &netErr) && netErr.Timeout():
		code = "too_slow"
	}
	ctx.Response.Reset()
	s := d.office.Load()
	if code != "too_large" || s == nil || !s.readsRefusal(ctx, problem.New(code)) {
		refuse(ctx, problem.New(code))
	}
	ctx.SetConnectionClose()
}

// refuse answers where Fiber does not: before the server is open, and to what is no request that it could route.
func refuse(ctx *fasthttp.RequestCtx, refusal *problem.Error) {
	h := &ctx.Response.Header
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	ctx.SetStatusCode(edge.Status(refusal.Code))
	ctx.SetContentType("application/json; charset=utf-8")
	ctx.SetBody(edge.RefusalBody(refusal, string(ctx.QueryArgs().Peek("lang"))))
}

// A hush is fasthttp's logger. It would write down, for each broken request, what a stranger sent.
type hush struct{}

// Printf drops the line: the request has had its refusal, and counts of those are not kept in logs.
func (hush) Printf(string, ...any) {}
