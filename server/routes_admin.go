package server

import (
	"github.com/gofiber/fiber/v2"

	"antrean/server/edge"
)

// adminRoutes are the pages of server/admin and what their forms do.
func (s *Server) adminRoutes() []Route {
	a := s.admin
	get, post := fiber.MethodGet, fiber.MethodPost
	return []Route{
		{get, "/masuk", edge.Anyone, a.Page(a.SignIn)},
		{post, "/masuk", edge.Anyone, a.Open(a.SignInForm)},
		{post, "/keluar", edge.Anyone, a.Open(a.SignOut)},
		{get, "/mulai", edge.Anyone, a.Page(a.First)},
		{post, "/mulai", edge.Anyone, a.Form(a.FirstForm)},

		{get, "/admin", edge.SignedIn, a.Page(a.Home)},
		{get, "/admin/account", edge.SignedIn, a.Page(a.Account)},
		{post, "/admin/account/password", edge.SignedIn, a.Form(a.ChangePassword)},
		{post, "/admin/account/language", edge.SignedIn, a.Form(a.ChangeLanguage)},
		{post, "/admin/account/sessions", edge.SignedIn, a.Form(a.EndOwn)},

		{get, "/admin/people", edge.ManagePeople, a.Page(a.People)},
		{get, "/admin/people/new", edge.ManagePeople, a.Page(a.NewPerson)},
		{post, "/admin/people/new", edge.ManagePeople, a.Form(a.AddPerson)},
		{get, "/admin/people/:name", edge.ManagePeople, a.Page(a.Person)},
		{post, "/admin/people/:name", edge.ManagePeople, a.Form(a.ChangePerson)},
		{post, "/admin/people/:name/password", edge.ManagePeople, a.Form(a.ResetPassword)},
		{post, "/admin/people/:name/disable", edge.ManagePeople, a.Form(a.DisablePerson)},
		{post, "/admin/people/:name/enable", edge.ManagePeople, a.Form(a.EnablePerson)},
		{get, "/admin/sessions", edge.ManagePeople, a.Page(a.AllSessions)},
		{post, "/admin/sessions", edge.ManagePeople, a.Form(a.EndAny)},

		{get, "/admin/devices", edge.ManageDevices, a.Page(a.Devices)},
		{post, "/admin/devices/find", edge.ManageDevices, a.Form(a.FindPairing)},
		{get, "/admin/devices/join/:code", edge.ManageDevices, a.Page(a.Pairing)},
		{post, "/admin/devices/join/:code", edge.ManageDevices, a.Form(a.Join)},
		{get, "/admin/devices/:id", edge.ManageDevices, a.Page(a.Device)},
		{post, "/admin/devices/:id", edge.ManageDevices, a.Form(a.ChangeDevice)},
		{post, "/admin/devices/:id/reload", edge.ManageDevices, a.Form(a.ReloadDevice)},
		{post, "/admin/devices/:id/revoke", edge.ManageDevices, a.Form(a.RevokeDevice)},

		{get, "/admin/hours", edge.ManageOffice, a.Page(a.Hours)},
		{post, "/admin/hours", edge.ManageOffice, a.Form(a.ChangeHours)},
		{get, "/admin/quotas", edge.ManageOffice, a.Page(a.Quotas)},
		{post, "/admin/quotas", edge.ManageOffice, a.Form(a.ChangeQuotas)},

		{get, "/admin/audit", edge.SeeAudit, a.Page(a.Audit)},
	}
}
