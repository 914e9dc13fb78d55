package agent

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/spool"
)

const ours = "claim-ours"

// answers is a server made of one function.
type answers func(path string, body map[string]any) (status int, reply string, err error)

// RoundTrip answers a request.
func (a answers) RoundTrip(r *http.Request) (*http.Response, error) {
	var body map[string]any
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	status, reply, err := a(r.URL.Path, body)
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: status, Header: http.Header{"Location": {"http://elsewhere/"}}, Body: io.NopCloser(bytes.NewReader([]byte(reply)))}, nil
}

// takes agrees to everything.
func takes(path string, body map[string]any) (int, string, error) {
	id := path[strings.LastIndex(path, "/")+1:]
	return http.StatusOK, `{"id":"` + id + `","state":"` + body["state"].(string) + `"}`, nil
}

func deskAt(t *testing.T, server answers) *desk {
	t.Helper()
	api, err := newClient("http://server", "TOKEN")
	if err != nil {
		t.Fatal(err)
	}
	api.http.Transport = server
	return newDesk(api, ours)
}

func queued(id string) shown { return shown{ID: id, State: spool.Queued} }

func sending(id, claim string) shown { return shown{ID: id, State: spool.Sending, Claim: claim} }

// next is the job that a desk hands out now, or "".
func next(d *desk) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	job, _ := d.nextLocked()
	return job.ID
}

func TestOnlyAnOlderSnapshotOfTheSameServerIsPassedOver(t *testing.T) {
	d := deskAt(t, takes)
	for _, c := range []struct {
		epoch string
		seq   uint64
		job   string
		want  string
	}{
		{"a", 5, "5", "5"},
		{"a", 4, "4", "5"},
		{"a", 6, "6", "6"},
		{"b", 1, "7", "7"}, // another run of the server, or another server's books
	} {
		d.show(snapshot{Epoch: c.epoch, Seq: c.seq, Jobs: []shown{queued(c.job)}}, time.Now())
		if got := next(d); got != c.want {
			t.Errorf("after %s %d: next is %q, want %q", c.epoch, c.seq, got, c.want)
		}
	}
}

func TestWhatHasBegunIsNotHandedOutAgain(t *testing.T) {
	d := deskAt(t, takes)
	show := func(jobs ...shown) { d.show(snapshot{Epoch: "a", Jobs: jobs}, time.Now()) }
	report := func(state spool.State) {
		t.Helper()
		if err := d.Report(t.Context(), "1", spool.Outcome{State: state}); err != nil {
			t.Fatal(err)
		}
	}
	show(queued("1"), queued("2"))
	report(spool.Sending)
	for _, jobs := range [][]shown{
		{queued("1"), queued("2")}, // made before our claim
		{sending("1", ours), queued("2")},
		{queued("2")},
		{sending("1", ours), queued("2")}, // listed again, for whatever reason
	} {
		show(jobs...)
		if got := next(d); got != "2" {
			t.Errorf("with %v: next is %q, want 2", jobs, got)
		}
	}
	report(spool.Confirmed)
	show(queued("2"))
	if len(d.known) != 1 {
		t.Errorf("%d jobs are remembered, want the one that is listed", len(d.known))
	}
}

func TestAClaimWhoseAnswerWasLostIsMadeAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lose := true
		d := deskAt(t, func(path string, body map[string]any) (int, string, error) {
			if lose {
				lose = false
				return 0, "", io.ErrUnexpectedEOF
			}
			return takes(path, body)
		})
		d.show(snapshot{Epoch: "a", Seq: 1, At: time.Now(), Jobs: []shown{queued("1")}}, time.Now())
		if err := d.Report(t.Context(), "1", spool.Outcome{State: spool.Sending}); err == nil || errors.Is(err, spool.ErrTaken) {
			t.Fatalf("got %v, want the network's failure", err)
		}
		d.show(snapshot{Epoch: "a", Seq: 2, At: time.Now(), Jobs: []shown{sending("1", ours)}}, time.Now())
		job, err := d.Next(t.Context())
		if err != nil || job.ID != "1" {
			t.Fatalf("got %q %v, want the job whose claim the server has", job.ID, err)
		}
		if err := d.Report(t.Context(), "1", spool.Outcome{State: spool.Sending}); err != nil || next(d) != "" {
			t.Errorf("got %v and then %q, want it begun once", err, next(d))
		}
	})
}

func TestWhatIsLeftOfARunBeforeIsReportedWithItsClaim(t *testing.T) {
	var told []any
	d := deskAt(t, func(path string, body map[string]any) (int, string, error) {
		told = append(told, path, body["claim"], body["state"])
		return takes(path, body)
	})
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := d.Unfinished(ended); err == nil {
		t.Error("before a snapshot: want it to wait")
	}
	d.show(snapshot{Epoch: "a", Torn: true, Jobs: []shown{sending("1", "claim-before"), sending("2", ""), sending("3", ours), queued("4")}}, time.Now())
	ids, torn, err := d.Unfinished(t.Context())
	if err != nil || !torn || !reflect.DeepEqual(ids, []string{"1", "2"}) {
		t.Fatalf("got %v %v %v, want 1 and 2 and that a slip is torn", ids, torn, err)
	}
	if err := d.Report(t.Context(), "1", spool.Outcome{State: spool.Unknown}); err != nil {
		t.Error(err)
	}
	if err := d.Report(t.Context(), "2", spool.Outcome{State: spool.Unknown}); !errors.Is(err, spool.ErrTaken) {
		t.Errorf("of the office itself: got %v, want it left to the office", err)
	}
	if want := []any{"/api/v1/agent/jobs/1", "claim-before", "unknown"}; !reflect.DeepEqual(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}

func TestOnlyTheServersOwnWordCounts(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		reply  string
		taken  bool // the job is another's for good
		fails  bool
	}{
		{"agreed", 200, `{"id":"1","state":"sending"}`, false, false},
		{"a page for signing in", 200, `<html>`, false, true},
		{"any JSON", 200, `{}`, false, true},
		{"the answer about another job", 200, `{"id":"2","state":"sending"}`, false, true},
		{"sent elsewhere", 302, ``, false, true},
		{"held by another claim", 409, `{"code":"stale"}`, true, true},
		{"long forgotten", 404, `{"code":"not_found"}`, true, true},
		{"words that it does not know", 400, `{"code":"bad_field","field":"reason"}`, true, true},
		{"a proxy without a server", 404, `not found`, false, true},
		{"a proxy in conflict", 409, ``, false, true},
		{"too busy", 503, `{"code":"unavailable"}`, false, true},
		{"token refused", 401, `{"code":"unauthenticated"}`, false, true},
	} {
		d := deskAt(t, func(string, map[string]any) (int, string, error) { return c.status, c.reply, nil })
		d.show(snapshot{Epoch: "a", Jobs: []shown{queued("1")}}, time.Now())
		err := d.Report(t.Context(), "1", spool.Outcome{State: spool.Sending})
		if (err != nil) != c.fails || errors.Is(err, spool.ErrTaken) != c.taken {
			t.Errorf("%s: got %v", c.name, err)
		}
		if again := next(d) == "1"; again != (c.fails && !c.taken) {
			t.Errorf("%s: handed out again: %v", c.name, again)
		}
		if isRefused(err) != (c.status == 401) {
			t.Errorf("%s: refused: %v", c.name, isRefused(err))
		}
	}
}

func TestTheServersClockIsNotComparedWithOurs(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	made := now.Add(-17 * time.Hour) // by the server's clock
	job := func(left time.Duration) []shown {
		return []shown{{ID: "1", State: spool.Queued, ExpiresAt: made.Add(left)}}
	}
	d := deskAt(t, takes)
	expires := func() time.Duration {
		d.mu.Lock()
		defer d.mu.Unlock()
		j, _ := d.nextLocked()
		return j.Expires.Sub(now)
	}
	for _, c := range []struct {
		name string
		at   time.Duration // received, since the first
		made time.Duration // the server's clock, since the first
		want time.Duration
	}{
		{"at first", 0, 0, time.Minute},
		{"later, the same", 10 * time.Second, 10 * time.Second, time.Minute},
		{"one that was long under way", 21 * time.Second, 12 * time.Second, time.Minute},
		{"the server's clock set back", 22 * time.Second, -time.Hour, time.Minute},
		{"the server's clock set forward", 23 * time.Second, 55 * time.Second, 28 * time.Second},
	} {
		d.show(snapshot{Epoch: "a", At: made.Add(c.made), Jobs: job(time.Minute)}, now.Add(c.at))
		if got := expires(); got != c.want {
			t.Errorf("%s: expires after %v, want %v", c.name, got, c.want)
		}
	}
	d = deskAt(t, takes)
	d.show(snapshot{Epoch: "a", At: made, Jobs: job(time.Hour)}, now)
	if got := expires(); got != spool.TTL {
		t.Errorf("an hour left: expires after %v, want %v at most", got, spool.TTL)
	}
}

func TestAServerThatDoesNotAnswerIsAskedLessOften(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		claims := 0
		d := deskAt(t, func(string, map[string]any) (int, string, error) { claims++; return 0, "", io.EOF })
		d.show(snapshot{Epoch: "a", At: time.Now(), Jobs: []shown{queued("1")}}, time.Now())
		for began := time.Now(); time.Since(began) < time.Minute; {
			job, err := d.Next(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if d.Report(t.Context(), job.ID, spool.Outcome{State: spool.Sending}) == nil {
				t.Fatal("it was agreed to")
			}
		}
		if claims < 20 || claims > 200 {
			t.Errorf("%d claims in a minute, want one a second or so", claims)
		}
	})
}
