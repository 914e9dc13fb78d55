package edge

import (
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/staff"
	"antrean/server/ws"
)

// A Right is who may make a call. Every route names one.
type Right int

const (
	Nobody           Right = iota // the zero value: a route that forgot
	Anyone                        // applicants and boards
	Kiosk                         // a kiosk's Bearer token
	Agent                         // that of a program beside a printer
	AnyDevice                     // that of any device
	SignedIn                      // any account, also one that has to change its password first
	AtCounter                     // accounts that work at counters
	AtDesk                        // accounts that look at papers
	CounterDesk                   // either
	CaseWork                      // accounts that work on applications
	Supervise                     // this and what follows: as in the table of office/staff
	ManagePeople                  //
	ManageDevices                 //
	ManageOffice                  //
	SeeReports                    //
	SeeAudit                      //
	Export                        //
	Erase                         //
	EnterComplaints               //
	AnswerComplaints              //
	ReportHealth                  //
	ManageMessages                //
	Builder                       // whoever sits at the machine that serves, and who sets the office up
)

// needs says which capability of an account opens each right. A right without one is for devices, or for nobody.
var needs = map[Right]staff.Capability{
	SignedIn: staff.OwnAccount, AtCounter: staff.ActAtCounter, AtDesk: staff.CheckPapers, CounterDesk: staff.SeePrinters, CaseWork: staff.HandleCases,
	Supervise: staff.Supervise, ManagePeople: staff.ManagePeople, ManageDevices: staff.ManageDevices, ManageOffice: staff.ManageOffice,
	SeeReports: staff.SeeReports, SeeAudit: staff.SeeAudit, Export: staff.Export, Erase: staff.Erase, ReportHealth: staff.ReportHealth,
	EnterComplaints: staff.EnterComplaints, AnswerComplaints: staff.AnswerComplaints, ManageMessages: staff.ManageMessages,
}

// Needs is the capability that a right asks of an account, if it asks one.
func Needs(right Right) (staff.Capability, bool) {
	capability, ok := needs[right]
	return capability, ok
}

// Entitled reports whether an account has a right. What does not stand in the table is denied.
func Entitled(account staff.Account, right Right) bool {
	capability, ok := needs[right]
	return ok && account.May(capability)
}

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
		return o.allowDevice(c, staff.DeviceKiosk)
	case Agent:
		return o.allowDevice(c, staff.DeviceAgent)
	case AnyDevice:
		return o.allowDevice(c, "")
	case Builder:
		if atThisMachine(c) {
			return nil
		}
		right = ManageOffice
	}
	account, err := o.signedIn(c)
	if err != nil {
		return err
	}
	c.Locals(accountKey, account)
	switch {
	case !Entitled(account, right):
		return problem.New("forbidden")
	case account.MustChange && right != SignedIn:
		return problem.New("must_change")
	}
	return nil
}

// atThisMachine reports whether a browser of this machine asks. What another program has passed on comes from anywhere.
func atThisMachine(c *fiber.Ctx) bool {
	passed := c.Get(fiber.HeaderXForwardedFor) + c.Get(fiber.HeaderForwarded) + c.Get(fiber.HeaderVia)
	return passed == "" && c.Context().RemoteIP().IsLoopback()
}

// allowDevice lets a device of a kind in; of any kind when none is named.
func (o *Office) allowDevice(c *fiber.Ctx, kind string) error {
	device, err := o.bearer(c)
	if err != nil {
		return err
	}
	if kind != "" && device.Kind != kind {
		return problem.New("forbidden")
	}
	o.Beats.Seen(device.ID, time.Now(), c.Get(fiber.HeaderUserAgent))
	c.Locals(deviceKey, device)
	return nil
}

// May looks whether the asker has a right, for a page that answers either way.
func (o *Office) May(c *fiber.Ctx, right Right) error { return o.allow(c, right) }

// Device is the box that asks, behind Allow(Kiosk), Allow(Agent) or Allow(AnyDevice).
func Device(c *fiber.Ctx) staff.Device { return c.Locals(deviceKey).(staff.Device) }

// Account is who is signed in, behind a right that needs it.
func Account(c *fiber.Ctx) staff.Account { return c.Locals(accountKey).(staff.Account) }

// WhoAsks is who is signed in, if a right has asked for it.
func WhoAsks(c *fiber.Ctx) (staff.Account, bool) {
	account, ok := c.Locals(accountKey).(staff.Account)
	return account, ok
}

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

// notSignedIn tells a session or an account that is not there from books that cannot be read.
func notSignedIn(err error) error {
	if errors.Is(err, staff.ErrUnknown) {
		return problem.New("unauthenticated")
	}
	return problem.Wrap("unavailable", err)
}

// seenEvery is how often a session's last sight is written down.
const seenEvery = time.Minute

// SessionID names the session of a request without being its secret; empty without a cookie.
func (o *Office) SessionID(c *fiber.Ctx) string {
	secret := c.Cookies(o.CookieName())
	if secret == "" {
		return ""
	}
	return NameOf(staff.HashSecret(secret))
}

// NameOf names a session by the hash of its secret.
func NameOf(hash staff.Hash) string { return hex.EncodeToString(hash[:]) }

// HashOf is the hash that NameOf has made a name of.
func HashOf(name string) (hash staff.Hash, ok bool) {
	raw, err := hex.DecodeString(name)
	if err != nil || len(raw) != len(hash) {
		return hash, false
	}
	return staff.Hash(raw), true
}

// signedIn finds who the cookie's session belongs to.
func (o *Office) signedIn(c *fiber.Ctx) (staff.Account, error) {
	secret := c.Cookies(o.CookieName())
	if secret == "" {
		return staff.Account{}, problem.New("unauthenticated")
	}
	hash, now := staff.HashSecret(secret), time.Now()
	session, err := o.Sessions.Session(hash)
	if err == nil && !session.Alive(now) {
		err = staff.ErrUnknown
	}
	if err != nil {
		return staff.Account{}, notSignedIn(err)
	}
	account, err := o.Accounts.Account(session.Name)
	if err == nil && !account.Active() {
		err = staff.ErrUnknown
	}
	if err != nil {
		return staff.Account{}, notSignedIn(err)
	}
	if now.Sub(session.Seen) > seenEvery {
		if err := o.Sessions.SawSession(hash, now); err != nil {
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
	origins := c.Request().Header.PeekAll(fiber.HeaderOrigin)
	if len(origins) > 1 || len(origins) == 1 && !ws.SameOrigin(c.Get(fiber.HeaderHost), string(origins[0])) {
		return problem.New("foreign_origin")
	}
	return c.Next()
}
