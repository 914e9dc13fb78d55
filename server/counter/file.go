package counter

import (
	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/office/staff"
	"antrean/server/edge"
)

// returnFile gives an application back to its applicant, for what the ticket goes back for. It comes before the ticket:
// a refusal leaves both where they are, and one that was given back already is no refusal.
func returnFile(o *edge.Office, c *fiber.Ctx, in body) error {
	found, ok := o.Case(o.Engine.View(), in.File)
	switch {
	case !ok:
		return problem.New("unknown_case")
	case found.State == casefile.Returned:
		return nil
	}
	lacks := make([]casefile.Lack, len(in.Missing))
	for i, lack := range in.Missing {
		lacks[i] = casefile.Lack{ID: lack.ID, Kind: lack.Kind}
	}
	account := edge.Account(c)
	_, _, err := o.Engine.File(c.UserContext(), casefile.Request{Actor: account.Name, ID: in.CommandID, Digest: edge.Digest("return "+in.File, in),
		Lead: account.May(staff.Supervise), Do: casefile.Return{Case: found.ID, Lacks: lacks, Note: in.Note}})
	return err
}
