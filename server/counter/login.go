package counter

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/office/staff"
	"antrean/server/edge"
)

// me is who is signed in.
type me struct {
	Name       string       `json:"name"`
	Display    string       `json:"display"`
	Role       staff.Role   `json:"role"` // the main one
	Roles      []staff.Role `json:"roles"`
	Counters   []int        `json:"counters"`
	MustChange bool         `json:"must_change"`
	Rooms      []string     `json:"rooms"` // pages to work on
}

func meOf(o *edge.Office, a staff.Account) me {
	out := me{Name: a.Name, Display: a.Called(), Role: a.Main(), Roles: a.Roles, Counters: []int{}, MustChange: a.MustChange, Rooms: edge.Rooms(a)}
	for _, rule := range o.Engine.View().Rules.Counters {
		if a.MayAct(rule.N) {
			out.Counters = append(out.Counters, rule.N)
		}
	}
	return out
}

// Me answers GET /api/v1/me.
func Me(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error { return edge.JSON(c, http.StatusOK, meOf(o, edge.Account(c))) }
}

// Login answers POST /api/v1/login: a session cookie for a name and password. What the browser was signed in to before
// ends, and over closes it.
func Login(o *edge.Office, over func(session string)) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			Name     string `json:"name"`
			Password string `json:"password"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		account, err := o.SignIn(c, in.Name, in.Password, over)
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, meOf(o, account))
	}
}

// Logout answers POST /api/v1/logout: the session ends here and on the server, and over closes what it had open.
func Logout(o *edge.Office, over func(session string)) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if err := o.SignOut(c, over); err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{})
	}
}
