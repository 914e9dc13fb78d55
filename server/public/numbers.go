package public

import (
	"antrean/internal/words"
	"antrean/office/queue"
	"antrean/office/worktime"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A numbersNow says to somebody who is not at the office whether a number can be had there now, and else when.
type numbersNow struct {
	OK     bool
	Said   string // "Nomor diberikan hari ini sampai 14.30 WIB."
	Reason string // the holiday or closure, or empty
}

// numbersOf puts the one answer of queue.MayIssue into words.
func numbersOf(o *edge.Office, service, lang string) numbersNow {
	v, now := o.Engine.View(), o.Now()
	p := queue.MayIssue(v.State, v.Rules, queue.Wish{Service: service}, now)
	out, sentences := numbersNow{OK: p.OK, Reason: p.Name}, words.In(lang)
	until := o.Hours().At(now).IssueUntil
	again := ""
	if !p.Again.IsZero() {
		again = worktime.FormatDateTime(lang, o.Local(p.Again))
	}
	switch {
	case p.OK && until.IsZero():
		out.Said = sentences.T("phone.numbers.now")
	case p.OK:
		out.Said = sentences.T("phone.numbers.until", "time", worktime.FormatEndZone(lang, o.Local(until)))
	case p.Why == queue.IsDown:
		out.Said, out.Reason = snapshot.ClosedSentence(o, p, lang), ""
	case p.NextDay != "" && p.Why == queue.NotToday:
		day := worktime.Date(p.NextDay).Start(o.Catalogue().Office.Location())
		out.Said = sentences.T("phone.numbers.not_today.next_day", "day", worktime.FormatDate(lang, day))
	case p.NextDay != "":
		day := worktime.Date(p.NextDay).Start(o.Catalogue().Office.Location())
		out.Said = sentences.T("phone.numbers.next_day", "day", worktime.FormatDate(lang, day))
	case p.Why == queue.NotToday && again != "":
		out.Said = sentences.T("phone.numbers.not_today", "again", again)
	case p.Why == queue.QuotaOut && again != "":
		out.Said = sentences.T("phone.numbers.out", "again", again)
	case again != "":
		out.Said = sentences.T("phone.numbers.closed", "again", again)
	default:
		out.Said = sentences.T("phone.numbers.none")
	}
	if p.OK && p.Left >= 0 {
		out.Said += " " + sentences.T("phone.numbers.left", "n", p.Left)
	}
	return out
}
