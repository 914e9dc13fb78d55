package server

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"antrean/server/agent"
	"antrean/server/counter"
	"antrean/server/devices"
	"antrean/server/edge"
	"antrean/server/frontoffice"
	"antrean/server/kiosk"
	"antrean/server/printers"
	"antrean/server/public"
	"antrean/server/report"
)

// A Route is one call, who may make it and what answers.
type Route struct {
	Method string
	Path   string
	Right  edge.Right
	Answer fiber.Handler
}

// calls is every call there is.
func (s *Server) calls() []Route {
	list := slices.Concat(s.publicRoutes(), s.boxRoutes(), s.deskRoutes(), s.adminRoutes(), s.supervisorRoutes(), s.caseRoutes(), s.storyRoutes())
	if s.bench != nil {
		list = append(list, emulatorRoutes(s.bench)...)
	}
	for _, subject := range report.Subjects() {
		list = append(list, Route{fiber.MethodGet, subject.Path, edge.SeeReports, s.report.Show(subject)},
			Route{fiber.MethodGet, subject.Path + ".csv", edge.Export, s.report.CSV(subject)}, Route{fiber.MethodGet, subject.Path + ".xlsx", edge.Export, s.report.XLSX(subject)})
	}
	for _, action := range counter.Actions() {
		list = append(list, Route{fiber.MethodPost, "/api/v1/counters/:n/" + action, edge.AtCounter, counter.Command(s.office, action)})
	}
	return list
}

// publicRoutes are what applicants, boards and browsers of any kind ask for.
func (s *Server) publicRoutes() []Route {
	o := s.office
	get, post := fiber.MethodGet, fiber.MethodPost
	return []Route{
		{get, "/api/v1/catalogue", edge.Anyone, public.Catalogue(o)},
		{get, "/words/:file", edge.Anyone, public.Words},
		{get, "/assets/:build/*", edge.Anyone, public.Asset},
		{get, "/api/v1/qr.svg", edge.Anyone, public.QR(o)},
		{get, "/audio/:file", edge.Anyone, s.live.Audio},
		{get, "/audio/guide/:file", edge.Anyone, kiosk.GuideClip},
		{get, "/media/:hash", edge.Anyone, public.Media(o)},

		{get, "/api/v1/lots", edge.Anyone, public.Lots(o)},
		{get, "/api/v1/tickets/:token", edge.Anyone, public.Ticket(o)},
		{post, "/api/v1/tickets/:token/cancel", edge.Anyone, public.CancelTicket(o)},
		{post, "/api/v1/tickets/:token/postpone", edge.Anyone, public.PostponeTicket(o)},
		{post, "/api/v1/tickets/:token/push", edge.Anyone, public.Push(o)},
		{post, "/api/v1/tickets/:token/push/stop", edge.Anyone, public.StopPush(o)},
		{get, "/push.js", edge.Anyone, public.Worker},
		{get, "/t/:token", edge.Anyone, s.phone.Track},
		{post, "/t/:token/cancel", edge.Anyone, s.phone.CancelForm},
		{post, "/t/:token/postpone", edge.Anyone, s.phone.PostponeForm},
		{post, "/api/v1/tickets/:token/contact", edge.Anyone, s.phone.TicketContact},
		{get, "/t/:token/kabar", edge.Anyone, s.phone.Tell},
		{post, "/t/:token/kabar", edge.Anyone, s.phone.TellForm},
		{post, "/t/:token/survey", edge.Anyone, s.phone.SurveyForm},
		{get, "/api/v1/tickets/:token/export", edge.Anyone, public.ExportTicket(o)},
		{post, "/api/v1/tickets/:token/erase", edge.Anyone, public.EraseTicket(o, s.phone.Forget)},
		{post, "/api/v1/erase", edge.Erase, public.Erase(o, s.phone.Forget)},
		{get, "/t/:token/export", edge.Anyone, public.ExportTicket(o)},
		{post, "/t/:token/erase", edge.Anyone, s.phone.EraseForm},
		{get, "/c/:code", edge.Anyone, s.phone.List},
		{get, "/lobi", edge.Anyone, s.phone.Lobby},
		{get, "/lobi/:service", edge.Anyone, s.phone.Prepare},
		{post, "/lobi/:service", edge.Anyone, s.phone.Declare},
		{get, "/pengaduan", edge.Anyone, s.phone.ComplainForm},
		{post, "/pengaduan", edge.Anyone, s.phone.Complain},
		{get, "/pengaduan/:code", edge.Anyone, s.phone.Complaint},
		{post, "/pengaduan/:code/reopen", edge.Anyone, s.phone.ReopenComplaint},
		{post, "/pengaduan/:code/erase", edge.Anyone, s.phone.EraseComplaint},
		{get, "/standar", edge.Anyone, s.standards.List},
		{get, "/standar/:service", edge.Anyone, s.standards.Show},

		{get, "/api/v1/board/:zone", edge.Anyone, s.live.Board},
		{post, "/api/v1/board/:zone/speaker", edge.Anyone, s.live.Speaker},
		{get, "/ws/board/:zone", edge.Anyone, s.live.BoardSocket},
		{get, "/ws/counter/:n", edge.AtCounter, s.live.CounterSocket},
		{get, "/ws/front-office", edge.AtDesk, s.live.FrontOfficeSocket},
		{get, "/ws/tickets/:token", edge.Anyone, s.live.TicketSocket},

		{get, "/", edge.Anyone, func(c *fiber.Ctx) error { return c.Redirect("/kiosk") }},
		{get, "/kiosk", edge.Anyone, public.Page("kiosk")},
		{get, "/board/:zone", edge.Anyone, s.live.BoardPage(public.Page("board"))},
		{get, "/counter", edge.Anyone, public.Page("counter")},
		{get, "/front-office", edge.Anyone, frontoffice.Page(public.Page("frontoffice"))},
		{get, "/printers", edge.Anyone, public.Page("printers")},
		{get, "/berkas", edge.Anyone, public.Page("backoffice")},
		{get, "/supervisor", edge.Anyone, public.Page("supervisor")},
		{get, "/join/:kind", edge.Anyone, public.Page("join")},

		{get, "/healthz", edge.Anyone, s.healthz},
		{get, "/readyz", edge.Anyone, s.readyz},
	}
}

// storyRoutes show every screen in every state.
func (s *Server) storyRoutes() []Route {
	get := fiber.MethodGet
	return []Route{
		{get, "/debug/storybook", edge.Builder, s.stories.Contents},
		{get, "/debug/storybook/catalogue", edge.Builder, s.stories.Catalogue},
		{get, "/debug/storybook/:screen", edge.Builder, s.stories.Screen},
		{get, "/debug/storybook/phone/:story", edge.Builder, s.phone.Story},
		{get, "/debug/storybook/standar/:story", edge.Builder, s.standards.Story},
	}
}

// boxRoutes are for kiosks, for programs beside printers, and for boxes that want to join.
func (s *Server) boxRoutes() []Route {
	o := s.office
	get, post := fiber.MethodGet, fiber.MethodPost
	return []Route{
		{get, "/api/v1/kiosk/status", edge.Kiosk, kiosk.Status(o)},
		{post, "/api/v1/kiosk/check", edge.Anyone, kiosk.Check(o)},
		{post, "/api/v1/tickets", edge.Kiosk, kiosk.Ticket(o)},
		{post, "/api/v1/kiosk/lists", edge.Kiosk, kiosk.SaveList(o)},
		{get, "/api/v1/kiosk/lists/:code", edge.Kiosk, kiosk.List(o)},
		{post, "/api/v1/kiosk/rings", edge.Kiosk, kiosk.Ring(o)},
		{get, "/api/v1/kiosk/rings/:id", edge.Kiosk, kiosk.RingState(o)},
		{get, "/api/v1/kiosk/papers/:job", edge.Kiosk, kiosk.Paper(o)},
		{post, "/api/v1/kiosk/papers/:job/again", edge.Kiosk, kiosk.PaperAgain(o)},
		{post, "/api/v1/kiosk/tickets/:token/seen", edge.Kiosk, kiosk.Seen(o)},
		{post, "/api/v1/kiosk/scene", edge.Kiosk, kiosk.Scene(o)},
		{post, "/api/v1/kiosk/say", edge.Kiosk, kiosk.Say(s.live)},
		{post, "/api/v1/kiosk/glass", edge.Kiosk, kiosk.Glass(o)},
		{post, "/api/v1/kiosk/rejoin", edge.Kiosk, kiosk.Rejoin(o)},
		{post, "/api/v1/kiosk/pickups", edge.Kiosk, kiosk.PickUp(o)},
		{post, "/api/v1/kiosk/reprint", edge.Kiosk, kiosk.Reprint(o)},

		{get, "/api/v1/agent", edge.Agent, agent.Show(o)},
		{post, "/api/v1/agent/jobs/:id", edge.Agent, agent.Job(o)},
		{post, "/api/v1/agent/status", edge.Agent, agent.Status(o, s.fleet)},
		{get, "/ws/agent", edge.Agent, s.live.AgentSocket},

		{post, "/api/v1/pairing", edge.Anyone, devices.Ask(o)},
		{get, "/api/v1/pairing", edge.Anyone, devices.Poll(o)},
		{post, "/api/v1/devices/beat", edge.AnyDevice, devices.Beat(o)},
	}
}

// deskRoutes are for staff at work.
func (s *Server) deskRoutes() []Route {
	o := s.office
	get, post := fiber.MethodGet, fiber.MethodPost
	return []Route{
		{get, "/api/v1/printers", edge.CounterDesk, printers.List(o)},
		{get, "/api/v1/printers/:name/jobs/:file", edge.CounterDesk, printers.Picture(o)},
		{post, "/api/v1/printers/:name/jobs/:id/again", edge.CounterDesk, printers.Again(o)},
		{post, "/api/v1/printers/:name/test", edge.CounterDesk, printers.Test(o)},
		{post, "/api/v1/printers/:name/refilled", edge.CounterDesk, printers.Refilled(o)},
		{get, "/ws/printers", edge.CounterDesk, s.live.PrintersSocket},

		{get, "/api/v1/checks", edge.AtDesk, frontoffice.Checks(o)},
		{post, "/api/v1/checks/:code/confirm", edge.AtDesk, frontoffice.Confirm(o)},
		{post, "/api/v1/checks/:code/return", edge.AtDesk, frontoffice.Return(o)},
		{post, "/api/v1/assist/tickets", edge.AtDesk, frontoffice.Assist(o)},
		{post, "/api/v1/assist/lists", edge.AtDesk, frontoffice.AssistList(o)},
		{get, "/api/v1/assist/lists/:code", edge.AtDesk, kiosk.List(o)},
		{post, "/api/v1/rings/:id/answer", edge.CounterDesk, frontoffice.AnswerRing(o)},
		{post, "/api/v1/assists/:id/answer", edge.AtDesk, frontoffice.AnswerAssist(o)},
		{post, "/api/v1/assists/:id/end", edge.AtDesk, frontoffice.EndAssist(o)},

		{post, "/api/v1/login", edge.Anyone, counter.Login(o, s.live.SignedOut)},
		{post, "/api/v1/logout", edge.Anyone, counter.Logout(o, s.live.SignedOut)},
		{get, "/api/v1/me", edge.SignedIn, counter.Me(o)},
		{get, "/api/v1/counters", edge.AtCounter, counter.List(o)},
		{get, "/api/v1/counters/:n", edge.AtCounter, counter.Show(o)},
		{post, "/api/v1/counters/:n/contact", edge.AtCounter, counter.Contact(o)},
		{get, "/api/v1/counters/:n/tickets", edge.AtCounter, counter.Tickets(o)},

		{get, "/kesehatan", edge.ReportHealth, s.admin.Page(s.admin.Health)},
		{post, "/kesehatan", edge.ReportHealth, s.admin.Form(s.admin.SetHealth)},
		{get, "/kesehatan.csv", edge.Export, s.admin.HealthCSV},
		{get, "/api/v1/reports", edge.SeeReports, report.JSON(o)},
	}
}
