package snapshot

import (
	"strconv"
	"time"

	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// Printers is everything the page of the printers shows.
type Printers struct {
	Frame
	Printers []Printer `json:"printers"`
}

// A Printer is a machine with what it has printed.
type Printer struct {
	Machine
	Profile string     `json:"profile"`
	Status  Status     `json:"status"`
	Since   *time.Time `json:"since"` // since when its state and reason are what they are
	Left    *int       `json:"left"`  // tickets the roll is good for, about
	UsedMM  int        `json:"used_mm"`
	Agent   bool       `json:"agent"`
	Jobs    []Job      `json:"jobs"`
}

// A Status is what is known of each thing that can go wrong.
type Status struct {
	Line   string `json:"line"`
	Why    string `json:"why"`
	Online string `json:"online"`
	Paper  string `json:"paper"`
	Roll   string `json:"roll"`
	Cover  string `json:"cover"`
	Cutter string `json:"cutter"`
	Heat   string `json:"heat"`
	Mouth  string `json:"mouth"`
}

// A Job is a slip on its way, or what became of it.
type Job struct {
	ID      string      `json:"id"`
	Kind    string      `json:"kind"`
	Title   string      `json:"title"` // the number or code on it
	Copy    int         `json:"copy"`  // 1 is the first paper
	State   queue.Paper `json:"state"`
	Reason  string      `json:"reason"`
	Proof   string      `json:"proof"`
	At      time.Time   `json:"at"`
	MM      int         `json:"mm"`
	AgainOf *string     `json:"again_of"`
}

// PrintersOf is the present of the page of the printers.
func PrintersOf(o *edge.Office, v *office.View) Printers {
	out := Printers{Frame: FrameOf(o, v, "printers"), Printers: []Printer{}}
	for _, p := range o.Printers() {
		out.Printers = append(out.Printers, printerOf(o, v, p))
	}
	return out
}

func printerOf(o *edge.Office, v *office.View, p edge.Printer) Printer {
	known, jobs := v.State.Printer(p.Name), v.State.Recent(p.Name)
	out := Printer{
		Machine: MachineOf(v, p.Name), Profile: p.Profile, Status: statusOf(known.Condition), Since: moment(o, known.Since),
		Left: left(p, known, jobs), UsedMM: known.UsedMM, Agent: p.Agent, Jobs: []Job{},
	}
	for _, j := range jobs {
		out.Jobs = append(out.Jobs, jobOf(o, v, j))
	}
	return out
}

func statusOf(c queue.Condition) Status {
	return Status{
		Line: value(c.Line), Why: c.Why, Online: value(c.Online), Paper: value(c.Paper), Roll: value(c.Roll),
		Cover: value(c.Cover), Cutter: value(c.Cutter), Heat: value(c.Heat), Mouth: value(c.Mouth),
	}
}

func jobOf(o *edge.Office, v *office.View, j *queue.Job) Job {
	out := Job{ID: JobID(j.ID), Kind: j.Kind, Title: j.Code, Copy: j.Copy, State: j.State, Reason: j.Reason, Proof: j.Proof, At: o.Local(j.At), MM: j.MM}
	if t, ok := v.State.Ticket(j.Ticket); ok {
		out.Title = t.Number()
	}
	if j.Of != 0 {
		of := JobID(j.Of)
		out.AgainOf = &of
	}
	return out
}

// JobID is a job's id as snapshots write ids.
func JobID(id queue.JobID) string { return strconv.FormatUint(uint64(id), 10) }

// left is how many more tickets the roll is good for, at the length of the last slips; nil when nobody can know.
func left(p edge.Printer, known *queue.Printer, jobs []*queue.Job) *int {
	slips, mm := 0, 0
	for _, j := range jobs {
		if j.MM > 0 && (j.State == queue.PaperSent || j.State == queue.PaperConfirmed) {
			slips, mm = slips+1, mm+j.MM
		}
	}
	rest := p.RollMM - known.UsedMM
	if known.NearEnd && p.NearEndMM > 0 {
		rest = p.NearEndMM - known.NearEndMM
	}
	if known.Condition.Paper == queue.ValueBad {
		rest = 0
	}
	if p.RollMM == 0 || slips == 0 {
		return nil
	}
	n := max(0, rest) * slips / mm
	return &n
}
