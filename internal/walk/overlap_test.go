package walk

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"antrean/display/voice"
	"antrean/internal/rig"
	standards "antrean/office/catalogue"
	"antrean/office/setup"
)

// spanScript tells when a sound is asked for and when it ends, in milliseconds of the page's steady clock. "play" comes
// before the first sample and "ended" after the last, so that a span is never shorter than what was heard.
const spanScript = `for (const name of ['play', 'ended', 'pause', 'error']) {
  document.addEventListener(name, (event) => window.walkTell(JSON.stringify({ kind: 'span', text: name, src: event.target.src, at: performance.now() })), true);
}`

// overlapCalls is how many people are called. With sounds of half a second they take as long as six calls of an office.
const overlapCalls = 30

// clipMs is the length of each clip of the short voice.
const clipMs = 15

// shortVoice is a voice whose words are beeps: a whole call takes half a second.
func shortVoice(lang string) (*voice.Pack, error) {
	files, clips := fstest.MapFS{}, map[voice.ClipID]any{}
	for i, id := range voice.Needs(lang) {
		files[string(id)+".wav"] = &fstest.MapFile{Data: beep(clipMs*16, float64(3+i))}
		clips[id] = map[string]any{"text": string(id), "samples": clipMs * 16}
	}
	manifest, err := json.Marshal(map[string]any{"lang": lang, "made_with": "the walk", "rate_hz": 16000, "clips": clips})
	files["manifest.json"] = &fstest.MapFile{Data: manifest}
	if err != nil {
		return nil, err
	}
	return voice.Load(files)
}

// beep is a WAV of 16 kHz, mono, 16 bits, unlike those of other pitches.
func beep(samples int, pitch float64) []byte {
	out := []byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x80\x3e\x00\x00\x00\x7d\x00\x00\x02\x00\x10\x00data")
	out = binary.LittleEndian.AppendUint32(out, uint32(2*samples))
	for i := range samples {
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(8000*math.Sin(float64(i)/pitch))))
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// A played span is one sound on one board, on the clock of the test.
type playedSpan struct {
	board    string
	number   string
	from, to time.Duration // since the test began
	whole    bool          // it sounded to its end
}

// TestTwoBoardsNeverTalkOverEachOther calls people at speed before two boards that play for real, kills the one that
// speaks in the middle of a sentence, and measures what was heard on this machine's steady clock.
func TestTwoBoardsNeverTalkOverEachOther(t *testing.T) {
	needsWalk(t)
	r := rig.Open(t, rig.Options{Gate: standards.Flag, Counters: overlapCalls, Voices: shortVoice})
	r.Decide(t, func(d *setup.Document) { d.Announce.Style = setup.ReadCardinal })
	b, began := startBrowser(t), time.Now()
	o := &office{Base: r.Base}
	var boards []*tab
	for _, name := range []string{"left", "right"} {
		boards = append(boards, b.open(t, o, name, "/board/"+rig.Zone, wallScreen, "id", spanScript))
	}
	speaker := func() *tab {
		_, frame := r.Anyone().Get(t, "/api/v1/board/"+rig.Zone)
		heard, _ := frame["voice"].(map[string]any)["speaker"].(string)
		for _, board := range boards {
			if !board.gone && heard != "" && eval[string](board, `sessionStorage.getItem('antrean.screen') || ''`) == heard {
				return board
			}
		}
		return nil
	}
	boards[0].until("a board speaks", func() bool { return speaker() != nil })
	sounds, offsets := shortSounds(t), map[string]time.Duration{}
	for _, board := range boards {
		offsets[board.name] = board.clockOffset(began)
	}
	numbers := callMany(t, r, overlapCalls/2)
	var victim *tab
	waitFor(t, 30*time.Second, "a board that speaks in the middle of the service", func() bool {
		for _, board := range boards {
			spans := board.spans(sounds, offsets[board.name], 0)
			if len(spans) >= overlapCalls/6 && spans[len(spans)-1].to == 0 {
				victim = board
			}
		}
		return victim != nil
	})
	if victim == nil {
		t.FailNow()
	}
	killed := victim.crash(began)
	numbers = append(numbers, callMany(t, r, overlapCalls-len(numbers))...)
	var spans []playedSpan
	collect := func() []playedSpan {
		spans = nil
		for _, board := range boards {
			spans = append(spans, board.spans(sounds, offsets[board.name], killed)...)
		}
		slices.SortFunc(spans, func(a, b playedSpan) int { return int(a.from - b.from) })
		return spans
	}
	waitFor(t, 50*time.Second, "every call to be heard to its end", func() bool {
		heard := map[string]bool{}
		for _, s := range collect() {
			heard[s.number] = heard[s.number] || s.whole
		}
		return len(heard) == overlapCalls && !slices.ContainsFunc(numbers, func(n string) bool { return !heard[n] })
	})
	judgeSpans(t, collect(), numbers, victim.name)
}

// judgeSpans holds what was heard to the promise: nobody lost, nobody twice, never two at once.
func judgeSpans(t *testing.T, spans []playedSpan, numbers []string, victim string) {
	t.Helper()
	whole, cut := map[string]int{}, 0
	for i, s := range spans {
		if s.whole {
			whole[s.number]++
		} else if cut++; s.board != victim {
			t.Errorf("%s was cut off on %s, which lives", s.number, s.board)
		}
		if i > 0 && s.from < spans[i-1].to {
			t.Errorf("%s on %s begins %v before %s on %s ends", s.number, s.board, spans[i-1].to-s.from, spans[i-1].number, spans[i-1].board)
		}
	}
	for _, n := range numbers {
		if whole[n] != 1 {
			t.Errorf("%s was heard %d times to its end, want once", n, whole[n])
		}
	}
	if cut > 1 {
		t.Errorf("%d sounds were cut off, want at most that of the board that was killed", cut)
	}
	t.Logf("%d sounds in %v, one board killed while it spoke, overlap 0 ms", len(spans), spans[len(spans)-1].to-spans[0].from)
}

// callMany gives out numbers and calls each at a counter of its own, one after the other as fast as the office answers.
func callMany(t *testing.T, r *rig.Rig, n int) []string {
	t.Helper()
	clerk, kiosk := r.SignedIn(t, rig.Clerk), r.AtKiosk()
	var numbers []string
	for range n {
		kiosk.Post(t, "/api/v1/tickets", map[string]any{"request_id": "walk-" + fmt.Sprint(time.Now().UnixNano()), "service": standards.Consultation, "answers": map[string]any{}, "lang": "id"})
		counter := len(r.Engine.View().State.Ring(rig.Zone).Calls)
		if seq := r.Engine.View().State.Ring(rig.Zone).Seq; seq > 0 {
			counter = int(seq)
		}
		path := fmt.Sprintf("/api/v1/counters/%d", counter+1)
		clerk.Post(t, path+"/open", map[string]any{"command_id": fmt.Sprintf("open-walk-%d", counter)})
		status, reply := clerk.Post(t, path+"/next", map[string]any{"command_id": fmt.Sprintf("next-walk-%d", counter)})
		if status != http.StatusOK {
			t.Fatalf("call %d: got %d %v", counter+1, status, reply)
		}
		numbers = append(numbers, reply["ticket"].(map[string]any)["number"].(string))
	}
	return numbers
}

// clockOffset is what to add to the page's clock to get the time since the test began: from the quickest of some
// questions, so that it is off by half of that one's way at most.
func (x *tab) clockOffset(began time.Time) time.Duration {
	x.t.Helper()
	best, offset := time.Hour, time.Duration(0)
	for range 15 {
		asked := time.Since(began)
		page := time.Duration(eval[float64](x, `performance.now()`) * float64(time.Millisecond))
		answered := time.Since(began)
		if way := answered - asked; way < best {
			best, offset = way, asked+way/2-page
		}
	}
	if best > 100*time.Millisecond { // the pause between two announcements is seven times that
		x.t.Fatalf("%s: its clock is known to %v only", x.name, best)
	}
	return offset
}

// spans are the sounds of a board so far. One that the board's death has cut ends then; one that sounds still has no end.
func (x *tab) spans(sounds map[string]string, offset, killed time.Duration) []playedSpan {
	x.t.Helper()
	var out []playedSpan
	for _, e := range x.w.heard("span") {
		at := offset + time.Duration(e.At*float64(time.Millisecond))
		switch last := len(out) - 1; {
		case e.Text == "play":
			out = append(out, playedSpan{board: x.name, number: x.numberOf(sounds, e.Src), from: at})
		case last >= 0 && out[last].to == 0:
			out[last].to, out[last].whole = at, e.Text == "ended"
		case last >= 0 && e.Text == "ended":
			out[last].to, out[last].whole = at, true // a pause comes right before the end
		}
	}
	if last := len(out) - 1; last >= 0 && out[last].to == 0 && x.gone {
		out[last].to = killed
	}
	return out
}

// numberOf is the number that a sound calls, by its address.
func (x *tab) numberOf(sounds map[string]string, src string) string {
	x.t.Helper()
	hash := strings.TrimSuffix(src[strings.LastIndex(src, "/")+1:], ".wav")
	if number, ok := sounds[hash]; ok {
		return number
	}
	x.t.Fatalf("%s plays %s, which calls nobody", x.name, src)
	return ""
}

// shortSounds are all sounds that the short voice can make of the calls, by their hashes.
func shortSounds(t *testing.T) map[string]string {
	t.Helper()
	pack, err := shortVoice("id")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for n := 1; n <= overlapCalls; n++ {
		number := fmt.Sprintf("G-%03d", n)
		plan, err := voice.Plan("id", voice.Cardinal, number, n)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range [][]voice.ClipID{plan, plan[1:]} {
			sound, err := pack.Join(part)
			if err != nil {
				t.Fatal(err)
			}
			out[sound.Hash] = number
		}
	}
	return out
}

// crash kills the process of a tab, as if the screen had lost its power, and returns when.
func (x *tab) crash(began time.Time) time.Duration {
	x.gone = true
	go func() { _, _ = chromedp.Call(x.ctx, page.Crash, cdp.Empty{}) }() // nobody is left to answer
	return time.Since(began)
}

// waitFor waits for something that takes longer than a page's patience.
func waitFor(t *testing.T, most time.Duration, what string, done func() bool) {
	t.Helper()
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for end := time.Now().Add(most); !done(); <-tick.C {
		if time.Now().After(end) {
			t.Errorf("after %v still waits for %s", most, what)
			return
		}
	}
}
