package live

import (
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/server/agent"
	"antrean/server/edge"
	"antrean/server/push"
	"antrean/server/ws"
)

// BoardSocket answers /ws/board/{zone}.
func (l *Live) BoardSocket(c *fiber.Ctx) error {
	return l.accept(c, "board/"+edge.Param(c, "zone"), ws.Ask{CheckOrigin: sameOrAbsent})
}

// CounterSocket answers /ws/counter/{n}, to those who may work there.
func (l *Live) CounterSocket(c *fiber.Ctx) error {
	n, err := strconv.Atoi(c.Params("n"))
	if err != nil {
		n = 0 // a topic that nobody has
	}
	if _, ok := l.office.Rule(n); ok && !edge.Account(c).MayAct(n) {
		return problem.New("forbidden")
	}
	return l.accept(c, "counter/"+strconv.Itoa(n), ws.Ask{CheckOrigin: ws.SameOrigin, Owner: l.office.SessionID(c)})
}

// FrontOfficeSocket answers /ws/front-office.
func (l *Live) FrontOfficeSocket(c *fiber.Ctx) error {
	return l.accept(c, "front-office", ws.Ask{CheckOrigin: ws.SameOrigin, Owner: l.office.SessionID(c)})
}

// BackOfficeSocket answers /ws/back-office.
func (l *Live) BackOfficeSocket(c *fiber.Ctx) error {
	return l.accept(c, "back-office", ws.Ask{CheckOrigin: ws.SameOrigin, Owner: l.office.SessionID(c)})
}

// PrintersSocket answers /ws/printers.
func (l *Live) PrintersSocket(c *fiber.Ctx) error {
	return l.accept(c, "printers", ws.Ask{CheckOrigin: ws.SameOrigin, Owner: l.office.SessionID(c)})
}

// SupervisorSocket answers /ws/supervisor.
func (l *Live) SupervisorSocket(c *fiber.Ctx) error {
	return l.accept(c, "supervisor", ws.Ask{CheckOrigin: ws.SameOrigin, Owner: l.office.SessionID(c)})
}

// AgentSocket answers /ws/agent. A program sends no Origin; a page has no token of an agent.
func (l *Live) AgentSocket(c *fiber.Ctx) error {
	p, err := agent.Own(l.office, c)
	if err != nil {
		return err
	}
	return l.accept(c, "agent/"+p.Name, ws.Ask{CheckOrigin: sameOrAbsent, Owner: ownerDevice(edge.Device(c).ID)})
}

// TicketSocket answers /ws/tickets/{token}. Guessing is limited as it is for pages.
func (l *Live) TicketSocket(c *fiber.Ctx) error {
	token := edge.Code(c, "token")
	if _, err := l.office.Ticket(c, token); problem.Code(err) == "too_many" {
		return err
	}
	return l.accept(c, "tickets/"+token, ws.Ask{CheckOrigin: sameOrAbsent})
}

// SignedOut closes the sockets of a session that has ended.
func (l *Live) SignedOut(session string) { l.set.CloseOwner(session, push.SignedOut, "signed_out") }

// Revoked closes the sockets of a device whose token counts no more.
func (l *Live) Revoked(device int64) {
	l.set.CloseOwner(ownerDevice(device), push.SignedOut, "revoked")
}

// deviceOwner begins the owner of a device's sockets.
const deviceOwner = "device/"

func ownerDevice(id int64) string { return deviceOwner + strconv.FormatInt(id, 10) }

// sameOrAbsent takes a page of ours, and a program that sends no Origin: what these topics show is open to anyone.
func sameOrAbsent(host, origin string) bool { return origin == "" || ws.SameOrigin(host, origin) }

// accept seats a screen at a topic. Who asks for one that does not exist is told by the close code 4404.
func (l *Live) accept(c *fiber.Ctx, topic string, ask ws.Ask) error {
	ask.Address = strings.Clone(c.IP())
	return l.set.Accept(c, ask, func(conn *ws.Conn) (func(), error) {
		leave, err := l.hub.Subscribe(topic, conn)
		if err != nil {
			return nil, err
		}
		if ask.Owner != "" && l.over(ask.Owner, time.Now()) { // it ended while the socket opened, and nobody saw the socket yet
			leave()
			return nil, push.ErrSignedOut
		}
		gone := l.noteWatching(topic, ask.Address)
		return func() {
			gone()
			leave()
		}, nil
	})
}

// known refuses a zone that the office does not have.
func (l *Live) known(c *fiber.Ctx) (*zone, error) {
	z, ok := l.zone(edge.Param(c, "zone"))
	if !ok {
		return nil, problem.New("unknown_zone")
	}
	return z, nil
}

// Counts are the screens and sockets, for health.
func (l *Live) Counts() (push.Counts, ws.Counts) { return l.hub.Counts(), l.set.Counts() }
