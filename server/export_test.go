package server

import (
	"github.com/gofiber/fiber/v2"

	"antrean/server/edge"
)

// Mount lets a test try routes that no server has.
func Mount(routes []Route) error {
	return (&Server{office: &edge.Office{}, app: fiber.New(fiber.Config{DisableStartupMessage: true})}).mount(routes)
}
