package queue

// addJob makes a print job of an event that wants paper.
func (s *State) addJob(e *Event) {
	job := &Job{ID: e.Job, Ticket: e.Ticket, Code: e.Code, Printer: e.Printer, State: PaperQueued, At: e.At, Since: e.At, Copy: 1}
	switch e.Kind {
	case TicketIssued:
		job.Kind = JobTicket
	case CheckOpened:
		job.Kind = JobCheck
	case ListSaved:
		job.Kind = JobList
		if e.Ticket != 0 {
			job.Kind = JobReturn
		}
	case TestWanted:
		job.Kind = JobTest
	case ClaimWanted:
		job.Kind, job.Copy = JobClaim, max(1, e.Copy)
	case PaperAgain:
		if of, ok := s.Job(e.Of); ok {
			job.Kind, job.Of, job.Copy, job.Since = of.Kind, e.Of, e.Copy, e.Since
		}
	}
	if job.Kind == "" || job.Printer == "" {
		return
	}
	s.jobs = s.jobs.Set(uint64(job.ID), job)
	s.pending = append(s.pending, job.ID)
	s.list(job)
}

func (s *State) setJob(id JobID, change func(*Job)) {
	if job, ok := s.Job(id); ok {
		s.jobs = s.jobs.Set(uint64(id), job.with(change))
	}
}

// changePaper moves a job on. One that has ended only gets a better proof.
func (s *State) changePaper(e *Event) {
	job, ok := s.Job(e.Job)
	if !ok {
		return
	}
	if job.State.Final() {
		s.setJob(e.Job, func(j *Job) { j.Proof = e.Proof })
		return
	}
	s.setJob(e.Job, func(j *Job) { j.State, j.Reason, j.Proof, j.MM, j.Claim = e.Paper, e.Reason, e.Proof, e.MM, e.Claim })
	s.use(job.Printer, e.MM)
	s.tear(job.Printer, e.Paper)
	if e.Paper.Final() {
		s.pending = without(s.pending, job.ID)
	}
}
