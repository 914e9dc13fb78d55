package edge

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/staff"
)

// sessionLength is 26 characters of 5 bits: 130 random bits.
const sessionLength = 26

// browserMost is how much is kept of what a browser calls itself, in bytes.
const browserMost = 200

// SignIn begins a session for a name and password, in a new cookie. What the browser had before ends: over closes it.
func (o *Office) SignIn(c *fiber.Ctx, name, password string, over func(session string)) (staff.Account, error) {
	now := time.Now()
	if len(name) > staff.MaxName || len(password) > staff.MaxPassword {
		return staff.Account{}, problem.New("wrong_login")
	}
	if o.Logins.TooMany(c.IP(), name, now) {
		return staff.Account{}, problem.New("too_many")
	}
	account, err := o.Accounts.Account(name)
	if err != nil && !errors.Is(err, staff.ErrUnknown) {
		return staff.Account{}, problem.Wrap("unavailable", err)
	}
	if !o.Passwords.Matches(account.Password, password) || !account.Active() {
		o.Logins.Failed(c.IP(), name, now)
		return staff.Account{}, problem.New("wrong_login")
	}
	o.Logins.Succeeded(c.IP(), name, now)
	return account, o.Begin(c, account, over)
}

// Begin gives an account a session in a new cookie.
func (o *Office) Begin(c *fiber.Ctx, account staff.Account, over func(session string)) error {
	if err := o.SignOut(c, over); err != nil {
		return err
	}
	now, secret := time.Now(), staff.NewSecret(sessionLength)
	session := staff.Session{Name: account.Name, Since: now, Seen: now, Address: c.IP(), Browser: cut(c.Get(fiber.HeaderUserAgent))}
	if err := o.Sessions.SaveSession(staff.HashSecret(secret), session); err != nil {
		return problem.Wrap("unavailable", err)
	}
	if err := o.Accounts.NoteSignIn(account.Name, now); err != nil {
		return problem.Wrap("unavailable", err)
	}
	o.setCookie(c, secret)
	return nil
}

// SignOut ends the session of a request, here and on the server; over closes what it had open.
func (o *Office) SignOut(c *fiber.Ctx, over func(session string)) error {
	if secret := c.Cookies(o.CookieName()); secret != "" {
		if err := o.Sessions.DropSession(staff.HashSecret(secret)); err != nil {
			return problem.Wrap("unavailable", err)
		}
		over(o.SessionID(c))
	}
	o.setCookie(c, "")
	return nil
}

// EndSessions ends the sessions of an account that which picks, and says how many there were.
func (o *Office) EndSessions(name string, which func(staff.Kept) bool, over func(session string)) (int, error) {
	all, err := o.Sessions.Sessions()
	if err != nil {
		return 0, problem.Wrap("unavailable", err)
	}
	n := 0
	for _, kept := range all {
		if kept.Name != name || !which(kept) {
			continue
		}
		if err := o.Sessions.DropSession(kept.Hash); err != nil {
			return n, problem.Wrap("unavailable", err)
		}
		over(NameOf(kept.Hash))
		n++
	}
	return n, nil
}

func (o *Office) setCookie(c *fiber.Ctx, secret string) {
	cookie := &fiber.Cookie{Name: o.CookieName(), Value: secret, Path: "/", HTTPOnly: true, Secure: o.Secure, SameSite: fiber.CookieSameSiteStrictMode}
	if secret == "" {
		cookie.Expires = time.Unix(1, 0)
	}
	c.Cookie(cookie)
}

func cut(text string) string { return text[:min(len(text), browserMost)] }
