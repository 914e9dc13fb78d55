package live_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"antrean/display/voice"
	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/office/worktime"
)

// twoRooms is an office whose counter 3 calls in a waiting room of its own, which hears the other one.
func twoRooms(t *testing.T, announce setup.Announce) *rig.Rig {
	t.Helper()
	r := open(t)
	r.Decide(t, func(d *setup.Document) {
		d.Counters[2].Zone = "belakang"
		d.Announce = announce
	})
	return r
}

// beat is a board's sign of life.
func beat(t *testing.T, r *rig.Rig, zone, screen string, ended any) map[string]any {
	t.Helper()
	status, reply := r.Anyone().Post(t, "/api/v1/board/"+zone+"/speaker", map[string]any{"screen": screen, "audio": "ok", "ended": ended})
	if status != http.StatusOK {
		t.Fatalf("speaker: got %d %v", status, reply)
	}
	return reply
}

// A player is a board's screen that lives for the whole test, and ends what it is told to have played.
type player struct{ ended atomic.Pointer[any] }

// plays puts a screen up that beats twice a second.
func plays(t *testing.T, r *rig.Rig, zone, screen string) *player {
	t.Helper()
	p := new(player)
	beat(t, r, zone, screen, nil)
	client, stop, done := r.Anyone(), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		ticker := time.NewTicker(500 * time.Millisecond)
		defer ticker.Stop()
		for {
			select {
			case <-stop:
				return
			case <-ticker.C:
			}
			var ended any
			if kept := p.ended.Load(); kept != nil {
				ended = *kept
			}
			client.Post(t, "/api/v1/board/"+zone+"/speaker", map[string]any{"screen": screen, "audio": "ok", "ended": ended})
		}
	}()
	t.Cleanup(func() { close(stop); <-done })
	return p
}

// has lets the screen say that it has played what a frame announces.
func (p *player) has(frame map[string]any) {
	seq := at(frame, "voice", "now", "seq")
	p.ended.Store(&seq)
}

// calls takes a number and calls it at a counter.
func calls(t *testing.T, r *rig.Rig, id, counter string) string {
	t.Helper()
	r.AtKiosk().Post(t, "/api/v1/tickets", map[string]any{"request_id": "ticket-" + id, "service": catalogue.Consultation, "answers": map[string]any{}, "lang": "id"})
	clerk := r.SignedIn(t, rig.Clerk)
	clerk.Post(t, "/api/v1/counters/"+counter+"/open", map[string]any{"command_id": "open-" + id})
	status, reply := clerk.Post(t, "/api/v1/counters/"+counter+"/next", map[string]any{"command_id": "next-" + id})
	if status != http.StatusOK || at(reply, "ticket", "number") == nil {
		t.Fatalf("next: got %d %v", status, reply)
	}
	return at(reply, "ticket", "number").(string)
}

func TestTwoWaitingRoomsOfOneHallHaveOneVoice(t *testing.T) {
	r := twoRooms(t, setup.Announce{Halls: []setup.Hall{{Name: "bawah", Zones: []string{rig.Zone, "belakang"}}}})
	front, back := watch(t, r.Anyone(), "/ws/board/"+rig.Zone), watch(t, r.Anyone(), "/ws/board/belakang")
	if reply := beat(t, r, rig.Zone, "screen-front", nil); reply["speaker"] != "screen-front" {
		t.Fatalf("got %v, want the front to speak", reply)
	}
	if reply := beat(t, r, "belakang", "screen-back-1", nil); reply["speaker"] != "screen-front" {
		t.Errorf("got %v: two boards of one hall speak", reply)
	}
	number := calls(t, r, "back-0001", "3")
	own := back.until("the back shows its call as spoken", func(f map[string]any) bool { return at(f, "voice", "now", "call") == float64(1) })
	other := front.until("the front reads what it speaks", func(f map[string]any) bool { return at(f, "voice", "now") != nil })
	if at(other, "voice", "now", "call") != float64(0) || !strings.Contains(at(other, "voice", "now", "text").(string), number) {
		t.Errorf("the front shows %v: what it says of another room must be read, and be none of its calls", at(other, "voice", "now"))
	}
	if at(own, "voice", "now", "seq") != at(other, "voice", "now", "seq") || at(own, "voice", "speaker") != "screen-front" {
		t.Errorf("the rooms hear %v and %v, want one announcement", at(own, "voice"), at(other, "voice"))
	}
}

// TestWhateverIsHeardIsRead holds every announcement of a hall to a call or a sentence on the board that speaks it (D-5).
func TestWhateverIsHeardIsRead(t *testing.T) {
	r := twoRooms(t, setup.Announce{Halls: []setup.Hall{{Name: "bawah", Zones: []string{rig.Zone, "belakang"}}}})
	front := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	screen := plays(t, r, rig.Zone, "screen-front")
	for i, counter := range []string{"1", "3"} {
		calls(t, r, "heard-000"+counter, counter)
		frame := front.until("an announcement", func(f map[string]any) bool {
			now, _ := at(f, "voice", "now").(map[string]any)
			return now != nil && strings.Contains(now["text"].(string), "loket "+counter)
		})
		call, read := at(frame, "voice", "now", "call"), false
		for _, c := range frame["calls"].([]any) {
			read = read || at(c, "seq") == call
		}
		if own := i == 0; read != own || at(frame, "voice", "now", "text") == "" {
			t.Errorf("counter %s: call %v of %v, text %q", counter, call, frame["calls"], at(frame, "voice", "now", "text"))
		}
		screen.has(frame)
	}
}

func TestAMuteAtOneCounterIsSeenAtAllAndHeardNowhere(t *testing.T) {
	r := open(t)
	clerk := r.SignedIn(t, rig.Clerk)
	board, counter := watch(t, r.Anyone(), "/ws/board/"+rig.Zone), watch(t, clerk, "/ws/counter/2")
	plays(t, r, rig.Zone, "screen-one")
	press := map[string]any{"command_id": "mute-000001"}
	for range 2 { // the same press, sent again
		if status, reply := clerk.Post(t, "/api/v1/counters/1/mute", press); status != http.StatusOK || at(reply, "counter", "n") != float64(1) {
			t.Fatalf("got %d %v", status, reply)
		}
	}
	seen := counter.until("the mute at the other counter", func(f map[string]any) bool { return at(f, "hall", "muted") != nil })
	until, err := time.Parse(time.RFC3339, at(seen, "hall", "muted", "until").(string))
	if left := time.Until(until); err != nil || left < 4*time.Minute || left > 5*time.Minute {
		t.Errorf("muted for %v (%v), want five minutes once", left, err)
	}
	if at(seen, "hall", "muted", "by") != rig.Clerk || at(seen, "hall", "muted", "counter") != float64(1) {
		t.Errorf("got %v, want who and where", at(seen, "hall", "muted"))
	}
	board.until("the sign on the board", func(f map[string]any) bool { return at(f, "voice", "silent", "why") == "mute" })
	calls(t, r, "muted-0001", "1")
	frame := board.until("the call", func(f map[string]any) bool { return len(f["calls"].([]any)) == 1 })
	if at(frame, "voice", "now") != nil {
		t.Errorf("it is spoken: %v", at(frame, "voice", "now"))
	}
	clerk.Post(t, "/api/v1/counters/2/unmute", map[string]any{"command_id": "unmute-0001"})
	board.until("the call is spoken, which is a moment old", func(f map[string]any) bool {
		return at(f, "voice", "silent") == nil && at(f, "voice", "now") != nil
	})
	for what, want := range map[string]int{"voice.muted": 1, "voice.unmuted": 1} {
		entries, err := r.Office.Audit.Trail(staff.Query{What: what})
		if err != nil || len(entries) != want || entries[0].Who != rig.Clerk || entries[0].Subject != rig.Zone {
			t.Errorf("the audit has %+v of %s (%v)", entries, what, err)
		}
	}
	if status, _ := r.SignedIn(t, rig.Novice).Post(t, "/api/v1/counters/2/mute", map[string]any{"command_id": "mute-000002"}); status != http.StatusForbidden {
		t.Errorf("somebody mutes at a counter that is not theirs: %d", status)
	}
	if status, reply := clerk.Post(t, "/api/v1/counters/1/mute", map[string]any{"command_id": "mute-000003", "minutes": 61}); status != http.StatusBadRequest || reply["field"] != "minutes" {
		t.Errorf("got %d %v, want minutes refused", status, reply)
	}
}

func TestASupervisorMutesAHall(t *testing.T) {
	r := open(t)
	lead := r.SignedIn(t, rig.Supervisor)
	status, reply := lead.Post(t, "/api/v1/supervisor/halls/"+rig.Zone+"/mute", map[string]any{"command_id": "mute-lead-1", "minutes": 15})
	if status != http.StatusOK || at(reply, "hall", "muted", "by") != rig.Supervisor {
		t.Errorf("got %d %v", status, reply)
	}
	if status, reply = lead.Post(t, "/api/v1/supervisor/halls/"+rig.Zone+"/unmute", map[string]any{"command_id": "mute-lead-2"}); status != http.StatusOK || at(reply, "hall", "muted") != nil {
		t.Errorf("got %d %v", status, reply)
	}
	if status, _ = lead.Post(t, "/api/v1/supervisor/halls/gudang/mute", map[string]any{"command_id": "mute-lead-3"}); status != http.StatusNotFound {
		t.Errorf("a hall that nobody has: got %d", status)
	}
	if status, _ = r.SignedIn(t, rig.Clerk).Post(t, "/api/v1/supervisor/halls/"+rig.Zone+"/mute", map[string]any{"command_id": "mute-lead-4"}); status != http.StatusForbidden {
		t.Errorf("a clerk: got %d", status)
	}
}

// reader reads every sentence as the word for a number, and refuses English.
func reader(_ context.Context, lang, _ string) (voice.Sound, error) {
	if lang != "id" {
		return voice.Sound{}, errors.New("no such voice")
	}
	pack, err := voice.Open("id")
	if err != nil {
		return voice.Sound{}, err
	}
	return pack.Join([]voice.ClipID{voice.Ticket})
}

func TestASentenceReachesEveryBoardOnce(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Read: reader})
	r.Decide(t, func(d *setup.Document) { d.Counters[2].Zone = "belakang" })
	boards := []*watcher{watch(t, r.Anyone(), "/ws/board/"+rig.Zone), watch(t, r.Anyone(), "/ws/board/belakang")}
	plays(t, r, rig.Zone, "screen-one")
	lead := r.SignedIn(t, rig.Supervisor)
	say := map[string]any{"command_id": "announce-1", "text": map[string]any{"id": " Listrik   padam. ", "en": "The power is out."}}
	for range 2 {
		if status, reply := lead.Post(t, "/api/v1/supervisor/announce", say); status != http.StatusOK || len(reply["halls"].([]any)) != 2 {
			t.Fatalf("got %d %v", status, reply)
		}
	}
	var said map[string]any
	for i, board := range boards {
		frame := board.until("the sentence", func(f map[string]any) bool {
			return len(at(f, "voice", "notices").([]any)) > 0 && (i > 0 || at(f, "voice", "now") != nil) // nobody speaks at the back
		})
		if i == 0 {
			said = frame
		}
		if notices := at(frame, "voice", "notices").([]any); len(notices) != 1 || at(notices[0], "text", "id") != "Listrik padam." {
			t.Errorf("%v shows %v, want it once", frame["zone"], notices)
		}
	}
	if ms := at(said, "voice", "now", "ms").(float64); ms < 2500 || at(said, "voice", "now", "call") != float64(0) {
		t.Errorf("got %v, want a chime and the sentence read in the language that has a voice", at(said, "voice", "now"))
	}
	for field, body := range map[string]map[string]any{
		"text":       {"command_id": "announce-2", "text": map[string]any{"id": strings.Repeat("a", setup.PhraseMost+1)}},
		"hall":       {"command_id": "announce-3", "hall": "gudang", "text": map[string]any{"id": "x"}},
		"command_id": {"text": map[string]any{"id": "x"}},
	} {
		if status, reply := lead.Post(t, "/api/v1/supervisor/announce", body); status != http.StatusBadRequest || reply["field"] != field {
			t.Errorf("%s: got %d %v", field, status, reply)
		}
	}
	if status, reply := lead.Post(t, "/api/v1/supervisor/announce", map[string]any{"command_id": "announce-4", "text": map[string]any{"id": "  "}}); status != http.StatusBadRequest || reply["field"] != "text" {
		t.Errorf("an empty sentence: got %d %v", status, reply)
	}
}

func TestAnOfficeDecidesHowItsHallsSound(t *testing.T) {
	r := open(t)
	board := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	screen := plays(t, r, rig.Zone, "screen-one")
	calls(t, r, "sound-0001", "1")
	usual := board.until("a call as usual", func(f map[string]any) bool { return at(f, "voice", "now") != nil })
	screen.has(usual)
	half := 50
	r.Decide(t, func(d *setup.Document) {
		d.Announce = setup.Announce{Second: "en", Twice: true, Halls: []setup.Hall{{Name: rig.Zone, Zones: []string{rig.Zone}, Volume: &half}}}
	})
	board.until("the volume", func(f map[string]any) bool { return at(f, "voice", "volume") == float64(50) })
	calls(t, r, "sound-0002", "2")
	rich := board.until("a call twice and in English", func(f map[string]any) bool {
		text, _ := at(f, "voice", "now", "text").(string)
		return strings.Contains(text, "please proceed to counter 2")
	})
	if before, after := at(usual, "voice", "now", "ms").(float64), at(rich, "voice", "now", "ms").(float64); after < 2*before {
		t.Errorf("it takes %v ms, as usual %v", after, before)
	}
	r.Decide(t, func(d *setup.Document) {
		d.Announce.QuietUntil = r.Office.Now().Add(time.Hour).Format("2006-01-02T15:04")
	})
	board.until("quiet hours", func(f map[string]any) bool { return at(f, "voice", "silent", "why") == "quiet" })
}

func TestEveryHallProvesItsVoiceWhenAsked(t *testing.T) {
	r := open(t)
	board := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	screen := plays(t, r, rig.Zone, "screen-one")
	r.Live.TestVoices()
	frame := board.until("the test", func(f map[string]any) bool {
		return at(f, "voice", "now") != nil && len(at(f, "voice", "notices").([]any)) == 1
	})
	if at(frame, "voice", "notices", 0, "test") != true || at(frame, "voice", "now", "ms").(float64) < 2400 {
		t.Errorf("got %v, want two chimes and what they are", at(frame, "voice"))
	}
	halls := r.Live.Halls()
	if len(halls) != 1 || halls[0].Loud != 1 || !halls[0].Speaks {
		t.Errorf("got %+v, want a hall with one loud board", halls)
	}
	screen.has(frame)
	board.until("silence after it", func(f map[string]any) bool { return at(f, "voice", "now") == nil })
	if test := r.Live.Halls()[0].Test; !test.Heard || test.At.IsZero() {
		t.Errorf("got %+v, want a proof that was heard", test)
	}
}

func TestEachHallProvesItsVoiceAtOpening(t *testing.T) {
	r := open(t)
	board := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	plays(t, r, rig.Zone, "screen-one")
	opened := r.Office.Now().Add(-time.Minute)
	if opened.Day() != r.Office.Now().Day() {
		opened = r.Office.Now()
	}
	r.Decide(t, func(d *setup.Document) {
		d.Always, d.Announce.MorningTest = false, true
		d.Hours = worktime.Plan{Week: map[string]string{"senin-minggu": opened.Format("15.04") + "-24.00"}, Holidays: worktime.HolidaysNone}
	})
	frame := board.until("the test of the morning", func(f map[string]any) bool {
		return at(f, "voice", "now") != nil && len(at(f, "voice", "notices").([]any)) == 1
	})
	if at(frame, "voice", "notices", 0, "test") != true {
		t.Errorf("got %v, want a test", at(frame, "voice", "notices"))
	}
	calls(t, r, "morning-01", "1")
	frame = board.until("the day to begin", func(f map[string]any) bool { return len(f["calls"].([]any)) == 1 })
	if notices := at(frame, "voice", "notices").([]any); len(notices) != 1 {
		t.Errorf("the hall proves its voice %d times", len(notices))
	}
}
