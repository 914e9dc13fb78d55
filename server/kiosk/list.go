package kiosk

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	rules "antrean/kiosk"
	"antrean/office/queue"
	"antrean/office/staff"
	"antrean/server/edge"
)

// codeLength is 8 characters of 5 bits: 40 random bits, and short enough to type.
const codeLength = 8

// NewCode makes the code of a saved checklist.
func NewCode() string { return staff.NewSecret(codeLength) }

// SaveList answers POST /api/v1/kiosk/lists: it prints what is missing and keeps the checklist.
func SaveList(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in wish
		if err := in.read(c); err != nil {
			return err
		}
		verdict, _, err := in.evaluate(o)
		if err != nil {
			return err
		}
		device := edge.Device(c)
		reply, repeated, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: device.Name, ID: in.RequestID, Digest: edge.Digest("list", in),
			Do: queue.SaveList{Service: in.Service, Said: in.said(verdict), ListCode: NewCode(), Printer: device.Printer},
		})
		if err != nil {
			return err
		}
		return AnswerList(o, c, verdict.Missing, reply, repeated)
	}
}

// List answers GET /api/v1/kiosk/lists/{code}: the checklist to go on with. When the standard has changed since, what
// still fits it is kept.
func List(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		saved, err := o.List(c, edge.Code(c, "code"))
		if err != nil {
			return err
		}
		verdict, err := reread(o, saved)
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, struct {
			Code    string            `json:"code"`
			Service string            `json:"service"`
			Answers map[string]string `json:"answers"`
			Have    []string          `json:"have"`
			Lang    string            `json:"lang"`
			Missing []string          `json:"missing"`
		}{saved.Code, saved.Service, verdict.Answers, append([]string{}, verdict.Have...), saved.Said.Lang, append([]string{}, ids(verdict.Missing)...)})
	}
}

// reread evaluates a saved checklist by today's standard, leaving out rows and answers that it no longer has. What it asks
// anew stays unanswered, for the kiosk to ask.
func reread(o *edge.Office, saved *queue.List) (rules.Verdict, error) {
	service, ok := o.Catalogue().Service(saved.Service)
	if !ok {
		return rules.Verdict{}, problem.New("unknown_list")
	}
	var have []string
	for _, id := range saved.Said.Have {
		if _, ok := service.Requirement(id); ok {
			have = append(have, id)
		}
	}
	answers := make(map[string]string)
	for id, answer := range saved.Said.Answers {
		if _, ok := o.Catalogue().Questions[id].Option(answer); ok {
			answers[id] = answer
		}
	}
	verdict, err := rules.Evaluate(o.Catalogue(), saved.Service, answers, have)
	if problem.Code(err) == "unanswered" {
		return rules.Verdict{Answers: answers, Have: have}, nil
	}
	return verdict, err
}
