package kiosk

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A claim is a claim slip as somebody shows it at a kiosk.
type claim struct {
	RequestID string `json:"request_id"`
	Claim     string `json:"claim"` // what was scanned, or its code
	Lang      string `json:"lang"`
	Anyway    bool   `json:"anyway,omitempty"` // a number to ask with, though nothing is ready
}

// read takes it from the body of a request.
func (in *claim) read(c *fiber.Ctx) error {
	if err := edge.Body(c, in); err != nil {
		return err
	}
	if in.Lang = cmp.Or(in.Lang, words.Default); !slices.Contains(words.Languages(), in.Lang) {
		return problem.Field("lang", strings.Join(words.Languages(), ", "))
	}
	edge.SetLang(c, in.Lang)
	if in.Claim == "" || len(in.Claim) > ticketMost {
		return problem.Field("claim", "2026-00042")
	}
	return edge.CheckID("request_id", in.RequestID)
}

// PickUp answers POST /api/v1/kiosk/pickups: a number for whoever comes for a document that is ready. It carries the
// application, which the counter that calls it sees at once. What is not ready gives no number, unless to ask with.
func PickUp(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in claim
		if err := in.read(c); err != nil {
			return err
		}
		view, device := o.Engine.View(), edge.Device(c)
		found := o.Claimed(view, in.Claim)
		if len(found) == 0 {
			return o.Missed(c, time.Now(), "unknown_case")
		}
		ready := readyTogether(view, found)
		request := queue.Request{Actor: device.Name, ID: in.RequestID, Digest: edge.Digest("pickup", in), Do: in.command(o, device.Printer, found, ready)}
		if _, again := view.State.Receipt(request.Actor, request.ID); !again {
			if t := waitsFor(view, found); t != nil {
				return edge.JSON(c, http.StatusOK, standing(o, t.ID, false))
			}
			if len(ready) == 0 && !in.Anyway {
				return edge.JSON(c, http.StatusOK, unready(o, view, found[0]))
			}
		}
		reply, repeated, err := o.Engine.Do(c.UserContext(), request)
		if err != nil {
			return err
		}
		return AnswerIssued(o, c, reply, repeated)
	}
}

// command is the number that the claim comes to.
func (in *claim) command(o *edge.Office, printer string, found, ready []*casefile.Case) queue.Command {
	service, about := pickUpService(o), ready
	if len(ready) == 0 {
		service, about = catalogue.Consultation, found
	}
	do := queue.Issue{Service: service, Said: queue.Declared{Lang: in.Lang}, Token: NewToken(), Share: NewCode(), Printer: printer, Kiosk: true}
	for _, c := range about {
		do.Files = append(do.Files, uint64(c.ID))
	}
	return do
}

// pickUpService is where documents are collected: the office's own line for it, or else the one where one may ask
// anything.
func pickUpService(o *edge.Office) string {
	if _, ok := o.Catalogue().Service(catalogue.PickUp); ok {
		return catalogue.PickUp
	}
	return catalogue.Consultation
}

// filesMost is how many documents one number collects: a family's.
const filesMost = 20

// readyTogether are the applications of a claim slip that wait for their person, and with them those of the same visit.
func readyTogether(v *office.View, found []*casefile.Case) (ready []*casefile.Case) {
	all := slices.Clone(found)
	for _, c := range found {
		all = append(all, v.Cases.ByToken(c.Token)...)
	}
	for _, c := range all {
		if c.State == casefile.Ready && !slices.Contains(ready, c) && len(ready) < filesMost {
			ready = append(ready, c)
		}
	}
	return ready
}

// waitsFor is the ticket of today that carries one of some applications already; nil when none does.
func waitsFor(v *office.View, found []*casefile.Case) *queue.Ticket {
	for _, t := range v.State.Issued() {
		if t.State.Over() || t.State == queue.NoShow {
			continue
		}
		for _, c := range found {
			if slices.Contains(t.Files, uint64(c.ID)) {
				return t
			}
		}
	}
	return nil
}

// An unreadyClaim is why nothing is to be collected yet.
type unreadyClaim struct {
	Result  string                 `json:"result"` // "unready", or "collected" once somebody has the document
	Code    string                 `json:"code"`
	Service snapshot.Service       `json:"service"`
	State   casefile.CaseState     `json:"state"`
	Due     *time.Time             `json:"due"` // the promise; null: none is made
	MendBy  *time.Time             `json:"mend_by"`
	Missing []snapshot.Requirement `json:"missing"` // what it was given back for
	Paused  bool                   `json:"paused"`  // the clock stands, so no date is told
}

func unready(o *edge.Office, v *office.View, c *casefile.Case) unreadyClaim {
	row, plan := snapshot.CaseOf(o, v, c), snapshot.CasePlanOf(o, v, c)
	out := unreadyClaim{Result: "unready", Code: row.Code, Service: plan.Service, State: row.State, Due: row.Due, MendBy: row.MendBy,
		Missing: []snapshot.Requirement{}, Paused: row.Pause != nil}
	if c.State == casefile.Returned {
		out.Missing = snapshot.LacksOf(o, c)
	}
	if !c.EndedAt.IsZero() {
		out.Result = "collected"
	}
	return out
}
