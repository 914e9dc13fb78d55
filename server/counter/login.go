package counter

import (
	"errors"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/staff"
	"antrean/server/edge"
)

// sessionLength is 26 characters of 5 bits: 130 random bits.
const sessionLength = 26

// nameMost is the longest login name there can be; longer ones would only fill the list of failures.
const nameMost = 64 // bytes

// me is who is signed in.
type me struct {
	Name     string     `json:"name"`
	Role     staff.Role `json:"role"`
	Counters []int      `json:"counters"`
}

func meOf(o *edge.Office, a staff.Account) me {
	out := me{Name: a.Name, Role: a.Role, Counters: []int{}}
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

// Login answers POST /api/v1/login: a session cookie for a name and password.
func Login(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			Name     string `json:"name"`
			Password string `json:"password"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		now := time.Now()
		if len(in.Name) > nameMost {
			return problem.New("wrong_login")
		}
		key := edge.Neighbourhood(c.IP()) + " " + in.Name
		if o.Logins.TooMany(key, now) {
			return problem.New("too_many")
		}
		account, err := o.Accounts.Account(in.Name)
		if err != nil && !errors.Is(err, staff.ErrUnknown) {
			return problem.Wrap("unavailable", err)
		}
		if !o.Passwords.Matches(account.Password, in.Password) {
			o.Logins.Add(key, now)
			return problem.New("wrong_login")
		}
		secret := staff.NewSecret(sessionLength)
		if err := o.Sessions.SaveSession(staff.HashSecret(secret), staff.Session{Name: account.Name, Since: now, Seen: now}); err != nil {
			return problem.Wrap("unavailable", err)
		}
		setCookie(o, c, secret)
		return edge.JSON(c, http.StatusOK, meOf(o, account))
	}
}

// Logout answers POST /api/v1/logout: the session ends here and on the server, and over closes what it had open.
func Logout(o *edge.Office, over func(session string)) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if secret := c.Cookies(o.CookieName()); secret != "" {
			if err := o.Sessions.DropSession(staff.HashSecret(secret)); err != nil {
				return problem.Wrap("unavailable", err)
			}
			over(o.SessionID(c))
		}
		setCookie(o, c, "")
		return edge.JSON(c, http.StatusOK, fiber.Map{})
	}
}

func setCookie(o *edge.Office, c *fiber.Ctx, secret string) {
	cookie := &fiber.Cookie{Name: o.CookieName(), Value: secret, Path: "/", HTTPOnly: true, Secure: o.Secure, SameSite: fiber.CookieSameSiteStrictMode}
	if secret == "" {
		cookie.Expires = time.Unix(1, 0)
	}
	c.Cookie(cookie)
}
