package counter

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/kiosk"
	"antrean/server/snapshot"
)

// An action makes the command that a terminal gives at a counter.
type action func(o *edge.Office, n int, in body) queue.Command

// actions are the commands a terminal can give, by the last part of their path.
func actions() map[string]action {
	all := onCounter()
	maps.Copy(all, onTicket())
	maps.Copy(all, elsewhere())
	maps.Copy(all, inHall())
	return all
}

// Actions lists the names of the commands in alphabetical order.
func Actions() []string { return slices.Sorted(maps.Keys(actions())) }

// onCounter are the commands about the counter itself, and its colleagues.
func onCounter() map[string]action {
	return map[string]action{
		"open":  func(_ *edge.Office, n int, _ body) queue.Command { return queue.OpenCounter{Counter: n} },
		"close": func(_ *edge.Office, n int, _ body) queue.Command { return queue.CloseCounter{Counter: n} },
		"break": func(o *edge.Office, n int, in body) queue.Command {
			return queue.BreakCounter{Counter: n, Reason: in.Reason, Until: in.until(o)}
		},
		"next": func(_ *edge.Office, n int, _ body) queue.Command { return queue.Next{Counter: n} },
		"call": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.CallTicket{Counter: n, Ticket: in.Ticket}
		},
		"call-paper": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.CallPaper{Counter: n, Service: in.Service, Token: kiosk.NewToken()}
		},
		"undo":   func(_ *edge.Office, n int, _ body) queue.Command { return queue.Undo{Counter: n} },
		"assist": func(_ *edge.Office, n int, in body) queue.Command { return queue.CallAssist{Counter: n, Kind: in.Kind} },
		"assist-answer": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.AnswerAssist{Counter: n, Assist: in.assist()}
		},
		"assist-end": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.EndAssist{Counter: n, Assist: in.assist()}
		},
	}
}

// onTicket are the commands about the ticket in hand.
func onTicket() map[string]action {
	return map[string]action{
		"recall": func(_ *edge.Office, n int, in body) queue.Command { return queue.Recall{Counter: n, Ticket: in.Ticket} },
		"start":  func(_ *edge.Office, n int, in body) queue.Command { return queue.Start{Counter: n, Ticket: in.Ticket} },
		"finish": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.Finish{Counter: n, Ticket: in.Ticket, Whole: in.Whole}
		},
		"no-show": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.MarkNoShow{Counter: n, Ticket: in.Ticket}
		},
		"requeue": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.Requeue{Counter: n, Ticket: in.Ticket}
		},
		"return": func(o *edge.Office, n int, in body) queue.Command {
			return queue.Return{Counter: n, Ticket: in.Ticket, Lacks: in.Missing, ListCode: kiosk.NewCode(), Printer: o.PaperAt(n)}
		},
		"transfer": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.Transfer{Counter: n, Ticket: in.Ticket, Service: in.Service, To: in.To, Note: in.Note}
		},
		"next-service": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.NextService{Counter: n, Ticket: in.Ticket, Service: in.Service, Note: in.Note}
		},
		"park": func(o *edge.Office, n int, in body) queue.Command {
			return queue.Park{Counter: n, Ticket: in.Ticket, Reason: in.Reason, Note: in.Note, Until: in.until(o)}
		},
	}
}

// elsewhere are the commands about any ticket of the day.
func elsewhere() map[string]action {
	return map[string]action{
		"unpark": func(_ *edge.Office, n int, in body) queue.Command { return queue.Unpark{Counter: n, Ticket: in.Ticket} },
		"rejoin": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.RejoinAt{Counter: n, Ticket: in.Ticket}
		},
		"party": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.SetParty{Counter: n, Ticket: in.Ticket, Party: in.Party}
		},
		"priority": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.SetPriority{Counter: n, Ticket: in.Ticket, Priority: *in.Priority}
		},
		"join": func(_ *edge.Office, n int, in body) queue.Command {
			return queue.Join{Counter: n, Ticket: in.Ticket, Other: in.Other}
		},
		"split": func(o *edge.Office, n int, in body) queue.Command {
			return queue.Split{Counter: n, Ticket: in.Ticket, Party: in.Party, Token: kiosk.NewToken(), Printer: o.PaperAt(n)}
		},
	}
}

// inHall are the commands about the voice of the hall in which the counter stands.
func inHall() map[string]action {
	return map[string]action{
		"mute": func(o *edge.Office, n int, in body) queue.Command {
			return queue.MuteHall{Hall: hallOf(o, n), Minutes: cmp.Or(in.Minutes, queue.MuteMinutes), Counter: n}
		},
		"unmute": func(o *edge.Office, n int, _ body) queue.Command {
			return queue.MuteHall{Hall: hallOf(o, n), Counter: n}
		},
	}
}

// hallOf is where a counter's calls are heard.
func hallOf(o *edge.Office, n int) string {
	return o.Setup().Document.Announce.HallOf(snapshot.CounterOf(o, o.Engine.View(), n).Zone)
}

// until is the moment that a body names, zero when it names none.
func (in body) until(o *edge.Office) time.Time {
	switch {
	case in.Until != nil:
		return *in.Until
	case in.Minutes > 0:
		return o.Now().Add(time.Duration(in.Minutes) * time.Minute)
	}
	return time.Time{}
}

// assist is the call that a body names; 0 when it names none.
func (in body) assist() queue.RingID {
	id, err := strconv.ParseUint(in.Assist, 10, 64)
	if err != nil {
		return 0
	}
	return queue.RingID(id)
}

func parse(o *edge.Office, c *fiber.Ctx, action string, n int) (body, error) {
	var in body
	if err := edge.Body(c, &in); err != nil {
		return in, err
	}
	if err := edge.CheckID("command_id", in.CommandID); err != nil {
		return in, err
	}
	var err error
	if in.Note, err = edge.Plain("note", in.Note); err != nil {
		return in, err
	}
	if len(in.Ticket) > 20 {
		return in, problem.Field("ticket", "A-001")
	}
	if len(in.Other) > 20 || action == "join" && in.Other == "" {
		return in, problem.Field("other", "A-002")
	}
	if in.Minutes < 0 || in.Minutes > 24*60 {
		return in, problem.Field("minutes", "1-1440")
	}
	switch action {
	case "call", "unpark", "rejoin":
		if in.Ticket == "" {
			return in, problem.Field("ticket", "A-001")
		}
	case "call-paper", "next-service":
		if in.Service == "" {
			return in, problem.Field("service", "id")
		}
	case "priority":
		if in.Priority == nil {
			return in, problem.Field("priority", "true, false")
		}
	case "return":
		return in, checkLacks(o, n, in.Missing)
	}
	return in, nil
}
