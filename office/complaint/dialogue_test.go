package complaint

import (
	"strings"
	"testing"

	"antrean/internal/golden"
	"antrean/internal/problem"
	"antrean/office/worktime"
)

// TestDialogues plays the dialogues in testdata: what somebody does with one complaint, a line, and what the book says
// then. They are in Indonesian, for the people whose work they describe. A line begins with date and time; "warga" is who
// complains, other names are staff. -update writes the answers anew.
func TestDialogues(t *testing.T) {
	golden.Dialogues(t, func(t testing.TB) golden.Stage {
		s := &stage{hours: hours(t), t: t}
		return golden.Stage{Perform: func(said string) (string, error) { return s.perform(said), nil }}
	})
}

// A stage is one complaint and the hours of its office.
type stage struct {
	t     testing.TB
	hours worktime.Hours
	entry Entry
	acts  []Act
}

// kindsSaid and statesSaid are the dictionary of the dialogues.
var (
	kindsSaid  = map[string]Kind{"pertanyaan": Information, "pengaduan": Plain, "lapangan": Field}
	statesSaid = map[State]string{New: "baru", InWork: "dikerjakan", Answered: "dijawab", Closed: "ditutup"}
)

// perform does one line: "2026-11-26 10.00 warga tulis pengaduan …".
func (s *stage) perform(line string) string {
	words := strings.SplitN(line, " ", 5)
	now := moment(s.t, s.hours, words[0]+" "+words[1])
	who, verb, rest := words[2], words[3], ""
	if len(words) == 5 {
		rest = words[4]
	}
	if who == "warga" {
		who = ""
	}
	if verb == "lihat" {
		return s.look(worktime.DateOf(now, s.hours.Zone()))
	}
	do := s.command(who, verb, rest)
	acts, err := s.entry.Decide(Request{Now: now, Hours: s.hours, Who: who, Do: do})
	if err != nil {
		return "ditolak: " + problem.Code(err)
	}
	if len(acts) == 0 {
		return "tidak ada yang berubah"
	}
	for _, act := range acts {
		s.entry.Apply(act)
	}
	s.acts = append(s.acts, acts...)
	s.check()
	return s.look(worktime.DateOf(now, s.hours.Zone()))
}

func (s *stage) command(who, verb, rest string) Command {
	first, after, _ := strings.Cut(rest, " ")
	switch verb {
	case "tulis":
		text, contact, _ := strings.Cut(after, " | ")
		way := Phone
		if who != "" {
			way = Desk
		}
		return Receive{Way: way, Kind: kindsSaid[first], Text: text, Contact: contact, Code: "K0DE", Digest: "d"}
	case "serahkan":
		return Take{Owner: rest}
	case "nilai":
		return Sort{Kind: kindsSaid[rest]}
	case "kabari":
		return Reply{Text: rest}
	case "jawab":
		return Reply{Text: rest, Final: true}
	case "tutup":
		return Close{}
	case "buka-lagi":
		return Reopen{Text: rest}
	case "hapus":
		return Erase{}
	}
	s.t.Fatalf("nobody can %q", verb)
	return nil
}

// look is the complaint as the book shows it on a day.
func (s *stage) look(today worktime.Date) string {
	e := &s.entry
	parts := []string{statesSaid[e.State]}
	for said, kind := range kindsSaid {
		if kind == e.Kind {
			parts = append(parts, said)
		}
	}
	if e.Owner != "" {
		parts = append(parts, "penanggung jawab "+e.Owner)
	}
	if e.Open() {
		if e.FirstAt.IsZero() {
			parts = append(parts, "jawaban pertama paling lambat "+string(e.FirstDue))
		}
		parts = append(parts, "jawaban paling lambat "+string(e.Due))
	}
	first, answer := e.Overdue(today)
	for say, is := range map[string]bool{"TERLAMBAT": first || answer} {
		if is {
			parts = append(parts, say)
		}
	}
	if e.FirstLate {
		parts = append(parts, "jawaban pertama lewat batas")
	}
	if e.Late {
		parts = append(parts, "jawaban lewat batas")
	}
	switch {
	case e.Private == nil:
		parts = append(parts, "isi sudah dihapus")
	case e.Private.Contact != "":
		parts = append(parts, "ada kontak")
	}
	return strings.Join(parts, ", ")
}

// check folds the acts anew and wants the same complaint: the book is what its acts say.
func (s *stage) check() {
	s.t.Helper()
	var again Entry
	for _, act := range s.acts {
		again.Apply(act)
	}
	if again.Complaint != s.entry.Complaint {
		s.t.Fatalf("folded again: got %+v, want %+v", again.Complaint, s.entry.Complaint)
	}
	if s.entry.State == Closed && s.entry.Private != nil && s.entry.Private.Contact != "" {
		s.t.Fatal("a closed complaint keeps the contact")
	}
	if s.entry.Acts != len(s.acts) {
		s.t.Fatalf("counts %d acts of %d", s.entry.Acts, len(s.acts))
	}
}
