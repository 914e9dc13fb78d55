package frontoffice

import "github.com/gofiber/fiber/v2"

// Page answers GET /front-office with its page, the only one that may ask for a camera: it scans slips.
func Page(page fiber.Handler) fiber.Handler {
	return func(c *fiber.Ctx) error {
		c.Set("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
		return page(c)
	}
}
