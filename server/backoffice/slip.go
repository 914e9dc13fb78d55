package backoffice

import (
	"github.com/gofiber/fiber/v2"

	"antrean/office/casefile"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// printed lets the claim slips come out that a command gives: the one that was asked for, or those that come by
// themselves. Each has an id that follows from the command's, so that repeating it gives one paper.
func printed(o *edge.Office, c *fiber.Ctx, in body, reply casefile.Reply, out *answered) error {
	printer := o.PaperAt(in.Counter)
	if printer == "" {
		return nil
	}
	if reply.Slip > 0 {
		paper, err := printClaim(o, c, in, printer, reply.Case, reply.Slip)
		out.Paper = paper
		return err
	}
	for _, id := range reply.Slips {
		paper, err := printClaim(o, c, in, printer, id, 1)
		if err != nil {
			return err
		}
		out.Slips = append(out.Slips, slipOf{registerOf(o, id), paper})
	}
	return nil
}

// A slipOf is a claim slip that comes out by itself.
type slipOf struct {
	Code  string          `json:"code"`
	Paper *snapshot.Paper `json:"paper"`
}

func printClaim(o *edge.Office, c *fiber.Ctx, in body, printer string, id casefile.CaseID, copy int) (*snapshot.Paper, error) {
	code := registerOf(o, id)
	request := queue.Request{Actor: edge.Account(c).Name, ID: in.CommandID + " " + code, Digest: edge.Digest("claim "+code, in),
		Do: queue.PrintClaim{Printer: printer, Code: code, Copy: copy}}
	reply, _, err := o.Engine.Do(c.UserContext(), request)
	if err != nil {
		return nil, err
	}
	job, ok := o.Engine.View().State.Job(reply.Job)
	if !ok {
		return nil, nil
	}
	return &snapshot.Paper{Job: job.ID, State: job.State}, nil
}

func registerOf(o *edge.Office, id casefile.CaseID) string {
	c, ok := o.Engine.View().Cases.Case(id)
	if !ok {
		return ""
	}
	return c.Register()
}
