package display_test

import (
	"encoding/json"
	"fmt"
	"time"

	"antrean/display"
	"antrean/display/voice"
)

// One goroutine owns the sequencer of a zone. After whatever wakes it (a new view, a heartbeat, the timer), it tells
// the sequencer, ticks, publishes what changed and sets its timer anew.
func ExampleSequencer() {
	pack, err := voice.Open("id")
	if err != nil {
		panic(err)
	}
	var shelf voice.Shelf // the handler of /audio/{hash}.wav reads it
	zone := display.NewSequencer(display.Speech(pack, &shelf, voice.Digits))
	now := time.Date(2026, 11, 23, 9, 14, 0, 0, time.UTC)

	ring := []display.Call{{Seq: 1, Ticket: "t1", Number: "A-001", Counter: 1, At: now}} // from the view
	called := map[string]bool{"t1": true}                                                // from the view
	for _, call := range ring {
		zone.Offer(now, call)
	}
	for _, ticket := range zone.Waiting() {
		if !called[ticket] {
			zone.Drop(ticket)
		}
	}
	lease := zone.Heartbeat(now, "screen-1", true, nil) // the reply to POST …/speaker
	fmt.Println(lease.Speaker, lease.For.Milliseconds())

	changed, next := zone.Tick(now)
	fmt.Println(changed, next.Sub(now)) // publish the board if changed; timer.Reset(next.Sub(now)), or stop it if zero
	state := zone.State(now)
	state.Now.URL = "…" // its hash tells nothing here
	body, _ := json.Marshal(state)
	fmt.Println(string(body))
	// Output:
	// screen-1 5000
	// true 5s
	// {"speaker":"screen-1","now":{"seq":1,"call":1,"url":"…","ms":6776,"text":"Nomor antrean A-001, silakan menuju loket 1."},"waiting":0}
}
