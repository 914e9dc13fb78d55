package server

import (
	"github.com/gofiber/fiber/v2"

	"antrean/server/backoffice"
	"antrean/server/edge"
)

// caseRoutes are for those who work on applications. A path that is written out stands before one with a name in its
// place.
func (s *Server) caseRoutes() []Route {
	o := s.office
	get, post := fiber.MethodGet, fiber.MethodPost
	list := []Route{
		{get, "/api/v1/cases", edge.CaseWork, backoffice.List(o)},
		{post, "/api/v1/cases", edge.CaseWork, backoffice.Open(o)},
		{get, "/api/v1/cases/:code", edge.CaseWork, backoffice.Show(o)},
		{post, "/api/v1/cases/:code/contact", edge.CaseWork, backoffice.Contact(o)},
		{get, "/ws/back-office", edge.CaseWork, s.live.BackOfficeSocket},
	}
	for _, name := range backoffice.Together() {
		list = append(list, Route{post, "/api/v1/cases/" + name, edge.CaseWork, backoffice.Many(o, name)})
	}
	for _, name := range backoffice.Actions() {
		list = append(list, Route{post, "/api/v1/cases/:code/" + name, edge.CaseWork, backoffice.Command(o, name)})
	}
	return list
}
