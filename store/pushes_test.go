package store_test

import (
	"bytes"
	"testing"
	"time"

	"antrean/office/queue"
	"antrean/office/webpush"
	"antrean/store"
)

// follower is a browser whose endpoint is known again wherever it lies.
func follower(token, endpoint string) webpush.Subscription {
	return webpush.Subscription{Subject: webpush.SubjectOf(token), Endpoint: "https://push.example/" + endpoint, Ticket: 1, Public: []byte("point"), Auth: []byte("secret"), Lang: "id", MadeAt: time.UnixMilli(1_790_000_000_000)}
}

func TestSubscriptionsAreKeptAndRemoved(t *testing.T) {
	dir := t.TempDir()
	s, e := opened(t, dir)
	defer e.Close()
	defer s.Close()
	one, two := follower("TOKEN-1", "ENDPOINT-1"), follower("TOKEN-1", "ENDPOINT-2")
	one.Near = "near-1-t1"
	for _, p := range []webpush.Subscription{one, two, one} {
		if err := s.Subscribe(p); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.Subscriptions()
	if err != nil || len(list) != 2 || list[0].Near != one.Near || list[0].Subject != one.Subject || !list[0].MadeAt.Equal(one.MadeAt) || !bytes.Equal(list[1].Auth, two.Auth) {
		t.Errorf("got %+v, %v", list, err)
	}
	for range 2 {
		if err := s.Unsubscribe(one.Subject, one.Endpoint); err != nil {
			t.Fatal(err)
		}
	}
	if list, _ := s.Subscriptions(); len(list) != 1 || holds(t, dir, "ENDPOINT-1") {
		t.Errorf("%d are left, or the file still knows the removed one", len(list))
	}
}

func TestTheKeyOfPushesIsMadeOnce(t *testing.T) {
	s, e := opened(t, t.TempDir())
	defer e.Close()
	defer s.Close()
	if key, err := s.PushKey(); key != nil || err != nil {
		t.Errorf("a new office has the key %x, %v", key, err)
	}
	for _, key := range []string{"first", "second"} {
		if err := s.KeepPushKey([]byte(key)); err != nil {
			t.Fatal(err)
		}
	}
	if key, err := s.PushKey(); string(key) != "first" || err != nil {
		t.Errorf("got %q, %v, want the first", key, err)
	}
}

func TestBrowsersGoWithTheirPersonAndStandInNoCopy(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	s, e := opened(t, dir)
	ticket := issue(t, e, "GONE-TOKEN")
	issue(t, e, "STAYS")
	for _, p := range []webpush.Subscription{follower("GONE-TOKEN", "GONE-ENDPOINT"), follower("STAYS", "KEPT-ENDPOINT")} {
		if err := s.Subscribe(p); err != nil {
			t.Fatal(err)
		}
	}
	made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	if holds(t, to, "GONE-ENDPOINT") || holds(t, to, "KEPT-ENDPOINT") {
		t.Error("the copy holds where browsers are told")
	}
	if _, err := store.Verify(t.Context(), made.Path); err != nil {
		t.Errorf("the copy: %v", err)
	}
	do(t, e, queue.Cancel{Ticket: ticket.Ticket})
	if err := e.Erase(t.Context(), queue.Request{Actor: "adi"}, "GONE-TOKEN"); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Subscriptions(); err != nil || len(list) != 1 || holds(t, dir, "GONE-ENDPOINT") || !holds(t, dir, "KEPT-ENDPOINT") {
		t.Errorf("%d browsers are left (%v), want the other's only", len(list), err)
	}
	sameAfterFold(t, dir, s, e)
}
