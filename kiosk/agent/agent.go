// Package agent prints the slips of one printer on the box that it hangs on, for a server elsewhere.
//
// The server keeps the jobs; the agent remembers nothing that a crash could take away. Before the first byte of a slip
// it claims the job, and the claim is on the server's disk when the answer comes: whoever asks for the same job after
// that is refused. So each job is printed at most once, whatever breaks: the network, the server, this program.
package agent

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"antrean/printer/spool"
	"antrean/printer/status"
)

// A Printer is what the agent prints on.
type Printer interface {
	spool.Printer
	// Status is what is known of the printer now, and a channel that is closed when that changes.
	Status() (status.Status, <-chan struct{})
}

// An Agent stands between one printer and a server. Its fields are set before Run.
type Agent struct {
	Server  string // address of the server: http://192.168.1.10:8080
	Token   string // of a device of kind agent
	Claim   string // names this run of the agent: another at each start
	Printer Printer
	Log     *slog.Logger
}

// Run prints until ctx ends. It never gives up on the server.
func (a *Agent) Run(ctx context.Context) error {
	api, err := newClient(a.Server, a.Token)
	if err != nil {
		return err
	}
	defer api.close()
	a.run(ctx, api)
	return nil
}

// run is Run with its client.
func (a *Agent) run(ctx context.Context, api *client) {
	d := newDesk(api, a.Claim)
	var work sync.WaitGroup
	work.Go(func() { (&link{client: api, desk: d, log: a.Log}).run(ctx) })
	work.Go(func() { a.tellStatus(ctx, api) })
	(&spool.Spool{Name: "agent", Desk: d, Printer: a.Printer, Log: a.Log}).Run(ctx)
	work.Wait()
}

const (
	statusEvery   = 1 * time.Second        // the sign of life; the server calls an agent lost after three that stay away
	statusAtMost  = 200 * time.Millisecond // between two that only changes cause
	statusRefused = 5 * time.Second        // from a server that does not know the token
)

// tellStatus tells the server how the printer is: each second, and when it changes.
func (a *Agent) tellStatus(ctx context.Context, api *client) {
	refused := false
	for ctx.Err() == nil {
		now, changed := a.Printer.Status()
		err := api.post(ctx, "/api/v1/agent/status", statusReport{Claim: a.Claim, Status: now}, &struct{}{})
		if isRefused(err) && !refused { // what else fails, the link says
			a.Log.Warn("the server takes no word about the printer", "error", err)
		}
		if refused = isRefused(err); refused {
			pause(ctx, statusRefused)
		}
		pause(ctx, statusAtMost)
		a.await(ctx, now, changed)
	}
}

// await waits for the next word's time, or for the printer to be another.
func (a *Agent) await(ctx context.Context, told status.Status, changed <-chan struct{}) {
	every := time.NewTimer(statusEvery - statusAtMost)
	defer every.Stop()
	for {
		select {
		case <-changed:
			var now status.Status
			if now, changed = a.Printer.Status(); now != told {
				return
			}
		case <-every.C:
			return
		case <-ctx.Done():
			return
		}
	}
}

type statusReport struct {
	Claim  string        `json:"claim"`
	Status status.Status `json:"status"`
}

// pause waits for a time or the end of ctx.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
