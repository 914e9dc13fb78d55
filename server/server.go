// Package server carries the office over HTTP and sockets: it parses, asks one thing and answers.
package server

import (
	"fmt"
	"net/http"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"antrean/internal/problem"
	"antrean/server/edge"
	"antrean/server/live"
	"antrean/server/paper"
	"antrean/server/public"
)

// A Server is one office on the network.
type Server struct {
	office *edge.Office
	live   *live.Live
	phone  *public.Phone
	tray   paper.Tray
	app    *fiber.App
}

// New builds the server of an office; live is its sockets and boards, and stays the caller's to close.
// The tray may hold virtual printers, whose slips anyone may then look at.
func New(o *edge.Office, l *live.Live, tray paper.Tray) (*Server, error) {
	phone, err := public.NewPhone(o)
	if err != nil {
		return nil, err
	}
	s := &Server{office: o, live: l, phone: phone, tray: tray}
	s.app = fiber.New(fiber.Config{
		AppName: "antrean", DisableStartupMessage: true, ErrorHandler: edge.Refuse,
		Immutable: true, // strings outlive their request: in the queue, in topics
	})
	s.app.Use(s.guard, edge.SameOrigin)
	routes, err := s.routes()
	if err != nil {
		return nil, err
	}
	if err := s.mount(routes); err != nil {
		return nil, err
	}
	return s, nil
}

// mount adds the routes, each behind its right. A route that names none is a mistake of ours.
func (s *Server) mount(routes []Route) error {
	for _, r := range routes {
		if r.Right == edge.Nobody {
			return fmt.Errorf("route %s %s names nobody who may use it", r.Method, r.Path)
		}
		s.app.Add(r.Method, r.Path, s.office.Allow(r.Right), r.Answer)
	}
	s.app.Use(s.notFound(routes))
	return nil
}

// notFound tells a wrong path from a wrong method.
func (s *Server) notFound(routes []Route) fiber.Handler {
	return func(c *fiber.Ctx) error {
		for _, r := range routes {
			if r.Method != c.Method() && fiber.RoutePatternMatch(c.Path(), r.Path) {
				c.Append(fiber.HeaderAllow, r.Method)
				return problem.New("method_not_allowed")
			}
		}
		return problem.New("not_found")
	}
}

// guard writes the security headers, and turns a panic of one request into its failure.
func (s *Server) guard(c *fiber.Ctx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = problem.Wrap("internal", fmt.Errorf("panic: %v", p))
		}
	}()
	h := &c.Response().Header
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set(fiber.HeaderContentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'")
	return c.Next()
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
func (s *Server) Handler() fasthttp.RequestHandler { return s.app.Handler() }
