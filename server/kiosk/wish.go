package kiosk

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	rules "antrean/kiosk"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A Wish is a checklist that staff fill in for somebody, read and judged as a kiosk's own is.
type Wish struct {
	wish
	Verdict rules.Verdict
	Service *catalogue.Service
}

// ReadWish takes a wish from the body of a request and judges it.
func ReadWish(o *edge.Office, c *fiber.Ctx) (*Wish, error) {
	var w Wish
	if err := w.read(c); err != nil {
		return nil, err
	}
	var err error
	if w.Verdict, w.Service, err = w.evaluate(o); err != nil {
		return nil, err
	}
	return &w, nil
}

// Said is the wish as the queue keeps it.
func (w *Wish) Said() queue.Declared { return w.said(w.Verdict) }

// Visit takes the identity number out of the wish.
func (w *Wish) Visit() edge.Visit { return w.visit() }

// Digest sums the wish up for an action.
func (w *Wish) Digest(action string) string { return edge.Digest(action, w.wish) }

// AnswerList answers with a saved checklist: 201 the first time, 200 when the request is a repeat.
func AnswerList(o *edge.Office, c *fiber.Ctx, missing []catalogue.Requirement, reply queue.Reply, repeated bool) error {
	status := http.StatusCreated
	if repeated {
		status = http.StatusOK
	}
	var url *string
	if u := o.ListURL(reply.Code); u != "" {
		url = &u
	}
	return edge.JSON(c, status, struct {
		Code    string                 `json:"code"`
		URL     *string                `json:"url"`
		Missing []snapshot.Requirement `json:"missing"`
		Paper   *snapshot.Paper        `json:"paper"`
	}{reply.Code, url, snapshot.RequirementsOf(missing, true), snapshot.FirstPaper(reply)})
}
