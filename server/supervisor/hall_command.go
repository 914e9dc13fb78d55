package supervisor

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A wish is what a supervisor wants of a hall's voice.
type wish struct{ name, what string }

// wishes are the commands about a hall, by the last part of their path, with their name in the audit.
var wishes = []wish{{"mute", "voice.muted"}, {"unmute", "voice.unmuted"}}

// HallCommand answers POST /api/v1/supervisor/halls/{hall}/mute and …/unmute.
func HallCommand(o *edge.Office, name string) fiber.Handler {
	i := slices.IndexFunc(wishes, func(w wish) bool { return w.name == name })
	return func(c *fiber.Ctx) error {
		in, err := read(c, false)
		if err != nil {
			return err
		}
		hall := edge.Param(c, "hall")
		if !slices.Contains(o.Setup().Document.Announce.HallsOf(o.Zones()), hall) {
			return problem.New("unknown_zone")
		}
		command, detail := queue.MuteHall{Hall: hall}, map[string]any{}
		if name == "mute" {
			command.Minutes = cmp.Or(in.Minutes, queue.MuteMinutes)
			detail["minutes"] = command.Minutes
		}
		if _, err := do(o, c, in, command, act{wishes[i].what, hall, detail}); err != nil {
			return err
		}
		view := o.Engine.View()
		return edge.JSON(c, http.StatusOK, fiber.Map{"hall": snapshot.HallOf(o, view, hall, time.Now())})
	}
}
