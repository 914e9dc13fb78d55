package queue

import "antrean/internal/problem"

func (c ReportPaper) decide(d *decision) error {
	job, ok := d.state.Job(c.Job)
	switch {
	case !ok:
		return problem.New("not_found")
	case job.State.Final():
		return d.reportEnded(job, c)
	case job.State == PaperSending && job.Claim != c.Claim:
		return problem.New("stale").And("paper_state", job.State)
	case job.State == c.State:
		return nil // it was told before
	case c.State == PaperQueued, c.State == PaperSending && !d.now.Before(job.Until()): // nobody waits for it any more
		return problem.New("stale").And("paper_state", job.State)
	}
	d.add(Event{Kind: PaperChanged, Job: job.ID, Paper: c.State, Reason: c.Reason, Proof: c.Proof, MM: c.MM, Claim: c.Claim})
	if c.State == PaperInterrupted && job.Copy < copiesMax && d.now.Before(job.Until()) {
		d.settle()
		job, _ = d.state.Job(job.ID)
		d.again(job).Since = job.Since
	}
	return nil
}

// reportEnded takes a report about a job that has come to its end: the same one again, or that somebody took the slip.
func (d *decision) reportEnded(job *Job, c ReportPaper) error {
	if job.State != c.State || job.Claim != c.Claim {
		return problem.New("stale").And("paper_state", job.State)
	}
	if job.State == PaperConfirmed && c.Proof == ProofTaken && job.Proof != ProofTaken {
		d.add(Event{Kind: PaperChanged, Job: job.ID, Paper: job.State, Reason: job.Reason, Proof: c.Proof, Claim: job.Claim})
	}
	return nil
}

// again asks for a marked copy of a job that has none.
func (d *decision) again(job *Job) *Event {
	e := d.add(Event{Kind: PaperAgain, Of: job.ID, Copy: job.Copy + 1, Ticket: job.Ticket, Code: job.Code, Printer: job.Printer, Since: d.now})
	e.Job = JobID(e.Seq)
	d.reply.Job, d.reply.Copy = e.Job, e.Copy
	return e
}

func (c Reprint) decide(d *decision) error {
	job, ok := d.state.Job(c.Job)
	if !ok {
		return problem.New("not_found")
	}
	job = d.state.Newest(job)
	tooLate := !c.Staff && (job.Copy >= copiesMax || d.now.Sub(job.At) > againWithin) && !d.state.firstNumber(job)
	if !job.State.Final() || tooLate || !d.state.Wanted(job, d.now) {
		return problem.New("stale").And("paper_state", job.State)
	}
	if e := d.again(job); c.Printer != "" {
		e.Printer = c.Printer
	}
	return nil
}

// firstNumber reports whether a job's paper was of a lot that has been drawn since: the number is on no paper yet.
func (s *State) firstNumber(job *Job) bool {
	t, ok := s.Ticket(job.Ticket)
	return ok && t.Lot != 0 && t.N != 0 && job.At.Before(t.WaitsFrom)
}

func (c TestPrint) decide(d *decision) error {
	for _, job := range d.state.PendingJobs() {
		if job.Kind == JobTest && job.Printer == c.Printer {
			d.reply = Reply{Job: job.ID, Copy: job.Copy} // it is on its way already
			return nil
		}
	}
	e := d.add(Event{Kind: TestWanted, Printer: c.Printer})
	d.wantPaper(e)
	return nil
}

func (c PrintClaim) decide(d *decision) error {
	e := d.add(Event{Kind: ClaimWanted, Printer: c.Printer, Code: c.Code, Copy: c.Copy})
	d.wantPaper(e)
	d.reply.Copy = max(1, c.Copy)
	return nil
}

func (c See) decide(d *decision) error {
	t, ok := d.state.Ticket(c.Ticket)
	if !ok {
		return problem.New("unknown_ticket")
	}
	d.reply = Reply{Ticket: t.ID, Reached: d.state.Reached(t)}
	if t.SeenAt.IsZero() && d.reply.Reached != ReachedPaper {
		d.add(Event{Kind: TicketSeen, Ticket: t.ID})
		d.reply.Reached = ReachedScreen
	}
	return nil
}

func (c ReportPrinter) decide(d *decision) error {
	if d.state.Printer(c.Printer).Condition != c.Condition {
		d.add(Event{Kind: PrinterChanged, Printer: c.Printer, Condition: &c.Condition})
	}
	return nil
}

func (c Refill) decide(d *decision) error {
	d.add(Event{Kind: PrinterRefilled, Printer: c.Printer})
	return nil
}
