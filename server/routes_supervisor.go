package server

import (
	"github.com/gofiber/fiber/v2"

	"antrean/server/edge"
	"antrean/server/supervisor"
)

// supervisorRoutes are what the supervisor's page asks for and does.
func (s *Server) supervisorRoutes() []Route {
	o := s.office
	get, post := fiber.MethodGet, fiber.MethodPost
	list := []Route{
		{get, "/api/v1/supervisor", edge.Supervise, supervisor.Show(o)},
		{get, "/api/v1/supervisor/devices", edge.Supervise, supervisor.Devices(o)},
		{get, "/api/v1/supervisor/people", edge.Supervise, supervisor.People(o)},
		{get, "/api/v1/supervisor/tickets", edge.Supervise, supervisor.Tickets(o)},
		{get, "/api/v1/supervisor/tickets/:id", edge.Supervise, supervisor.Ticket(o)},
		{get, "/api/v1/supervisor/timeline", edge.Supervise, supervisor.Timeline(o)},
		{get, "/api/v1/supervisor/waiting", edge.Supervise, supervisor.Waiting(o)},
		{get, "/ws/supervisor", edge.Supervise, s.live.SupervisorSocket},
		{post, "/api/v1/supervisor/announce", edge.Supervise, s.live.Announce},
		{post, "/api/v1/supervisor/halls/:hall/mute", edge.Supervise, supervisor.HallCommand(o, "mute")},
		{post, "/api/v1/supervisor/halls/:hall/unmute", edge.Supervise, supervisor.HallCommand(o, "unmute")},
	}
	for _, name := range supervisor.Orders() {
		list = append(list, Route{post, "/api/v1/supervisor/tickets/:id/" + name, edge.Supervise, supervisor.TicketCommand(o, name)})
	}
	for _, name := range supervisor.Posts() {
		list = append(list, Route{post, "/api/v1/supervisor/counters/:n/" + name, edge.Supervise, supervisor.CounterCommand(o, name)})
	}
	return list
}
