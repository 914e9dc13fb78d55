package queue

import (
	"fmt"

	"antrean/internal/problem"
)

// checkCodes is how many four-digit codes there are.
const checkCodes = 10000

func (c OpenCheck) decide(d *decision) error {
	later, err := d.mayIssue(c.Service, c.Day, c.Kiosk)
	if err != nil {
		return err
	}
	if _, ok := d.rules.Prefixes[c.Service]; !ok {
		return problem.New("unknown_service")
	}
	if err := d.mayFollow(c.Service, c.Also); err != nil {
		return err
	}
	if err := checkParty(c.Party); err != nil {
		return err
	}
	code, ok := d.freeCode(c.Seed)
	if !ok {
		return problem.New("unavailable")
	}
	e := d.add(Event{Kind: CheckOpened, Catalogue: d.rules.Catalogue, Service: c.Service, Code: code, For: later,
		Missing: len(c.Said.Missing), Printer: c.Printer, Private: &Private{Said: &c.Said},
		Party: c.Party, Priority: c.Priority, Also: c.Also})
	d.reply = Reply{Code: code}
	d.wantPaper(e)
	return nil
}

// freeCode finds a code that no open check and none settled a moment ago has, beginning at seed.
func (d *decision) freeCode(seed int) (string, bool) {
	taken := make(map[string]bool, len(d.state.checks)+len(d.state.settled))
	for _, c := range d.state.checks {
		taken[c.Code] = true
	}
	for _, c := range d.state.settled {
		taken[c.Code] = true
	}
	start := (seed%checkCodes + checkCodes) % checkCodes
	for i := range checkCodes {
		if code := fmt.Sprintf("%04d", (start+i)%checkCodes); !taken[code] {
			return code, true
		}
	}
	return "", false
}

// wantPaper makes the event's slip a print job.
func (d *decision) wantPaper(e *Event) {
	if e.Printer != "" {
		e.Job = JobID(e.Seq)
		d.reply.Job = e.Job
	}
}

func (c ConfirmCheck) decide(d *decision) error {
	check, ok := d.state.Check(c.Code)
	if !ok {
		return problem.New("unknown_check")
	}
	if len(c.Said.Missing) > 0 {
		return problem.New("incomplete").And("missing", c.Said.Missing)
	}
	e := d.add(Event{Kind: CheckConfirmed, Code: c.Code, Service: check.Service, For: check.Day})
	e.Prefix, e.N = d.comes(check)
	e.Ticket = TicketID(e.Seq + 1) // issued next
	d.settle()
	return d.give(Issue{Service: check.Service, Said: c.Said, Token: c.Token, Share: c.Share, Printer: c.Printer,
		Party: check.Party, Priority: check.Priority, Also: check.Also, catalogue: check.Catalogue}, check.Day)
}

// comes is the number that a check whose papers are complete is about to get.
func (d *decision) comes(check *Check) (prefix string, n int) {
	if check.Day == "" && !d.rules.DrawsAt(d.now).IsZero() {
		return LotPrefix, len(d.state.ledger.Lots) + 1
	}
	prefix = d.rules.Prefixes[check.Service]
	return prefix, d.state.nextNumber(prefix, check.Day)
}

func (c ReturnCheck) decide(d *decision) error {
	check, ok := d.state.Check(c.Code)
	if !ok {
		return problem.New("unknown_check")
	}
	d.add(Event{Kind: CheckReturned, Code: c.Code, Service: check.Service})
	d.settle()
	d.saveList(check.Service, check.Catalogue, c.Said, c.ListCode, c.Printer)
	return nil
}

func (c SaveList) decide(d *decision) error {
	d.saveList(c.Service, d.rules.Catalogue, c.Said, c.ListCode, c.Printer)
	return nil
}

func (d *decision) saveList(service, standards string, said Declared, code, printer string) {
	e := d.add(Event{Kind: ListSaved, Catalogue: standards, Service: service, Code: code,
		Missing: len(said.Missing), Printer: printer, Private: &Private{Said: &said}})
	d.reply = Reply{Code: code}
	d.wantPaper(e)
}
