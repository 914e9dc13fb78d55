package server

import (
	"github.com/gofiber/fiber/v2"

	"antrean/server/edge"
)

// complaintRoutes are the book of complaints, for staff.
func (s *Server) complaintRoutes() []Route {
	a := s.admin
	get, post := fiber.MethodGet, fiber.MethodPost
	return []Route{
		{get, "/admin/pengaduan", edge.AnswerComplaints, a.Page(a.ComplaintBook)},
		{get, "/admin/pengaduan/baru", edge.EnterComplaints, a.Page(a.NewComplaint)},
		{post, "/admin/pengaduan/baru", edge.EnterComplaints, a.Form(a.AddComplaint)},
		{get, "/admin/pengaduan/baru/:once", edge.EnterComplaints, a.Page(a.ComplaintSlip)},
		{get, "/admin/pengaduan/aturan", edge.ManageOffice, a.Page(a.ComplaintRules)},
		{post, "/admin/pengaduan/aturan", edge.ManageOffice, a.Form(a.ChangeComplaintRules)},
		{get, "/admin/pengaduan/:ref", edge.AnswerComplaints, a.Page(a.ComplaintOne)},
		{post, "/admin/pengaduan/:ref/owner", edge.AnswerComplaints, a.Form(a.ComplaintOwner)},
		{post, "/admin/pengaduan/:ref/kind", edge.AnswerComplaints, a.Form(a.ComplaintKind)},
		{post, "/admin/pengaduan/:ref/reply", edge.AnswerComplaints, a.Form(a.ComplaintReply)},
		{post, "/admin/pengaduan/:ref/close", edge.AnswerComplaints, a.Form(a.ComplaintClose)},
		{post, "/admin/pengaduan/:ref/reopen", edge.AnswerComplaints, a.Form(a.ComplaintReopen)},
		{post, "/admin/pengaduan/:ref/erase", edge.Erase, a.Form(a.ComplaintErase)},
	}
}
