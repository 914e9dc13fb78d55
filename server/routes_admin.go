package server

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"antrean/server/edge"
)

// adminRoutes are the pages of server/admin and what their forms do.
func (s *Server) adminRoutes() []Route {
	a := s.admin
	get, post := fiber.MethodGet, fiber.MethodPost
	list := []Route{
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
		{get, "/admin/pesan", edge.ManageMessages, a.Page(a.Messages)},
		{post, "/admin/pesan/lagi", edge.ManageMessages, a.Form(a.RetryMessages)},
		{post, "/admin/pesan/buang", edge.ManageMessages, a.Form(a.DiscardMessages)},
		{post, "/admin/pesan/coba", edge.ManageOffice, a.Form(a.TryMessage)},
		{get, "/admin/sessions", edge.ManagePeople, a.Page(a.AllSessions)},
		{post, "/admin/sessions", edge.ManagePeople, a.Form(a.EndAny)},

		{get, "/admin/devices", edge.ManageDevices, a.Page(a.Devices)},
		{post, "/admin/devices/find", edge.ManageDevices, a.Form(a.FindPairing)},
		{get, "/admin/devices/join/:code", edge.ManageDevices, a.Page(a.Pairing)},
		{post, "/admin/devices/join/:code", edge.ManageDevices, a.Form(a.Join)},
		{get, "/admin/devices/:id", edge.ManageDevices, a.Page(a.Device)},
		{post, "/admin/devices/:id", edge.ManageDevices, a.Form(a.ChangeDevice)},
		{post, "/admin/devices/:id/reload", edge.ManageDevices, a.Form(a.ReloadDevice)},
		{get, "/admin/devices/:id/glass", edge.ManageDevices, a.Page(a.Glass)},
		{post, "/admin/devices/:id/glass", edge.ManageDevices, a.Form(a.ChangeGlass)},
		{post, "/admin/devices/:id/measure", edge.ManageDevices, a.Form(a.MeasureGlass)},
		{post, "/admin/devices/:id/revoke", edge.ManageDevices, a.Form(a.RevokeDevice)},

		{get, "/admin/hours", edge.ManageOffice, a.Page(a.Hours)},
		{post, "/admin/hours", edge.ManageOffice, a.Form(a.ChangeHours)},
		{get, "/admin/quotas", edge.ManageOffice, a.Page(a.Quotas)},
		{post, "/admin/quotas", edge.ManageOffice, a.Form(a.ChangeQuotas)},

		{get, "/admin/audit", edge.SeeAudit, a.Page(a.Audit)},
	}
	return slices.Concat(list, s.setupRoutes(), s.glassRoutes(), s.serviceRoutes(), s.complaintRoutes())
}

// setupRoutes are the pages on which the office is set up.
func (s *Server) setupRoutes() []Route {
	a := s.admin
	get, post := fiber.MethodGet, fiber.MethodPost
	return []Route{
		{get, "/admin/office", edge.ManageOffice, a.Page(a.Office)},
		{post, "/admin/office", edge.ManageOffice, a.Form(a.ChangeOffice)},
		{get, "/admin/office/complaints", edge.ManageOffice, a.Page(a.Complaints)},
		{post, "/admin/office/complaints", edge.ManageOffice, a.Form(a.ChangeComplaints)},
		{get, "/admin/office/address", edge.ManageOffice, a.Page(a.Address)},
		{post, "/admin/office/address", edge.ManageOffice, a.Form(a.ChangeAddress)},
		{post, "/admin/office/address/reached", edge.ManageOffice, a.Form(a.UseAddress)},
		{get, "/cek/:word", edge.Anyone, a.Page(a.Arrive)},

		{get, "/admin/counters", edge.ManageOffice, a.Page(a.Counters)},
		{get, "/admin/counters/new", edge.ManageOffice, a.Page(a.NewCounter)},
		{post, "/admin/counters/new", edge.ManageOffice, a.Form(a.AddCounter)},
		{get, "/admin/counters/:n", edge.ManageOffice, a.Page(a.Counter)},
		{post, "/admin/counters/:n", edge.ManageOffice, a.Form(a.ChangeCounter)},
		{post, "/admin/counters/:n/remove", edge.ManageOffice, a.Form(a.RemoveCounter)},

		{get, "/admin/gates", edge.ManageOffice, a.Page(a.Gates)},
		{post, "/admin/gates", edge.ManageOffice, a.Form(a.ChangeGates)},

		{get, "/admin/survei", edge.ManageOffice, a.Page(a.Survey)},
		{post, "/admin/survei", edge.ManageOffice, a.Form(a.ChangeSurvey)},

		{get, "/admin/rules", edge.ManageOffice, a.Page(a.Rules)},
		{post, "/admin/rules", edge.ManageOffice, a.Form(a.ChangeRules)},

		{get, "/admin/berkas", edge.ManageOffice, a.Page(a.Cases)},
		{post, "/admin/berkas", edge.ManageOffice, a.Form(a.ChangeCases)},
		{get, "/admin/backup", edge.ManageOffice, a.Page(a.Backup)},
		{post, "/admin/backup", edge.ManageOffice, a.Form(a.MakeBackup)},

		{get, "/admin/history", edge.ManageOffice, a.Page(a.History)},
		{get, "/admin/history/:n", edge.ManageOffice, a.Page(a.Version)},
		{post, "/admin/history/:n", edge.ManageOffice, a.Form(a.TakeBack)},
		{get, "/admin/history/:n/document", edge.ManageOffice, a.Page(a.DownloadVersion)},
		{get, "/admin/history/:n/catalogue", edge.ManageOffice, a.Page(a.DownloadCatalogue)},
	}
}

// glassRoutes are what people see and hear: printers, boards, media and voices.
func (s *Server) glassRoutes() []Route {
	a := s.admin
	get, post := fiber.MethodGet, fiber.MethodPost
	return []Route{
		{get, "/admin/printers", edge.ManageOffice, a.Page(a.Machines)},
		{get, "/admin/printers/new", edge.ManageOffice, a.Page(a.NewMachine)},
		{post, "/admin/printers/new", edge.ManageOffice, a.Form(a.AddMachine)},
		{get, "/admin/printers/:name", edge.ManageOffice, a.Page(a.Machine)},
		{post, "/admin/printers/:name", edge.ManageOffice, a.Form(a.ChangeMachine)},
		{post, "/admin/printers/:name/remove", edge.ManageOffice, a.Form(a.RemoveMachine)},

		{get, "/admin/boards", edge.ManageOffice, a.Page(a.Boards)},
		{post, "/admin/boards", edge.ManageOffice, a.Form(a.ChangeRunning)},
		{get, "/admin/boards/settings", edge.ManageOffice, a.Page(a.BoardSettings)},
		{post, "/admin/boards/settings", edge.ManageOffice, a.Form(a.ChangeBoardSettings)},
		{get, "/admin/boards/screens/new", edge.ManageOffice, a.Page(a.NewScreen)},
		{post, "/admin/boards/screens/new", edge.ManageOffice, a.Form(a.AddScreen)},
		{get, "/admin/boards/screens/:name", edge.ManageOffice, a.Page(a.Screen)},
		{post, "/admin/boards/screens/:name", edge.ManageOffice, a.Form(a.ChangeScreen)},
		{post, "/admin/boards/screens/:name/remove", edge.ManageOffice, a.Form(a.RemoveScreen)},
		{get, "/admin/notices", edge.Supervise, a.Page(a.Notices)},
		{post, "/admin/notices", edge.Supervise, a.Form(a.AddNotice)},
		{post, "/admin/notices/:i/remove", edge.Supervise, a.Form(a.RemoveNotice)},
		{post, "/admin/boards/:hash/up", edge.ManageOffice, a.Form(a.MoveMedium)},
		{post, "/admin/boards/:hash/remove", edge.ManageOffice, a.Form(a.RemoveMedium)},
		{post, "/admin/media", edge.ManageOffice, a.BeginUpload},
		{get, "/admin/media/:id", edge.ManageOffice, a.Upload},
		{post, "/admin/media/:id/chunks", edge.ManageOffice, a.UploadChunk},
		{post, "/admin/media/:id/cancel", edge.ManageOffice, a.CancelUpload},

		{get, "/admin/pengumuman", edge.ManageOffice, a.Page(a.Announce)},
		{post, "/admin/pengumuman", edge.ManageOffice, a.Form(a.ChangeAnnounce)},
		{post, "/admin/pengumuman/uji", edge.ManageOffice, a.Form(a.TestAnnounce)},
		{get, "/admin/suara", edge.ManageOffice, a.Page(a.Voices)},
		{get, "/admin/suara/:tongue", edge.ManageOffice, a.Page(a.Voice)},
		{post, "/admin/suara/:tongue", edge.ManageOffice, a.Form(a.UseClips)},
		{post, "/admin/suara/:tongue/back", edge.ManageOffice, a.Form(a.BackAll)},
		{get, "/admin/suara/:tongue/sample", edge.ManageOffice, a.Page(a.VoiceSample)},
		{get, "/admin/suara/:tongue/:clip/:which", edge.ManageOffice, a.Page(a.ClipSound)},
		{post, "/admin/suara/:tongue/:clip/back", edge.ManageOffice, a.Form(a.BackClip)},
		{post, "/admin/suara/:tongue/:clip/undo", edge.ManageOffice, a.Form(a.UndoClip)},
		{post, "/admin/recordings", edge.ManageOffice, a.BeginRecording},
		{get, "/admin/recordings/:id", edge.ManageOffice, a.Recording},
		{post, "/admin/recordings/:id/chunks", edge.ManageOffice, a.RecordingChunk},
	}
}
