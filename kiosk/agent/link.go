package agent

import (
	"context"
	"encoding/json"
	"log/slog"
	"math/rand/v2"
	"time"
)

const (
	firstWait = 250 * time.Millisecond
	quickCap  = 2 * time.Second  // of the wait, while the loss is young: a server restarts in seconds
	quickTime = 30 * time.Second // that long
	slowCap   = 15 * time.Second // afterwards, for ever; and at once where the token is refused
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
	lost, refused := time.Now(), false
	for tries := 0; ctx.Err() == nil; tries++ {
		began := time.Now()
		shown, err := l.listen(ctx)
		if ctx.Err() != nil {
			return
		}
		if shown {
			lost = time.Now() // the server is there, however short its sockets live
		}
		if time.Since(began) > staleTime && shown {
			tries = 0
		}
		if tries == 0 || tries == pollAfter || refused != isRefused(err) {
			l.log.Warn("no socket to the server, coming back", "error", err)
		}
		refused = isRefused(err)
		if tries >= pollAfter && !refused {
			l.poll(ctx)
		}
		wait := longestWait(tries, time.Since(lost))
		if refused {
			wait = slowCap
		}
		pause(ctx, rand.N(wait))
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

// listen shows the desk what comes over one socket, until it ends or nothing comes any more. It reports whether
// anything came.
func (l *link) listen(ctx context.Context) (shown bool, err error) {
	conn, err := l.client.dial(ctx)
	if err != nil {
		return false, err
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	conn.SetReadLimit(largestBody)
	l.log.Info("the server shows its jobs")
	for {
		if err := conn.SetReadDeadline(time.Now().Add(staleTime)); err != nil {
			return shown, err
		}
		_, raw, err := conn.ReadMessage()
		if err != nil {
			return shown, err
		}
		l.take(raw)
		shown = true
	}
}

// take reads a frame. Beats and what we do not understand change nothing.
func (l *link) take(raw []byte) {
	var s snapshot
	if err := json.Unmarshal(raw, &s); err != nil {
		l.log.Warn("a frame of the server that cannot be read", "error", err)
		return
	}
	l.show(s, time.Now())
}

// show hands the desk a snapshot that is for agents; made is the earliest time by our clock that it can be from.
func (l *link) show(s snapshot, made time.Time) {
	if s.Kind == "agent" {
		l.desk.show(s, made)
	}
}

// poll asks for the jobs over HTTP. That it failed shows soon enough: the socket does as well.
func (l *link) poll(ctx context.Context) {
	asked := time.Now()
	var s snapshot
	if err := l.client.get(ctx, "/api/v1/agent", &s); err == nil {
		l.show(s, asked)
	}
}
