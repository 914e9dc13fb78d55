package queue

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"antrean/office/worktime"
)

// calendar lets the queue ask the office's hours, as package office does.
type calendar struct{ worktime.Hours }

func (c calendar) At(now time.Time) Hours {
	a := c.Hours.At(now)
	return Hours{Open: a.Open, Over: a.Why == worktime.AfterClosing, Why: a.Why, Name: a.Name, Note: a.Note, Next: a.NextOpen}
}

func (c calendar) Opens(day string) time.Time { return c.Hours.Opens(worktime.Date(day)) }

// closings are the words for what becomes of those who wait at closing.
var closings = map[string]string{"layani": "", "hangus": ClosingExpire, "besok": ClosingNextDay}

// arrangeDay changes the rules of the day:
//
//	jam 08.00-15.00              every day, until other words change it
//	jam jumat 08.00-11.00
//	libur 2026-11-25 Pilkada     closed this once
//	kuota ktp 2 besok            numbers a day, and tomorrow's when they are out
//	penutupan hangus             what becomes of those who wait
//	semenit 3                    numbers of one kiosk
//	undian 60                    lots from an hour before opening
func (s *stage) arrangeDay(words []string) error {
	switch {
	case len(words) == 2 && words[0] == "jam":
		s.plan.Week = map[string]string{}
		for _, day := range []string{"minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"} {
			s.plan.Week[day] = words[1]
		}
	case len(words) == 3 && words[0] == "jam":
		s.plan.Week[words[1]] = words[2]
	case len(words) == 3 && words[0] == "libur":
		s.plan.Closures = append(s.plan.Closures, worktime.Closure{From: words[1], Reason: words[2]})
	case len(words) == 2 && words[0] == "penutupan":
		s.rules.AtClosing = closings[words[1]]
		return nil
	default:
		return s.arrangeBounds(words)
	}
	s.plan.Holidays = worktime.HolidaysNone
	hours, err := s.plan.Compile(jakarta)
	s.rules.Opening = calendar{hours}
	return err
}

func (s *stage) arrangeBounds(words []string) error {
	if len(words) < 2 {
		return fmt.Errorf("cannot arrange %q", words)
	}
	n, err := strconv.Atoi(words[min(2, len(words)-1)])
	switch {
	case err != nil:
		return err
	case words[0] == "undian":
		s.rules.Policy = s.rules.PolicyInForce()
		s.rules.Policy.BeforeOpening, s.rules.Policy.LotMinutes = BeforeLot, n
	case words[0] == "semenit":
		s.rules.PerKiosk = n
	case words[0] == "kuota" && len(words) > 2:
		if s.rules.Quotas == nil {
			s.rules.Quotas = Quotas{}
		}
		s.rules.Quotas[words[1]] = Quota{Daily: n, NextDay: strings.HasSuffix(strings.Join(words, " "), " besok")}
	default:
		return fmt.Errorf("cannot arrange %q", words)
	}
	return nil
}
