package live

import (
	"net/url"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/server/edge"
	"antrean/server/push"
	"antrean/server/ws"
)

// BoardSocket answers /ws/board/{zone}.
func (l *Live) BoardSocket(c *fiber.Ctx) error {
	return l.accept(c, "board/"+zoneName(c), sameOrAbsent)
}

// CounterSocket answers /ws/counter/{n}.
func (l *Live) CounterSocket(c *fiber.Ctx) error {
	return l.accept(c, "counter/"+c.Params("n"), ws.SameOrigin)
}

// FrontOfficeSocket answers /ws/front-office.
func (l *Live) FrontOfficeSocket(c *fiber.Ctx) error {
	return l.accept(c, "front-office", ws.SameOrigin)
}

// TicketSocket answers /ws/tickets/{token}.
func (l *Live) TicketSocket(c *fiber.Ctx) error {
	return l.accept(c, "tickets/"+edge.Text(c, "token"), sameOrAbsent)
}

// sameOrAbsent takes a page of ours, and a program that sends no Origin: what these topics show is open to anyone.
func sameOrAbsent(host, origin string) bool { return origin == "" || ws.SameOrigin(host, origin) }

// accept seats a screen at a topic. Who asks for one that does not exist is told by the close code 4404.
func (l *Live) accept(c *fiber.Ctx, topic string, origin func(host, origin string) bool) error {
	return l.set.Accept(c, ws.Ask{Address: c.IP(), CheckOrigin: origin}, func(conn *ws.Conn) (func(), error) {
		return l.hub.Subscribe(topic, conn)
	})
}

// zoneName is the zone of the path.
func zoneName(c *fiber.Ctx) string {
	name, err := url.PathUnescape(c.Params("zone"))
	if err != nil {
		return ""
	}
	return name
}

// known refuses a zone that the office does not have.
func (l *Live) known(c *fiber.Ctx) (string, error) {
	name := zoneName(c)
	if _, ok := l.zones[name]; !ok {
		return "", problem.New("unknown_zone")
	}
	return name, nil
}

// Counts are the screens and sockets, for health.
func (l *Live) Counts() (push.Counts, ws.Counts) { return l.hub.Counts(), l.set.Counts() }
