package queue

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"antrean/internal/problem"
	"antrean/internal/raced"
	"antrean/office/worktime"
)

// FuzzQueue lives through whatever the bytes say: three bytes are a command, its argument and the time that passes.
// After every event the invariants hold; in the end the events, written down and read again, fold to the same state.
func FuzzQueue(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x00\x00\x01\x00\x01\x01\x07\x00\x01\x09\x00\x01\x0c\x00\x01\x0d\x00\x01\x09\x00\x01"))
	f.Add(bytes.Repeat([]byte("\x00\x05\x0a\x07\x01\x02\x09\x01\x03\x0f\x01\x04\x09\x01\x05"), 12)) // one ticket goes round
	f.Add(bytes.Repeat([]byte("\x00\x03\xf1\x07\x02\x10\x09\x02\x10\x0c\x02\xf2"), 8))              // served over midnight
	f.Add(bytes.Repeat([]byte("\x02\x04\x01\x03\x00\x01\x02\x05\x01\x04\x00\x01"), 10))             // checks
	f.Add(bytes.Repeat([]byte("\x00\x41\x01\x07\x40\xfa\x09\x40\xfb\x00\x41\xf0"), 9))              // repeats and clocks
	f.Fuzz(func(t *testing.T, tape []byte) {
		if err := liveThrough(tape); err != nil {
			t.Fatal(err)
		}
	})
}

// TestRandomLives plays tapes that nobody chose: the fuzzer is not always run, this is.
func TestRandomLives(t *testing.T) {
	lives := 60
	if testing.Short() || raced.On {
		lives = 10
	}
	for seed := range lives {
		random := rand.New(rand.NewPCG(uint64(seed), 0))
		tape := make([]byte, 3*maxSteps)
		for i := range tape {
			tape[i] = byte(random.UintN(256))
			if i%3 == 2 && random.UintN(20) > 0 { // mostly little time goes by, so that lines form
				tape[i] %= 0x20
			}
		}
		if err := liveThrough(tape); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}

// maxSteps bounds a tape, so that a single one stays fast.
const maxSteps = 150

func liveThrough(tape []byte) error {
	l := &life{stage: newStage(), now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), numbers: map[string]TicketID{}}
	if len(tape) > 0 {
		l.rules.Policy = fuzzPolicy(int(tape[0]))
	}
	l.rules.Counters[0].Serves = []string{"kk", "ktp"}
	l.rules.Counters[1].Serves = []string{"kk", "akta"}
	if err := l.arrangeFuzz(tape); err != nil {
		return err
	}
	for len(tape) >= 3 && l.steps < maxSteps {
		if err := l.step(tape[0], tape[1], tape[2]); err != nil {
			return err
		}
		tape = tape[3:]
	}
	return l.end()
}

// arrangeFuzz sets the rules of the day: the first byte chooses what is bounded and what closing means.
func (l *life) arrangeFuzz(tape []byte) error {
	if len(tape) == 0 || tape[0]%2 == 0 {
		return nil
	}
	l.rules.AtClosing = []string{"", ClosingExpire, ClosingNextDay}[tape[0]/2%3]
	l.rules.Quotas = Quotas{
		"kk":  {Daily: 3 + int(tape[0]/8), NextDay: true, Days: map[time.Weekday]int{time.Friday: 2, time.Saturday: 0}},
		"ktp": {Daily: -1, Days: map[time.Weekday]int{time.Tuesday: 4}, NextDay: true}, "akta": {Daily: 6},
	}
	l.rules.PerKiosk = int(tape[0]/16) % 5
	if tape[0]%4 == 1 {
		l.rules.Policy.BeforeOpening, l.rules.Policy.LotMinutes = BeforeLot, 12*60
	}
	l.plan.Closures = []worktime.Closure{{From: "2026-11-25", To: "2026-11-26", Reason: "Pindah"}, {From: "2026-11-30", Reason: "Banjir"}}
	for _, words := range []string{"jam 00.00-24.00", "jam jumat 08.00-11.00", "jam minggu tutup"} {
		if err := l.arrangeDay(strings.Fields(words)); err != nil {
			return err
		}
	}
	return nil
}

// fuzzPolicy is one of the policies that offices have.
func fuzzPolicy(n int) Policy {
	p := DefaultPolicy()
	p.Priority = []string{PriorityInterleave, PriorityStrict, PriorityCounter}[n%3]
	p.PriorityOthers, p.PriorityCounters = 1+n/3%3, []int{2}
	p.TransferPlace, p.NextServicePlace = []string{PlaceArrival, PlaceEnd}[n%2], []string{PlaceArrival, PlaceEnd}[n/2%2]
	p.NoShowRecalls, p.GraceOthers = n/4%3, n/2%4
	return p
}

// A life is an office in the hands of the fuzzer.
type life struct {
	*stage
	now       time.Time
	steps     int
	numbers   map[string]TicketID // every number ever given, with its day
	published []published
}

// A published state is one that a screen may still be reading.
type published struct {
	state *State
	seal  []byte
}

var fuzzServices = []string{"kk", "ktp", "akta", "konsultasi", "paspor"}

// fuzzCommands are what the first byte of a step can mean; n is its argument.
var fuzzCommands = []func(l *life, n int) Command{
	func(l *life, n int) Command {
		return Issue{Service: fuzzServices[n%5], Said: fuzzSaid(n), Token: l.token(), Printer: fuzzPrinter(n)}
	},
	func(l *life, n int) Command {
		return Issue{Service: fuzzServices[n%2], Said: fuzzSaid(n), Token: l.token(), Priority: n%3 == 0, Party: n % 5, Also: fuzzServices[2 : 2+n%3], Files: []uint64{7, 9}[:n%3]}
	},
	func(_ *life, n int) Command {
		return OpenCheck{Service: fuzzServices[n%5], Said: fuzzSaid(n), Seed: n - 3, Printer: fuzzPrinter(n)}
	},
	func(l *life, n int) Command {
		return ConfirmCheck{Code: l.code(n), Said: fuzzSaid(n), Token: l.token()}
	},
	func(l *life, n int) Command {
		return ReturnCheck{Code: l.code(n), Said: fuzzSaid(n), ListCode: fmt.Sprintf("L%d", n%7), Printer: fuzzPrinter(n)}
	},
	func(_ *life, n int) Command {
		return SaveList{Service: fuzzServices[n%4], Said: fuzzSaid(n), ListCode: fmt.Sprintf("L%d", n%7)}
	},
	func(*life, int) Command { return RingBell{} },
	func(_ *life, n int) Command { return OpenCounter{Counter: n % 4} },
	func(_ *life, n int) Command { return CloseCounter{Counter: n % 4} },
	func(_ *life, n int) Command { return Next{Counter: n % 4} },
	func(_ *life, n int) Command { return Next{Counter: 1 + n%2} },
	func(_ *life, n int) Command { return CallTicket{Counter: n % 4, Ticket: fuzzName(n)} },
	func(_ *life, n int) Command { return Start{Counter: 1 + n%2} },
	func(_ *life, n int) Command { return Finish{Counter: 1 + n%2} },
	func(_ *life, n int) Command { return MarkNoShow{Counter: 1 + n%2} },
	func(_ *life, n int) Command { return Requeue{Counter: 1 + n%2} },
	func(_ *life, n int) Command {
		return Return{Counter: 1 + n%2, Lacks: []Lack{{ID: "kk-asli", Kind: Short}}}
	},
	func(_ *life, n int) Command { return Recall{Counter: 1 + n%2, Ticket: fuzzName(n)} },
	func(_ *life, n int) Command { return Cancel{Ticket: TicketID(n)} },
	func(l *life, n int) Command {
		if bells := l.state.Bells(); len(bells) > 0 {
			return AnswerBell{Bell: bells[n%len(bells)].ID}
		}
		return AnswerBell{Bell: RingID(n)}
	},
	func(l *life, n int) Command {
		return ReportPaper{Job: l.job(n), State: fuzzPaper[n/8%len(fuzzPaper)], Claim: []string{"", "a"}[n/2%2], MM: n, Proof: []string{"", ProofTaken}[n%2]}
	},
	func(l *life, n int) Command {
		return ReportPaper{Job: l.job(n), State: PaperInterrupted}
	},
	func(l *life, n int) Command { return Reprint{Job: l.job(n), Staff: n%2 == 0} },
	func(_ *life, n int) Command { return TestPrint{Printer: []string{"kiosk", "desk"}[n%2]} },
	func(_ *life, n int) Command { return See{Ticket: TicketID(n)} },
	func(_ *life, n int) Command {
		values := []string{"", ValueOK, ValueBad}
		return ReportPrinter{Printer: "kiosk", Condition: Condition{State: values[n%3], Paper: values[n%3], Roll: values[n/3%3]}}
	},
	func(*life, int) Command { return Refill{Printer: "kiosk"} },
	func(l *life, n int) Command {
		service := fuzzServices[n%3]
		return Issue{Service: service, Token: l.token(), Day: MayIssue(l.state, l.rules, Wish{Service: service}, l.now).NextDay, Kiosk: n%2 == 0}
	},
	func(l *life, n int) Command {
		service := fuzzServices[n%3]
		return OpenCheck{Service: service, Day: MayIssue(l.state, l.rules, Wish{Service: service}, l.now).NextDay, Seed: n}
	},
	func(l *life, n int) Command {
		if booked := l.state.Booked(); len(booked) > 0 {
			return Cancel{Ticket: booked[n%len(booked)].ID}
		}
		return Tick{}
	},
	func(_ *life, n int) Command { return EraseTicket{Ticket: TicketID(n)} },
	func(l *life, n int) Command { return SkipNumbers{Since: l.now, UpTo: map[string]int{"A": n / 4}} },
	func(*life, int) Command { return Tick{} },
	func(*life, int) Command { return Tick{} },
	func(l *life, n int) Command {
		return Transfer{Counter: 1 + n%2, Service: append(fuzzServices[:4:4], "")[n%5], To: n / 8 % 3, Note: []string{"", "Bu Ani"}[n%2]}
	},
	func(l *life, n int) Command {
		return Park{Counter: 1 + n%2, Reason: ParkReasons()[n%6], Until: l.now.Add(time.Duration(n) * time.Second)}
	},
	func(l *life, n int) Command { return Park{Counter: 1 + n%2, Reason: "lain", Note: "menunggu anaknya"} },
	func(l *life, n int) Command { return Unpark{Counter: n % 4, Ticket: l.one(n)} },
	func(_ *life, n int) Command { return NextService{Counter: 1 + n%2, Service: fuzzServices[n%5]} },
	func(_ *life, n int) Command { return Finish{Counter: 1 + n%2, Whole: true} },
	func(l *life, n int) Command { return SetParty{Counter: n % 4, Ticket: l.one(n), Party: n % 101} },
	func(l *life, n int) Command { return SetPriority{Counter: n % 4, Ticket: l.one(n), Priority: n%2 == 0} },
	func(l *life, n int) Command {
		return Split{Counter: 1 + n%2, Ticket: l.one(n), Party: 1 + n%3, Token: l.token(), Printer: fuzzPrinter(n)}
	},
	func(l *life, n int) Command {
		return Join{Counter: n % 4, Ticket: l.one(n), Other: l.one(n/2 + 1)}
	},
	func(l *life, n int) Command { return Join{Counter: 1 + n%2, Other: l.one(n)} },
	func(l *life, n int) Command {
		return CallPaper{Counter: 1 + n%2, Service: fuzzServices[n%5], Token: l.token()}
	},
	func(l *life, n int) Command { return RejoinAt{Counter: n % 4, Ticket: l.one(n)} },
	func(l *life, n int) Command { return Rejoin{Ticket: TicketID(n)} },
	func(l *life, n int) Command { return Postpone{Ticket: TicketID(n)} },
	func(l *life, n int) Command { return CallTicket{Counter: 1 + n%2, Ticket: l.one(n)} },
	func(l *life, n int) Command {
		return Reorder{Ticket: l.one(n), To: append(Reorders(), "kiri")[n/8%4], Behind: l.one(n / 4)}
	},
	func(l *life, n int) Command {
		return Redirect{Ticket: l.one(n), Service: append(fuzzServices[:4:4], "")[n%5], To: n / 8 % 3}
	},
	func(_ *life, n int) Command {
		return HandOver{Counter: n % 4, Then: []Command{CloseCounter{Counter: n % 4}, BreakCounter{Counter: n % 4, Reason: "salat"}}[n/4%2]}
	},
	func(_ *life, n int) Command { return OpenCounter{Counter: 1 + n%2, For: "bayu"} },
	func(_ *life, n int) Command { return Undo{Counter: 1 + n%2} },
	func(_ *life, n int) Command { return Undo{Counter: 1 + n%2} },
	func(l *life, n int) Command {
		return BreakCounter{Counter: n % 4, Reason: BreakReasons()[n%5], Until: l.now.Add(time.Duration(n-9) * time.Minute)}
	},
	func(_ *life, n int) Command {
		return CallAssist{Counter: n % 4, Kind: []string{AssistHelp, AssistDanger, "kopi"}[n%3]}
	},
	func(l *life, n int) Command { return AnswerAssist{Counter: n % 4, Assist: l.help(n)} },
	func(l *life, n int) Command { return EndAssist{Counter: n % 4, Assist: l.help(n)} },
	func(_ *life, n int) Command {
		return Return{Counter: 1 + n%2, Lacks: []Lack{{ID: "kk-asli", Kind: Invalid}}, ListCode: fmt.Sprintf("L%d", n%7), Printer: fuzzPrinter(n)}
	},
	func(*life, int) Command { return Begin{Build: "0123456789ab"} },
	func(_ *life, n int) Command {
		return MuteHall{Hall: []string{"utama", "belakang"}[n%2], Minutes: n/2%8*10 - 10, Counter: n % 4}
	},
}

var fuzzPaper = []Paper{PaperQueued, PaperSending, PaperSent, PaperConfirmed, PaperUnknown, PaperExpired}

// job is mostly one on its way.
func (l *life) job(n int) JobID {
	if pending := l.state.PendingJobs(); len(pending) > 0 && n%4 > 0 {
		return pending[n%len(pending)].ID
	}
	return JobID(n)
}

// one is a ticket of today that waits, is parked or missed its call, or none.
func (l *life) one(n int) string {
	if today := l.state.Today(); len(today) > 0 && n%8 > 0 {
		return today[n%len(today)].Number()
	}
	return ""
}

// help is an open call for colleagues, when there is one.
func (l *life) help(n int) RingID {
	if assists := l.state.Assists(); len(assists) > 0 {
		return assists[n%len(assists)].ID
	}
	return RingID(n)
}

func fuzzSaid(n int) Declared {
	said := Declared{Answers: map[string]string{}, Have: []string{}, Lang: []string{"id", "en", ""}[n%3]}
	if n%4 == 1 {
		said.Missing = []string{"ijazah"}
		said.Answers["kawin"] = "ya"
	}
	return said
}

func fuzzPrinter(n int) string { return []string{"", "kiosk"}[n/2%2] }

func fuzzName(n int) string {
	switch n % 3 {
	case 0:
		return Number("A", n%8)
	case 1:
		return fmt.Sprint(n)
	}
	return ""
}

// code is that of an open check, when there is one.
func (l *life) code(n int) string {
	if checks := l.state.Checks(); len(checks) > 0 {
		return checks[n%len(checks)].Code
	}
	return "0000"
}

// step gives one command and holds the office to its promises.
func (l *life) step(op, arg, wait byte) error {
	l.steps++
	l.pass(wait)
	request := Request{Actor: []string{"kiosk", "sari"}[arg/16%2], Do: fuzzCommands[int(op)%len(fuzzCommands)](l, int(arg))}
	if arg&0x40 != 0 {
		request.ID = fmt.Sprint("r", arg%5)
		request.Digest = fmt.Sprint(op%2, arg%2)
	}
	permit := MayIssue(l.state, l.rules, wishOf(request), l.now)
	decision, err := l.decide(request)
	if err := agree(request.Do, permit, decision, err); err != nil {
		return err
	}
	if errors.Is(err, errImpure) {
		return err
	}
	if err != nil {
		return nil // refused
	}
	for i := range decision.Events {
		if err := l.live(&decision.Events[i]); err != nil {
			return fmt.Errorf("after %#v: %w", request.Do, err)
		}
	}
	return l.repeat(request, decision)
}

// wishOf is the wish in a request for a number.
func wishOf(r Request) Wish {
	service, kiosk := "", false
	switch c := r.Do.(type) {
	case Issue:
		service, kiosk = c.Service, c.Kiosk
	case OpenCheck:
		service, kiosk = c.Service, c.Kiosk
	}
	if kiosk {
		return Wish{Service: service, Kiosk: r.Actor}
	}
	return Wish{Service: service}
}

// agree holds what was decided to the permit that every screen shows.
func agree(c Command, p Permit, d Decision, refusal error) error {
	day := ""
	switch c := c.(type) {
	case Issue:
		day = c.Day
	case OpenCheck:
		day = c.Day
	default:
		return nil
	}
	code := problem.Code(refusal)
	switch {
	case d.Repeated || code == "request_id_reused" || code == "unknown_service":
		return nil
	case day != "" && day == p.NextDay:
		p.OK = true
	case day != "" && code == "stale":
		return nil
	}
	if p.OK != (refusal == nil) || !p.OK && problem.Code(p.refusal()) != code {
		return fmt.Errorf("%#v: the screens say %+v, but it was decided %v", c, p, refusal)
	}
	if !p.OK && p.Again.IsZero() {
		return fmt.Errorf("%#v: no word of when again: %+v", c, p)
	}
	return nil
}

// pass lets time go by: seconds, hours or days, and sometimes back.
func (l *life) pass(wait byte) {
	switch {
	case wait < 0xc0:
		l.now = l.now.Add(time.Duration(wait) * time.Second)
	case wait < 0xf0:
		l.now = l.now.Add(time.Duration(wait-0xc0) * time.Hour)
	case wait < 0xfa:
		l.now = l.now.AddDate(0, 0, int(wait-0xf0)*int(wait-0xf0))
	default:
		l.now = l.now.Add(-time.Duration(wait-0xf9) * 7 * time.Hour)
	}
}

// errImpure means that a decision changed what it was only to look at.
var errImpure = errors.New("deciding changed the state")

// decide decides, and on every fourth step publishes the state and looks whether deciding left it as it was.
func (l *life) decide(r Request) (Decision, error) {
	if l.steps%4 != 0 {
		return Decide(l.state, l.rules, l.now, r)
	}
	before, err := l.state.Seal()
	if err != nil {
		return Decision{}, err
	}
	l.published = append(l.published, published{l.state, before})
	decision, refusal := Decide(l.state, l.rules, l.now, r)
	if after, err := l.state.Seal(); err != nil || !bytes.Equal(before, after) {
		return Decision{}, fmt.Errorf("%w: %#v", errImpure, r.Do)
	}
	return decision, refusal
}

func (l *life) live(e *Event) error {
	if err := l.keep(e); err != nil {
		return err
	}
	for _, draw := range e.Drawn {
		t, _ := l.state.Ticket(draw.Ticket)
		if err := l.given(e.Day+" "+t.Number(), t.ID); err != nil {
			return err
		}
	}
	if e.Kind == TicketIssued && e.Lot == 0 || e.Kind == TicketCarried {
		day := e.Day
		if e.For != "" {
			day = e.For
		}
		if err := l.given(day+" "+Number(e.Prefix, e.N), e.Ticket); err != nil {
			return err
		}
	}
	return l.state.Invariants()
}

// given notes that a number was given on a day, once.
func (l *life) given(number string, to TicketID) error {
	if l.numbers[number] != 0 {
		return fmt.Errorf("%s was given twice", number)
	}
	l.numbers[number] = to
	return nil
}

// repeat sends an accepted request again and wants the same reply and no event.
func (l *life) repeat(r Request, first Decision) error {
	if r.ID == "" || len(first.Events) == 0 {
		return nil
	}
	again, err := Decide(l.state, l.rules, l.now, r)
	if err != nil || !again.Repeated || len(again.Events) != 0 || !reflect.DeepEqual(again.Reply, first.Reply) {
		return fmt.Errorf("%#v again: %+v, %v; first %+v", r.Do, again, err, first.Reply)
	}
	return nil
}

// end compares the state with its events and with what was published on the way.
func (l *life) end() error {
	if err := l.check(); err != nil {
		return err
	}
	erased, err := foldKept(l.kept, true)
	if err != nil {
		return err
	}
	if err := erased.Invariants(); err != nil {
		return fmt.Errorf("with private parts erased: %w", err)
	}
	for _, p := range l.published {
		seal, err := p.state.Seal()
		if err != nil {
			return err
		}
		if !bytes.Equal(seal, p.seal) {
			return fmt.Errorf("the state published at %d has changed", p.state.Seq)
		}
	}
	return nil
}
