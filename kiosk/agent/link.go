package agent

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"math/rand/v2"
	"time"

	"antrean/printer/spool"
)

const (
	firstWait = 250 * time.Millisecond
	quickCap  = 2 * time.Second  // of the wait, while the loss is young: a server restarts in seconds
	quickTime = 30 * time.Second // that long
	slowCap   = 15 * time.Second // afterwards, for ever
	pollAfter = 3                // failed tries until jobs are asked for over HTTP
	staleTime = 11 * time.Second // two beats of 5 s that stayed away
)

// A link keeps the desk at the server's present: over a socket, and by asking while sockets fail.
type link struct {
	client *client
	desk   *desk
	log    *slog.Logger
}

// run keeps a socket open until ctx ends. It always comes back, with full jitter, so that the agents of an office do
// not come back together.
func (l *link) run(ctx context.Context) {
	lost := time.Now()
	for tries := 0; ctx.Err() == nil; tries++ {
		began := time.Now()
		err := l.listen(ctx)
		if time.Since(began) > staleTime {
			tries, lost = 0, time.Now()
		}
		if ctx.Err() != nil {
			return
		}
		if tries == 0 || tries == pollAfter {
			l.log.Warn("no socket to the server, coming back", "error", err)
		}
		if tries >= pollAfter {
			l.poll(ctx)
		}
		pause(ctx, rand.N(longestWait(tries, time.Since(lost))))
	}
}

// longestWait is the most that the next try waits: doubled each time, up to a cap.
func longestWait(tries int, since time.Duration) time.Duration {
	limit := quickCap
	if since > quickTime {
		limit = slowCap
	}
	return min(limit, firstWait<<min(tries, 10)) + time.Millisecond
}

// listen shows the desk what comes over one socket, until it ends or nothing comes any more.
func (l *link) listen(ctx context.Context) error {
	conn, err := l.client.dial(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	conn.SetReadLimit(largestBody)
	l.log.Info("the server shows its jobs")
	for {
		if err := conn.SetReadDeadline(time.Now().Add(staleTime)); err != nil {
			return err
		}
		_, raw, err := conn.ReadMessage()
		if err != nil {
			return err
		}
		l.take(raw)
	}
}

// take reads a frame. Beats and what we do not understand change nothing.
func (l *link) take(raw []byte) {
	var s snapshot
	if err := json.Unmarshal(raw, &s); err != nil {
		l.log.Warn("a frame of the server that cannot be read", "error", err)
		return
	}
	if s.Kind == "agent" {
		l.desk.show(s, time.Now())
	}
}

// poll asks for the jobs over HTTP.
func (l *link) poll(ctx context.Context) {
	var s snapshot
	if err := l.client.get(ctx, "/api/v1/agent", &s); err == nil {
		l.desk.show(s, time.Now())
	}
}

func isTaken(err error) bool { return errors.Is(err, spool.ErrTaken) }
