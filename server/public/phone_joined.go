package public

import (
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// joinedPage is the page of a ticket that joined another: the number that goes on, where that stands and when it is
// called. What its person declared, and what only they may do, stays theirs.
func joinedPage(o *edge.Office, v *office.View, own, on *queue.Ticket, lang, path string) trackPage {
	page := trackPage{
		phoneFrame: newFrame(o, lang, path), Joined: own.Number(),
		At: o.Now().Format("15.04.05"), Epoch: v.Epoch, Seq: v.Seq(), State: string(on.State), Number: on.Number(), Counter: on.Counter, Calls: on.Calls,
		CalledAt: clock(o, on.CalledAt), EndedAt: clock(o, on.EndedAt), Complete: own.Complete(),
	}
	page.Complain += "&" + complains(own)
	page.when(o, v, on, lang)
	page.more(o, v, on, lang)
	page.Lot, page.Share, page.Draw, page.List, page.Postpone = "", "", "", "", 0
	page.files(o, v, own.Token, lang)
	page.CanErase = page.CanErase && on.State.Over()
	if on.State == queue.Waiting {
		page.Ahead = v.Ahead(on)
		page.Position = page.Ahead + 1
	}
	lacks := own
	if on.State == queue.Returned {
		lacks = on // what both are to bring
	}
	page.Missing = needs(snapshot.MissingOf(o, lacks), o, lacks.Service, lang)
	if s, ok := o.ServiceOf(on); ok {
		page.Service, page.Free = s.Short.In(lang), s.Fee.Free()
		page.Advice = adviceFor(s, on.State, lang)
	}
	if !on.State.Over() {
		page.Troubles = snapshot.TroublesFor(o, v, on.Service, lang)
	}
	return page
}
