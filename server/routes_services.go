package server

import (
	"github.com/gofiber/fiber/v2"

	"antrean/server/edge"
)

// serviceRoutes are the pages of the services and their standards. A path that is written out stands before one with a
// name in its place.
func (s *Server) serviceRoutes() []Route {
	a, may := s.admin, edge.ManageOffice
	get, post := fiber.MethodGet, fiber.MethodPost
	return []Route{
		{get, "/admin/services", may, a.Page(a.Services)},
		{get, "/admin/services/remarks", may, a.Page(a.Remarks)},
		{get, "/admin/services/pick", may, a.Page(a.Pick)},
		{post, "/admin/services/pick", may, a.Form(a.Picked)},
		{get, "/admin/services/import", may, a.Page(a.Import)},
		{post, "/admin/services/import", may, a.Pasted(a.ImportText)},
		{get, "/admin/services/new", may, a.Page(a.NewService)},
		{post, "/admin/services/new", may, a.Form(a.AddService)},
		{get, "/admin/services/questions", may, a.Page(a.Questions)},
		{get, "/admin/services/questions/:question", may, a.Page(a.Question)},
		{post, "/admin/services/questions/:question", may, a.Form(a.SaveQuestion)},
		{post, "/admin/services/questions/:question/remove", may, a.Form(a.RemoveQuestion)},

		{get, "/admin/services/:id", may, a.Page(a.Service)},
		{post, "/admin/services/:id/move", may, a.Form(a.MoveService)},
		{post, "/admin/services/:id/remove", may, a.Form(a.RemoveService)},
		{post, "/admin/services/:id/remark", may, a.Form(a.DropRemark)},
		{get, "/admin/services/:id/preview", may, a.Page(a.Preview)},
		{get, "/admin/services/:id/ask", may, a.Page(a.Ask)},
		{post, "/admin/services/:id/ask", may, a.Form(a.SaveAsk)},
		{get, "/admin/services/:id/requirements", may, a.Page(a.Requirements)},
		{get, "/admin/services/:id/requirements/new", may, a.Page(a.NewRequirement)},
		{post, "/admin/services/:id/requirements/new", may, a.Form(a.AddRequirement)},
		{get, "/admin/services/:id/requirements/:row", may, a.Page(a.Requirement)},
		{post, "/admin/services/:id/requirements/:row", may, a.Form(a.SaveRequirement)},
		{post, "/admin/services/:id/requirements/:row/move", may, a.Form(a.MoveRequirement)},
		{post, "/admin/services/:id/requirements/:row/remove", may, a.Form(a.RemoveRequirement)},
		{get, "/admin/services/:id/channels", may, a.Page(a.Channels)},
		{get, "/admin/services/:id/channels/:channel", may, a.Page(a.Channel)},
		{post, "/admin/services/:id/channels/:channel", may, a.Form(a.SaveChannel)},
		{post, "/admin/services/:id/channels/:channel/remove", may, a.Form(a.RemoveChannel)},
		{post, "/admin/services/:id/channels/:channel/steps/:stage/move", may, a.Form(a.MoveStep)},
		{get, "/admin/services/:id/stages/:stage", may, a.Page(a.Stage)},
		{post, "/admin/services/:id/stages/:stage", may, a.Form(a.SaveStage)},
		{post, "/admin/services/:id/stages/:stage/remove", may, a.Form(a.RemoveStage)},
		{get, "/admin/services/:id/:part", may, a.Page(a.Part)},
		{post, "/admin/services/:id/:part", may, a.Form(a.SavePart)},
	}
}
