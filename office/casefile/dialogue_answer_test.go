package casefile

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"antrean/internal/golden"

	"antrean/internal/problem"
)

// sayRefusal is how the office says no: the code that documents name, and what else it tells.
func (s *stage) sayRefusal(err error) string {
	refusal, ok := err.(*problem.Error)
	if !ok {
		return "rusak: " + err.Error()
	}
	text := "ditolak: " + refusal.Code
	if refusal.Field != "" {
		text += " " + refusal.Field
	}
	keys := make([]string, 0, len(refusal.Also))
	for key := range refusal.Also {
		if key != "case" {
			keys = append(keys, key)
		}
	}
	sort.Strings(keys)
	for _, key := range keys {
		text += fmt.Sprintf(", %s %v", key, refusal.Also[key])
	}
	return text
}

// say is the office's answer to a command.
func (s *stage) say(command Command, d Decision) string {
	text := s.sayReply(command, d.Reply)
	if d.Repeated {
		text += " (jawaban yang sama)"
	}
	return text
}

func (s *stage) sayReply(command Command, r Reply) string {
	switch command.(type) {
	case Tick, Recount, SkipRegister:
		return "dicatat"
	case SetNeed:
		return fmt.Sprintf("%s %s, %d berkas terpengaruh", r.Need, map[bool]string{true: "terganggu", false: "normal"}[s.state.Need(r.Need).Down], r.Paused)
	case EraseCase:
		if c, ok := s.state.Case(r.Case); ok {
			return fmt.Sprintf("berkas %d dilupakan, halaman %q", c.N, c.Token)
		}
	}
	text := ""
	for _, id := range r.Cases {
		if id != r.Case {
			text += s.sayCase(id, "") + "\n"
		}
	}
	more := ""
	if r.Undone != "" {
		more = ", diurungkan"
	}
	if r.Slip > 0 {
		more += fmt.Sprintf(", tanda terima ke-%d", r.Slip)
	}
	text += s.sayCase(r.Case, more)
	for i, id := range r.Slips {
		c, _ := s.state.Case(id)
		text += []string{", tanda terima keluar untuk ", ","}[min(i, 1)] + fmt.Sprint(c.N)
	}
	return text
}

// sayCase says how a case is: whose turn, in which stage, and what is promised.
func (s *stage) sayCase(id CaseID, more string) string {
	c, ok := s.state.Case(id)
	if !ok {
		return "tidak ada"
	}
	text := fmt.Sprintf("berkas %d %s%s", c.N, dialogueStates[c.State], more)
	if c.State == InWork || c.State == Ready || c.State == Handed && c.ClosedAt.IsZero() {
		text += fmt.Sprintf(", tahap %s (%s)", c.Stage, s.roleOf(c))
	}
	if c.State == Returned && !c.MendBy.IsZero() {
		text += ", perbaiki sampai " + s.sayTime(c.MendBy)
	}
	return text + s.sayPromise(c)
}

func (s *stage) sayPromise(c *Case) string {
	switch {
	case c.Due.IsZero() || !c.EndedAt.IsZero():
		return ""
	case c.Pause != nil && c.Pause.Need != "":
		return fmt.Sprintf(", waktu berhenti: %s %s", dialogueCauses[c.Pause.Cause], c.Pause.Need)
	case c.Pause != nil && c.Pause.Cause == Central:
		return ", tanpa janji: " + dialogueCauses[Central]
	case c.Pause != nil:
		return ", waktu berhenti: " + dialogueCauses[c.Pause.Cause]
	}
	return ", janji " + s.sayTime(c.Due)
}

// sayTime writes a moment as people of the office do: "Sel 24-11-2026 15.00".
func (s *stage) sayTime(at time.Time) string {
	at = at.In(s.day.Location())
	return []string{"Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"}[at.Weekday()] + at.Format(" 02-01-2006 15.04")
}

// show answers "lihat": what a screen would show of the state.
func (s *stage) show(words []string) (string, error) {
	switch words[0] {
	case "riwayat":
		return s.showTrace(words[1]), nil
	case "peran":
		return golden.Lines(s.state.Waiting(words[1]), func(c *Case) string { return s.sayCase(c.ID, "") }), nil
	case "gangguan":
		return golden.Lines(s.state.Down(), func(n Need) string {
			text := fmt.Sprintf("%s sejak %s", n.Name, s.sayTime(n.Since))
			if !n.Expected.IsZero() {
				text += ", perkiraan pulih " + s.sayTime(n.Expected)
			}
			return text + ", dari " + n.By
		}), nil
	case "gangguan-lalu":
		return golden.Lines(s.state.Outages(), func(o Outage) string {
			return fmt.Sprintf("%s %s sampai %s, %d menit kerja", o.Need, s.sayTime(o.Since), s.sayTime(o.Until), s.rules.Hours.WorkingMinutesBetween(o.Since, o.Until))
		}), nil
	case "halaman":
		return golden.Lines(s.state.ByToken(words[1]), func(c *Case) string { return s.sayCase(c.ID, "") }), nil
	}
	c, ok := s.state.Case(s.find(words[0]))
	if !ok {
		return "tidak ada", nil
	}
	return s.showCase(c), nil
}

// showCase says everything that a screen shows of a case, a line each.
func (s *stage) showCase(c *Case) string {
	out := []string{s.sayCase(c.ID, "")}
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	add("register %s, %s lewat %s%s", c.Register(), c.Service, c.Channel, map[bool]string{true: ", nomor " + c.Number}[c.Number != ""])
	for _, lack := range c.Lacks {
		add("%s: %s", lack.ID, lack.Kind)
	}
	if !c.CompleteAt.IsZero() {
		add("lengkap %s", s.sayTime(c.CompleteAt))
	}
	if !c.Due.IsZero() {
		late := map[bool]string{true: ", terlambat", false: ""}[c.Late(s.state.At)]
		add("janji %s, %s, waktu berhenti %d menit kerja%s", s.sayTime(c.Due), dialogueReasons[c.Why], int(c.Paused/time.Minute), late)
	}
	for _, side := range c.Sides {
		add("%s %s", side.Step, map[bool]string{true: "selesai", false: "tidak bisa: " + side.Reason}[side.Done])
	}
	if c.Slips > 0 {
		add("tanda terima %d lembar", c.Slips)
	}
	if c.Note != "" {
		add("catatan %q", c.Note)
	}
	if c.How != "" {
		add("%s %s%s", map[string]string{"handover": "diserahkan kepada", "self_print": "dicetak sendiri"}[c.How], c.Who, "")
	}
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return strings.Join(out, "\n")
}

func (s *stage) showTrace(n string) string {
	c, ok := s.state.Case(s.find(n))
	if !ok {
		return "tidak ada"
	}
	return golden.Lines(c.Trace, func(v Visit) string {
		text := fmt.Sprintf("%s dari %s", v.Stage, s.sayTime(v.Since))
		if v.Until.IsZero() {
			return text
		}
		return fmt.Sprintf("%s sampai %s, oleh %s", text, s.sayTime(v.Until), orOffice(v.By))
	})
}

func orOffice(by string) string {
	if by == "" {
		return "kantor"
	}
	return by
}
