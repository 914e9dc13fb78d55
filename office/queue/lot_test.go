package queue

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// lotMorning is an office that gives lots from seven to eight, with so many taken.
func lotMorning(t *testing.T, random *rand.Rand, lots int) *stage {
	t.Helper()
	s := newStage()
	for _, words := range []string{"jam 08.00-15.00", "undian 60"} {
		if err := s.arrange(strings.Fields(words)); err != nil {
			t.Fatal(err)
		}
	}
	services := []string{"kk", "ktp", "akta"}
	for i := range lots {
		c := Issue{Service: services[random.IntN(3)], Token: s.token(), Share: fmt.Sprintf("%08X", random.Uint32())}
		s.mustDo(t, s.day.Add(7*time.Hour+time.Duration(i)*time.Second), c)
	}
	return s
}

func (s *stage) mustDo(t *testing.T, at time.Time, c Command) Decision {
	t.Helper()
	d, err := Decide(s.state, s.rules, at, Request{Actor: "kiosk", Do: c})
	if err != nil {
		t.Fatalf("%T at %s: %v", c, at, err)
	}
	for i := range d.Events {
		if err := s.keep(&d.Events[i]); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// TestEveryLotGetsOneNumberWithoutAGap draws mornings of all sizes, some lots given up and some numbers given at a counter
// before: numbers per prefix have no twin and no gap, whoever comes at opening comes after all lots, and the journal folds
// to the same.
func TestEveryLotGetsOneNumberWithoutAGap(t *testing.T) {
	for seed := range 40 {
		random := rand.New(rand.NewPCG(uint64(seed), 49))
		s := lotMorning(t, random, seed)
		for _, lot := range s.state.Lots() {
			if random.IntN(5) == 0 {
				s.mustDo(t, s.day.Add(7*time.Hour+30*time.Minute), Cancel{Ticket: lot.ID})
			}
		}
		if seed%3 == 0 { // somebody with a paper number is served before the doors open
			s.mustDo(t, s.day.Add(7*time.Hour+40*time.Minute), OpenCounter{Counter: 1})
			s.mustDo(t, s.day.Add(7*time.Hour+41*time.Minute), CallPaper{Counter: 1, Service: "kk", Token: s.token()})
		}
		held := s.state.LotsHeld()
		late := s.mustDo(t, s.day.Add(8*time.Hour), Issue{Service: "kk", Token: s.token()})
		for i, e := range late.Events {
			if (e.Kind == LotsDrawn) != (i == 0 && held > 0) || e.Kind == LotsDrawn && len(e.Drawn) != held {
				t.Fatalf("seed %d: event %d is %s of %d, with %d lots held", seed, i, e.Kind, len(e.Drawn), held)
			}
		}
		last, _ := s.state.Ticket(late.Reply.Ticket)
		for _, lot := range s.state.Lots() {
			if lot.State != Cancelled && lot.Place.Compare(last.Place) >= 0 {
				t.Errorf("seed %d: %s comes after who came at opening", seed, lot.Number())
			}
		}
		if err := s.check(); err != nil { // no twin, no gap, and the same after a restart
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

// TestADrawCanBeVerified computes the draw anew from what stands on the slips and nothing else, as docs/queue.md says how.
func TestADrawCanBeVerified(t *testing.T) {
	s := lotMorning(t, rand.New(rand.NewPCG(7, 7)), 30)
	list := "undian 2026-11-23\n"
	for _, lot := range s.state.Lots() {
		list += lot.LotNumber() + " " + lot.Share + "\n"
	}
	seed := sha256.Sum256([]byte(list))
	s.mustDo(t, s.day.Add(8*time.Hour), Tick{})
	if got := s.state.LotSeed(); got != hex.EncodeToString(seed[:]) {
		t.Fatalf("the seed is %s, and the slips say %x", got, seed)
	}
	lots := s.state.Lots()
	slices.SortFunc(lots, func(a, b *Ticket) int {
		return strings.Compare(sum(seed[:], a.LotNumber()), sum(seed[:], b.LotNumber()))
	})
	next := map[string]int{}
	for i, lot := range lots {
		if next[lot.Prefix]++; lot.N != next[lot.Prefix] {
			t.Errorf("%s is drawn at place %d and has %s, want %s", lot.LotNumber(), i+1, lot.Number(), Number(lot.Prefix, next[lot.Prefix]))
		}
	}
}

func sum(key []byte, text string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text))
	return hex.EncodeToString(mac.Sum(nil))
}

// TestTheFirstToComeIsNotTheFirstDrawn: over many mornings, each of ten lots is the first about as often as any other.
func TestTheFirstToComeIsNotTheFirstDrawn(t *testing.T) {
	const mornings, lots = 1500, 10
	first := make([]int, lots)
	random := rand.New(rand.NewPCG(1, 2))
	for range mornings {
		var list strings.Builder
		for i := range lots {
			fmt.Fprintf(&list, "%s %08X\n", Number(LotPrefix, i+1), random.Uint32())
		}
		seed := sha256.Sum256([]byte(list.String()))
		best, least := 0, ""
		for i := range lots {
			if key := LotKey(hex.EncodeToString(seed[:]), Number(LotPrefix, i+1)); least == "" || key < least {
				best, least = i, key
			}
		}
		first[best]++
	}
	for i, n := range first { // five standard deviations of a fair draw: 150 ± 58
		if n < 92 || n > 208 {
			t.Errorf("lot %d was the first on %d of %d mornings", i+1, n, mornings)
		}
	}
}

// TestLotsAreDrawnWhenTheProgramRunsAgain: nothing ran at opening; the lots are drawn before anybody gets a number.
func TestLotsAreDrawnWhenTheProgramRunsAgain(t *testing.T) {
	s := lotMorning(t, rand.New(rand.NewPCG(3, 3)), 4)
	at := s.day.Add(9*time.Hour + 17*time.Minute)
	if !Due(s.state, s.rules, at) {
		t.Fatal("nothing is due at a quarter past nine")
	}
	d := s.mustDo(t, at, Begin{Build: "x"})
	if d.Events[0].Kind != LotsDrawn || s.state.LotsHeld() != 0 || Due(s.state, s.rules, at) {
		t.Errorf("got %s first, %d lots held", d.Events[0].Kind, s.state.LotsHeld())
	}
}

// TestLotsOfADayThatDoesNotOpenEndWithIt: the office was closed in the meantime.
func TestLotsOfADayThatDoesNotOpenEndWithIt(t *testing.T) {
	s := lotMorning(t, rand.New(rand.NewPCG(4, 4)), 3)
	lots := s.state.Lots()
	if err := s.arrange([]string{"libur", "2026-11-23", "Banjir"}); err != nil {
		t.Fatal(err)
	}
	s.mustDo(t, s.day.Add(9*time.Hour), Tick{})
	if s.state.LotsHeld() != 3 {
		t.Fatalf("%d lots are held, want 3", s.state.LotsHeld())
	}
	s.mustDo(t, s.day.Add(24*time.Hour), Tick{})
	for _, lot := range lots {
		if now, _ := s.state.Ticket(lot.ID); now.State != Expired || now.N != 0 {
			t.Errorf("%s is %s with number %d", now.LotNumber(), now.State, now.N)
		}
	}
	if err := s.check(); err != nil {
		t.Error(err)
	}
}

// TestEveryLotHoldsAPlaceInTheQuota: more lots than numbers are not given.
func TestEveryLotHoldsAPlaceInTheQuota(t *testing.T) {
	s := lotMorning(t, rand.New(rand.NewPCG(5, 5)), 0)
	s.rules.Quotas = Quotas{"kk": {Daily: 2}}
	at := s.day.Add(7*time.Hour + time.Minute)
	for range 2 {
		s.mustDo(t, at, Issue{Service: "kk", Token: s.token(), Share: "X"})
	}
	if p := MayIssue(s.state, s.rules, Wish{Service: "kk"}, at); p.OK || p.Why != QuotaOut || !p.Draw.IsZero() {
		t.Errorf("a third lot: %+v", p)
	}
	opens := s.day.Add(8 * time.Hour)
	if p := MayIssue(s.state, s.rules, Wish{Service: "ktp"}, at); !p.OK || !p.Draw.Equal(opens) {
		t.Errorf("another service: %+v", p)
	}
}

// TestLotsFromSaysWhenTheNextAreGiven looks at it from the evening, the night, the lot time and the day.
func TestLotsFromSaysWhenTheNextAreGiven(t *testing.T) {
	s := lotMorning(t, rand.New(rand.NewPCG(6, 6)), 0)
	for clock, want := range map[time.Duration]string{3: "2026-11-23 07.00", 7: "", 9: "2026-11-24 07.00", 20: "2026-11-24 07.00"} {
		got := ""
		if from := s.rules.LotsFrom(s.day.Add(clock * time.Hour)); !from.IsZero() {
			got = from.In(jakarta).Format("2006-01-02 15.04")
		}
		if got != want {
			t.Errorf("at %d: got %q, want %q", clock, got, want)
		}
	}
}
