package backoffice

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/office/casefile"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// answerSlip prints the claim slip that was just given. Both commands have the same id, so that repeating them gives
// one paper.
func answerSlip(o *edge.Office, c *fiber.Ctx, in body, code string, reply casefile.Reply) error {
	out := result(o, reply)
	printer := printerOf(o, in.Counter)
	if printer == "" {
		return edge.JSON(c, http.StatusOK, out)
	}
	printed, _, err := o.Engine.Do(c.UserContext(), queue.Request{
		Actor: edge.Account(c).Name, ID: in.CommandID, Digest: edge.Digest("claim "+code, in), Do: queue.PrintClaim{Printer: printer, Code: code, Copy: reply.Slip},
	})
	if err != nil {
		return err
	}
	if job, ok := o.Engine.View().State.Job(printed.Job); ok {
		out.Paper = &snapshot.Paper{Job: job.ID, State: job.State}
	}
	return edge.JSON(c, http.StatusOK, out)
}

// printerOf is where slips come out: beside a counter, or at the front office; empty when there is neither.
func printerOf(o *edge.Office, counter int) string {
	if rule, ok := o.Rule(counter); ok && rule.Printer != "" {
		return rule.Printer
	}
	return o.DeskPaper()
}
