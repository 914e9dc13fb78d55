// Package server carries the office over HTTP and sockets: it parses, asks one thing and answers.
package server

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"antrean/internal/problem"
	"antrean/server/admin"
	"antrean/server/edge"
	"antrean/server/emulator"
	"antrean/server/live"
	"antrean/server/paper"
	"antrean/server/public"
	"antrean/server/report"
	"antrean/server/storybook"
)

// A Server is one office on the network.
type Server struct {
	office    *edge.Office
	live      *live.Live
	phone     *public.Phone
	standards *public.Standards
	report    *report.Page
	stories   *storybook.Book
	fleet     *paper.Fleet
	bench     *emulator.Bench
	admin     *admin.Admin
	routes    []Route
	app       *fiber.App
}

// New builds the server of an office; live is its sockets and boards, and stays the caller's to close. The fleet hears
// what agents say, and stays the caller's to run. The tray may hold virtual printers, whose slips anyone may then look at.
func New(o *edge.Office, l *live.Live, fleet *paper.Fleet, bench *emulator.Bench) (*Server, error) {
	phone, err := public.NewPhone(o)
	if err != nil {
		return nil, err
	}
	standards, err := public.NewStandards(o)
	if err != nil {
		return nil, err
	}
	reports, err := report.NewPage(o)
	if err != nil {
		return nil, err
	}
	stories, err := storybook.New(phone, standards)
	if err != nil {
		return nil, err
	}
	s := newServer(o)
	s.stories = stories
	s.live, s.phone, s.standards, s.report, s.fleet, s.bench = l, phone, standards, reports, fleet, bench
	s.admin = admin.New(o, l.SignedOut, l.Revoked, l, l)
	s.routes = s.calls()
	if err := s.mount(s.routes); err != nil {
		return nil, err
	}
	return s, nil
}

// newServer is a server with no calls yet.
func newServer(o *edge.Office) *Server {
	s := &Server{office: o}
	s.app = fiber.New(fiber.Config{
		AppName: "antrean", DisableStartupMessage: true, ErrorHandler: s.refuse,
		Immutable: true, // strings outlive their request: in the queue, in topics
	})
	s.app.Use(s.guard, edge.SameOrigin)
	return s
}

// refuse answers what went wrong: as a page where a browser wants one of ours, else as the protocol says.
func (s *Server) refuse(c *fiber.Ctx, err error) error {
	if s.admin != nil && admin.Ours(c) {
		return s.admin.Refuse(c, err)
	}
	if s.phone != nil && public.Reads(c) {
		if s.phone.Refuse(c, err) == nil {
			return nil
		}
	}
	return edge.Refuse(c, err)
}

// Routes lists every call there is.
func (s *Server) Routes() []Route { return slices.Clone(s.routes) }

// mount adds the routes, each behind its right. A route that names none is a mistake of ours. What can be read can be
// asked for its headers too.
func (s *Server) mount(routes []Route) error {
	for _, r := range routes {
		if r.Right == edge.Nobody {
			return fmt.Errorf("route %s %s names nobody who may use it", r.Method, r.Path)
		}
		s.app.Add(r.Method, r.Path, s.office.Allow(r.Right), r.Answer)
		if r.Method == fiber.MethodGet && !strings.HasPrefix(r.Path, "/ws/") {
			s.app.Add(fiber.MethodHead, r.Path, s.office.Allow(r.Right), r.Answer)
		}
	}
	return nil
}

// guard writes the security headers, and turns a panic of one request into its failure.
func (s *Server) guard(c *fiber.Ctx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = problem.Wrap("internal", fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	secure(c)
	return c.Next()
}

// secure writes the headers that every answer has.
func secure(c *fiber.Ctx) {
	h := &c.Response().Header
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin") // tokens stay here; with no-referrer a form of ours would send "Origin: null"
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set(fiber.HeaderContentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'")
}

func (s *Server) healthz(c *fiber.Ctx) error {
	return edge.JSON(c, http.StatusOK, fiber.Map{"alive": true})
}

// readyz says that the journal is verified and folded, which it is before a Server can exist, and that the writer
// still trusts the disk.
func (s *Server) readyz(c *fiber.Ctx) error {
	if s.office.Engine.Err() != nil {
		return problem.New("unavailable")
	}
	view := s.office.Engine.View()
	return edge.JSON(c, http.StatusOK, fiber.Map{"ready": true, "epoch": view.Epoch, "seq": view.Seq()})
}

// Handler is the server as a Door lets people in to it.
func (s *Server) Handler() fasthttp.RequestHandler {
	known, handler := s.app.Config().RequestMethods, s.app.Handler()
	return func(ctx *fasthttp.RequestCtx) {
		if !slices.Contains(known, string(ctx.Method())) { // Fiber would answer in plain text
			refuse(ctx, problem.New("method_not_allowed"))
			return
		}
		handler(ctx)
	}
}
