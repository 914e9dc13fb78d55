package server

import (
	"github.com/gofiber/fiber/v2"

	"antrean/server/edge"
	"antrean/server/emulator"
	"antrean/server/public"
)

// emulatorRoutes are the calls by which a person plays with printers of software.
func emulatorRoutes(b *emulator.Bench) []Route {
	get, post := fiber.MethodGet, fiber.MethodPost
	return []Route{
		{get, "/emulator/:name", edge.Anyone, public.Page("emulator")},
		{get, "/api/v1/emulators/:name", edge.Anyone, b.Show},
		{post, "/api/v1/emulators/:name/do", edge.Anyone, b.Do},
		{get, "/api/v1/emulators/:name/hanging.png", edge.Anyone, b.Hanging},
		{get, "/api/v1/emulators/:name/slips", edge.Anyone, b.Slips},
		{get, "/api/v1/emulators/:name/slips/:file", edge.Anyone, b.Picture},
	}
}

// NewPlayground builds a server of printers of software alone, without an office.
func NewPlayground(b *emulator.Bench) (*Server, error) {
	s := newServer(&edge.Office{})
	s.routes = append(emulatorRoutes(b),
		Route{fiber.MethodGet, "/words/:file", edge.Anyone, public.Words},
		Route{fiber.MethodGet, "/assets/:build/*", edge.Anyone, public.Asset})
	return s, s.mount(s.routes)
}
