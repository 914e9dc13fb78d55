package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
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
}

// NewDoor returns a door that is still closed.
func NewDoor() *Door {
	d := &Door{}
	d.server = &fasthttp.Server{
		Name: "antrean", Handler: d.handle, ErrorHandler: badRequest,
		MaxRequestBodySize: edge.BodyLimit, ReadBufferSize: headerLimit, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, Concurrency: connectionMax, ReduceMemoryUsage: true,
		KeepHijackedConns:     true, // sockets outlive their handler (server/ws)
		NoDefaultServerHeader: true, CloseOnShutdown: true,
	}
	return d
}

// Serve lets people in until Close.
func (d *Door) Serve(ln net.Listener) error {
	if err := d.server.Serve(ln); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// Open hands everyone who comes to the server.
func (d *Door) Open(s *Server) {
	handler := s.Handler()
	d.handler.Store(&handler)
}

// Close stops listening and waits for requests to end. Sockets are their owner's to close first.
func (d *Door) Close(ctx context.Context) error { return d.server.ShutdownWithContext(ctx) }

func (d *Door) handle(ctx *fasthttp.RequestCtx) {
	if handler := d.handler.Load(); handler != nil {
		(*handler)(ctx)
		return
	}
	ctx.SetContentType("application/json; charset=utf-8")
	if string(ctx.Path()) == "/healthz" {
		ctx.SetBodyString(`{"alive":true}`)
		return
	}
	ctx.SetStatusCode(http.StatusServiceUnavailable)
	ctx.Response.Header.Set("Retry-After", "2")
	ctx.SetBody(edge.RefusalBody(problem.New("unavailable"), string(ctx.QueryArgs().Peek("lang"))))
}

// badRequest answers what fasthttp could not even read as a request.
func badRequest(ctx *fasthttp.RequestCtx, err error) {
	code := "bad_json"
	var netErr net.Error
	switch {
	case errors.As(err, new(*fasthttp.ErrSmallBuffer)):
		code = "header_too_large"
	case errors.Is(err, fasthttp.ErrBodyTooLarge):
		code = "too_large"
	case errors.As(err, &netErr) && netErr.Timeout():
		code = "unavailable"
	}
	ctx.Response.Reset()
	ctx.SetStatusCode(edge.Status(code))
	ctx.SetContentType("application/json; charset=utf-8")
	ctx.Response.Header.Set("X-Content-Type-Options", "nosniff")
	ctx.SetBody(edge.RefusalBody(problem.New(code), ""))
	ctx.SetConnectionClose()
}
