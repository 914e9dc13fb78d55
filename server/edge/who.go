package edge

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/staff"
)

// A Right is who may make a call. Every route names one.
type Right int

const (
	Nobody      Right = iota // the zero value: a route that forgot
	Anyone                   // applicants and boards
	Kiosk                    // a kiosk's Bearer token
	SignedIn                 // any account
	AtCounter                // accounts that work at counters
	AtDesk                   // accounts that look at papers
	CounterDesk              // either
)

const (
	deviceKey  = "device"
	accountKey = "account"
)

// Allow is the guard in front of a route.
func (o *Office) Allow(right Right) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if err := o.allow(c, right); err != nil {
			return err
		}
		return c.Next()
	}
}

func (o *Office) allow(c *fiber.Ctx, right Right) error {
	switch right {
	case Anyone:
		return nil
	case Kiosk:
		device, err := o.bearer(c)
		if err != nil {
			return err
		}
		if device.Kind != staff.DeviceKiosk {
			return problem.New("forbidden")
		}
		c.Locals(deviceKey, device)
		return nil
	}
	account, err := o.session(c)
	if err != nil {
		return err
	}
	c.Locals(accountKey, account)
	if !entitled(account, right) {
		return problem.New("forbidden")
	}
	return nil
}

func entitled(account staff.Account, right Right) bool {
	counter := account.Role == staff.Operator || account.Role == staff.Supervisor || account.Role == staff.Admin
	switch right {
	case SignedIn:
		return true
	case AtCounter:
		return counter
	case AtDesk:
		return account.MayCheck()
	case CounterDesk:
		return counter || account.MayCheck()
	}
	return false
}

// Device is the kiosk that asks, behind Allow(Kiosk).
func Device(c *fiber.Ctx) staff.Device { return c.Locals(deviceKey).(staff.Device) }

// Account is who is signed in, behind a right that needs it.
func Account(c *fiber.Ctx) staff.Account { return c.Locals(accountKey).(staff.Account) }

// bearer finds the device of an Authorization header.
func (o *Office) bearer(c *fiber.Ctx) (staff.Device, error) {
	kind, token, _ := strings.Cut(c.Get(fiber.HeaderAuthorization), " ")
	if !strings.EqualFold(kind, "Bearer") || token == "" || len(token) > 128 {
		return staff.Device{}, problem.New("unauthenticated")
	}
	now := time.Now()
	device, err := o.Devices.Device(staff.HashSecret(token))
	if errors.Is(err, staff.ErrUnknown) {
		return staff.Device{}, o.Missed(c, now, "unauthenticated")
	}
	if err != nil {
		return staff.Device{}, problem.Wrap("unavailable", err)
	}
	return device, nil
}

// CookieName is the session cookie's. Over TLS the prefix makes browsers refuse it from anywhere else.
func (o *Office) CookieName() string {
	if o.Secure {
		return "__Host-sid"
	}
	return "sid"
}

// seenEvery is how often a session's last sight is written down.
const seenEvery = time.Minute

func (o *Office) session(c *fiber.Ctx) (staff.Account, error) {
	secret := c.Cookies(o.CookieName())
	if secret == "" {
		return staff.Account{}, problem.New("unauthenticated")
	}
	hash, now := staff.HashSecret(secret), time.Now()
	session, err := o.Sessions.Session(hash)
	switch {
	case errors.Is(err, staff.ErrUnknown), err == nil && !session.Alive(now):
		return staff.Account{}, problem.New("unauthenticated")
	case err != nil:
		return staff.Account{}, problem.Wrap("unavailable", err)
	}
	account, err := o.Accounts.Account(session.Name)
	if errors.Is(err, staff.ErrUnknown) {
		return staff.Account{}, problem.New("unauthenticated")
	}
	if err != nil {
		return staff.Account{}, problem.Wrap("unavailable", err)
	}
	if now.Sub(session.Seen) > seenEvery {
		session.Seen = now
		if err := o.Sessions.SaveSession(hash, session); err != nil {
			return staff.Account{}, problem.Wrap("unavailable", err)
		}
	}
	return account, nil
}

// SameOrigin refuses an unsafe request that a page of another origin sent.
func SameOrigin(c *fiber.Ctx) error {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return c.Next()
	}
	if site := c.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return problem.New("foreign_origin")
	}
	if origin := c.Get(fiber.HeaderOrigin); origin != "" {
		u, err := url.Parse(origin)
		if err != nil || u.Host == "" || !strings.EqualFold(u.Host, c.Get(fiber.HeaderHost)) {
			return problem.New("foreign_origin")
		}
	}
	return c.Next()
}

// Text is a path parameter as a person may have typed it: upper case, without the spaces and hyphens of a code.
func Text(c *fiber.Ctx, name string) string {
	return strings.ToUpper(strings.TrimSpace(c.Params(name)))
}

// Missed notes that a guess at a secret was wrong, and says so; after too many it says only that.
func (o *Office) Missed(c *fiber.Ctx, now time.Time, code string) error {
	key := Neighbourhood(c.IP())
	if o.Guesses.TooMany(key, now) {
		return problem.New("too_many")
	}
	o.Guesses.Add(key, now)
	return problem.New(code)
}
