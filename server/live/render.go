package live

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"antrean/server/paper"
	"antrean/server/push"
	"antrean/server/snapshot"
)

func (l *Live) renderBoard(name string) (push.Snapshot, error) {
	z, ok := l.zone(name)
	if !ok {
		return push.Snapshot{}, push.ErrUnknown
	}
	board := l.board(z)
	return tagged(board, func() any { board.Frame = still(board.Frame); return board })
}

func (l *Live) renderCounter(id string) (push.Snapshot, error) {
	n, err := strconv.Atoi(id)
	if err != nil {
		return push.Snapshot{}, push.ErrUnknown
	}
	if _, ok := l.office.Rule(n); !ok {
		return push.Snapshot{}, push.ErrUnknown
	}
	terminal := snapshot.TerminalOf(l.office, l.office.Engine.View(), n)
	return tagged(terminal, func() any { terminal.Frame = still(terminal.Frame); return terminal })
}

func (l *Live) renderFrontOffice(string) (push.Snapshot, error) {
	page := snapshot.FrontOfficeOf(l.office, l.office.Engine.View())
	return tagged(page, func() any { page.Frame = still(page.Frame); return page })
}

func (l *Live) renderBackOffice(string) (push.Snapshot, error) {
	page := snapshot.BackOfficeOf(l.office, l.office.Engine.View())
	return tagged(page, func() any { page.Frame = still(page.Frame); return page })
}

func (l *Live) renderPrinters(string) (push.Snapshot, error) {
	page := snapshot.PrintersOf(l.office, l.office.Engine.View())
	return tagged(page, func() any { page.Frame = still(page.Frame); return page })
}

func (l *Live) renderSupervisor(string) (push.Snapshot, error) {
	page := snapshot.SupervisorOf(l.office, l.office.Engine.View())
	return tagged(page, func() any { page.Frame = still(page.Frame); return page })
}

func (l *Live) renderAgent(name string) (push.Snapshot, error) {
	p, ok := l.office.Printer(name)
	if !ok {
		return push.Snapshot{}, push.ErrUnknown
	}
	work := paper.AgentOf(l.office, l.office.Engine.View(), p)
	return tagged(work, func() any { work.Frame = still(work.Frame); return work })
}

func (l *Live) renderTicket(token string) (push.Snapshot, error) {
	view := l.office.Engine.View()
	files := snapshot.TrackedOf(l.office, view, token)
	t, ok := l.office.ByToken(view, token)
	switch {
	case !ok && len(files.Cases) == 0:
		return push.Snapshot{}, push.ErrUnknown
	case !ok:
		return tagged(files, func() any { files.Frame = still(files.Frame); return files })
	}
	ticket := snapshot.TicketOf(l.office, view, t)
	return tagged(ticket, func() any { ticket.Frame = still(ticket.Frame); return []any{ticket, files.Cases} })
}

// still is a frame without its number and its clock: what is left says whether anything changed.
func still(f snapshot.Frame) snapshot.Frame {
	f.Seq, f.At = 0, time.Time{}
	return f
}

// tagged writes a snapshot, with itself but for number and clock as its tag.
func tagged(whole any, quiet func() any) (push.Snapshot, error) {
	body, err := json.Marshal(whole)
	if err != nil {
		return push.Snapshot{}, fmt.Errorf("encode snapshot: %w", err)
	}
	tag, err := json.Marshal(quiet())
	if err != nil {
		return push.Snapshot{}, fmt.Errorf("encode snapshot: %w", err)
	}
	return push.Snapshot{Body: body, Tag: string(tag)}, nil
}
