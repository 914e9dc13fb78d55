package display_test

import (
	"encoding/json"
	"fmt"
	"time"

	"antrean/display"
	"antrean/display/voice"
)

// One goroutine owns the sequencer of a hall. After whatever wakes it (a new view, a heartbeat, the timer), it tells
// the sequencer, ticks, publishes what changed and sets its timer anew.
func ExampleSequencer() {
	pack, err := voice.Open("id")
	if err != nil {
		panic(err)
	}
	var shelf voice.Shelf // the handler of /audio/{hash}.wav reads it
	hall := display.NewSequencer(display.Speech{First: pack, Style: voice.Digits, Shelf: &shelf}.Say)
	now := time.Date(2026, 11, 23, 9, 14, 0, 0, time.UTC)

	ring := []display.Call{{ID: 7, Zone: "utama", Seq: 1, Ticket: "t1", Number: "A-001", Counter: 1, At: now}} // from the view
	called := map[string]bool{"t1": true}                                                                      // from the view
	for _, call := range ring {
		hall.Offer(now, call)
	}
	for _, ticket := range hall.Waiting() {
		if !called[ticket] {
			hall.Drop(ticket)
		}
	}
	lease := hall.Heartbeat(now, "screen-1", true, nil) // the reply to POST …/speaker
	fmt.Println(lease.Speaker, lease.For.Milliseconds())

	changed, next := hall.Tick(now)
	fmt.Println(changed, next.Sub(now)) // publish the board if changed; timer.Reset(next.Sub(now)), or stop it if zero
	state := hall.State(now)
	state.Now.URL = "…" // its hash tells nothing here
	body, _ := json.Marshal(state)
	fmt.Println(string(body))
	// Output:
	// screen-1 5000
	// true 5s
	// {"speaker":"screen-1","now":{"seq":7,"zone":"utama","call":1,"url":"…","ms":6776,"text":"Nomor antrean A-001, silakan menuju loket 1."},"waiting":0,"volume":100,"silent":null,"notices":[]}
}
