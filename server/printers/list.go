// Package printers answers the staff's page of the printers: how each is, what it printed, and what to do about it.
package printers

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/server/edge"
	"antrean/server/snapshot"
)

// List answers GET /api/v1/printers: everything the page shows.
func List(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		return edge.JSON(c, http.StatusOK, snapshot.PrintersOf(o, o.Engine.View()))
	}
}
