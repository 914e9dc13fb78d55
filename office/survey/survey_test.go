package survey_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"antrean/office/survey"
	"antrean/office/worktime"
)

// TestTheIndexAtItsEdges takes the golden values of the regulation's table, as decimals and as surveys whose answers come
// to exactly them.
func TestTheIndexAtItsEdges(t *testing.T) {
	for _, want := range []struct {
		index string
		fixed string
		band  survey.Band
	}{
		{"100", "100.00", survey.A}, {"88.31", "88.31", survey.A}, {"88.305", "88.31", survey.A}, {"88.3049999", "88.30", survey.B},
		{"88.30", "88.30", survey.B}, {"76.61", "76.61", survey.B}, {"76.605", "76.61", survey.B}, {"76.6049999", "76.60", survey.C},
		{"76.60", "76.60", survey.C}, {"65", "65.00", survey.C}, {"64.995", "65.00", survey.C}, {"64.9949999", "64.99", survey.D},
		{"64.99", "64.99", survey.D}, {"25", "25.00", survey.D},
	} {
		value, _ := new(big.Rat).SetString(want.index)
		if got := survey.Fixed(value, 2); got != want.fixed || survey.BandOf(value) != want.band {
			t.Errorf("an index of %s is written %s, band %s; want %s, %s", want.index, got, survey.BandOf(value), want.fixed, want.band)
		}
	}
	// 5000 people and one element: a sum of S is an index of S/200.
	for sum, band := range map[int]survey.Band{12999: survey.C, 12998: survey.D, 15321: survey.B, 15320: survey.C, 17661: survey.A, 17660: survey.B} {
		fours := (sum - 5000) / 3
		tally := survey.Tally{1: 5000 - fours, 4: fours}
		for range (sum - 5000) % 3 {
			tally[1]--
			tally[2]++
		}
		index := survey.Index(map[string]survey.Tally{"waktu": tally})
		if want := big.NewRat(int64(sum), 200); index.Cmp(want) != 0 || survey.BandOf(index) != band {
			t.Errorf("a sum of %d: %s, band %s; want %s, %s", sum, index.FloatString(4), survey.BandOf(index), want.FloatString(4), band)
		}
	}
}

// TestAllFoursAreAHundred does so for every number of elements, and all ones are 25: weights of 0,11 would make it 99.
func TestAllFoursAreAHundred(t *testing.T) {
	for k := 1; k <= 15; k++ {
		best, worst, weights := map[string]survey.Tally{}, map[string]survey.Tally{}, new(big.Rat)
		for i := range k {
			best[fmt.Sprint(i)], worst[fmt.Sprint(i)] = survey.Tally{4: 7 + i}, survey.Tally{1: 3 + i}
			weights.Add(weights, survey.Weight(k))
		}
		if got := survey.Fixed(survey.Index(best), 2); got != "100.00" {
			t.Errorf("%d elements, all four: %s, want 100.00", k, got)
		}
		if got := survey.Fixed(survey.Index(worst), 2); got != "25.00" {
			t.Errorf("%d elements, all one: %s, want 25.00", k, got)
		}
		if weights.Cmp(big.NewRat(1, 1)) != 0 {
			t.Errorf("%d weights come to %s, want 1", k, weights)
		}
	}
	if survey.Index(nil) != nil || survey.Index(map[string]survey.Tally{"waktu": {}}) != nil {
		t.Error("a survey that nobody answered has an index")
	}
}

// TestNRRIsOverThoseWhoFilledIt leaves out who left an element out.
func TestNRRIsOverThoseWhoFilledIt(t *testing.T) {
	tally := survey.Tally{}
	for _, score := range []int{4, 3, 0, 4, 5, -1} {
		tally.Add(score)
	}
	if got := tally.NRR(); tally.Filled() != 3 || got.Cmp(big.NewRat(11, 3)) != 0 {
		t.Errorf("%d filled it, NRR %s; want 3 and 11/3", tally.Filled(), got)
	}
	if got := survey.Fixed(tally.NRR(), 3); got != "3.667" {
		t.Errorf("written %s, want 3.667", got)
	}
}

// TestKrejcieAndMorgan has the vectors of their table.
func TestKrejcieAndMorgan(t *testing.T) {
	for n, want := range map[int]int{0: 0, -3: 0, 1: 1, 10: 10, 50: 44, 100: 80, 200: 132, 300: 169, 500: 217, 550: 226, 1000: 278, 5000: 357, 10000: 370, 100000: 383, 1000000: 384} {
		if got := survey.Target(n); got != want {
			t.Errorf("of %d: %d, want %d", n, got, want)
		}
	}
}

// TestTheStepReachesItsTarget holds for any volume: one step wider would not.
func TestTheStepReachesItsTarget(t *testing.T) {
	for _, volume := range []int{1, 9, 50, 300, 2940, 5000, 20000} {
		for _, percent := range []int{5, 30, 100} {
			every, target := survey.Every(volume, percent), survey.Target(volume)
			if answers := volume * percent / 100; every > 1 && answers/every < target {
				t.Errorf("%d visits, %d%% answer, each %d. invited: %d answers, want %d", volume, percent, every, answers/every, target)
			}
			if every < survey.EveryMost && volume*percent >= 100*target*(every+1) {
				t.Errorf("%d visits, %d%%: each %d. is invited, and fewer would do", volume, percent, every)
			}
		}
	}
	if got := survey.Every(2940, 100); got != 8 { // 340 answers
		t.Errorf("2940 visits that all answer: each %d., want each 8.", got)
	}
}

// FuzzOrderIsNothing answers a survey in two orders and wants one index, between 25 and 100.
func FuzzOrderIsNothing(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 0, 2, 1}, uint64(7))
	f.Fuzz(func(t *testing.T, scores []byte, seed uint64) {
		one, other := survey.Tally{}, survey.Tally{}
		for _, s := range scores {
			one.Add(int(s % 5))
		}
		mixed := slices.Clone(scores)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		for _, s := range mixed {
			other.Add(int(s % 5))
		}
		a, b := survey.Index(map[string]survey.Tally{"x": one, "y": {2: 1}}), survey.Index(map[string]survey.Tally{"y": {2: 1}, "x": other})
		if a.Cmp(b) != 0 || a.Cmp(big.NewRat(25, 1)) < 0 || a.Cmp(big.NewRat(100, 1)) > 0 {
			t.Errorf("%v gives %s, %v gives %s", scores, a, mixed, b)
		}
	})
}

// A desk is a source of made-up answers.
type desk struct {
	answers []survey.Answer
	visits  map[string]survey.Visits
	traits  map[[2]string]int
}

func (d desk) ReadSurvey(_, _ worktime.Date, c survey.Collector) error {
	for _, a := range d.answers {
		c.Answered(a)
	}
	for service, v := range d.visits {
		c.Visited(service, v)
	}
	for key, n := range d.traits {
		c.Counted(key[0], key[1], n)
	}
	return nil
}

// TestFewAnswersAreNotShown hides the index, the elements and the remarks of a service with fewer than three.
func TestFewAnswersAreNotShown(t *testing.T) {
	answer := func(service string, score int) survey.Answer {
		return survey.Answer{Service: service, Scores: map[string]int{"waktu": score, "lama": 2}, Remark: fmt.Sprint(service, score)}
	}
	d := desk{
		answers: []survey.Answer{answer("kk", 4), answer("kk", 4), answer("kk", 3), answer("ktp", 1), answer("ktp", 1)},
		visits:  map[string]survey.Visits{"kk": {Finished: 10, Invited: 5}, "ktp": {Finished: 300, Invited: 2}},
		traits:  map[[2]string]int{{"sex", "female"}: 3, {"age", "under_20"}: 1},
	}
	r, err := survey.Make(d, survey.Scope{}, []string{"waktu"})
	if err != nil {
		t.Fatal(err)
	}
	kk, ktp := r.Services[0], r.Services[1]
	if kk.Few() || kk.Elements[0].ID != "waktu" || kk.Elements[1].ID != "lama" || kk.Elements[0].NRR.Cmp(big.NewRat(11, 3)) != 0 || kk.Target() != 10 || kk.Rate() != 0.6 {
		t.Errorf("kk: %+v", kk)
	}
	if !ktp.Few() || ktp.Index != nil || ktp.Elements != nil || ktp.Band != "" || ktp.Target() != 169 || ktp.Rate() != 1 {
		t.Errorf("ktp shows what two people think: %+v", ktp)
	}
	if r.Total.Answers != 5 || r.Total.Visits.Finished != 310 || len(r.Remarks) != 5 {
		t.Errorf("all: %+v, remarks %q", r.Total, r.Remarks)
	}
	if len(r.Traits) != 2 { // what one person said of an age is not shown
		t.Errorf("traits: %+v", r.Traits)
	}
	if r, err = survey.Make(d, survey.Scope{Service: "ktp"}, nil); err != nil || r.Total.Index != nil || r.Remarks != nil || r.Traits != nil {
		t.Errorf("asked for alone: %+v, %v", r, err)
	}
}

// TestASurveyIsOpenForAWeek counts from the visit.
func TestASurveyIsOpenForAWeek(t *testing.T) {
	for today, want := range map[worktime.Date]bool{"2026-11-26": false, "2026-11-27": true, "2026-12-04": true, "2026-12-05": false} {
		if got := survey.Open("2026-11-27", today); got != want {
			t.Errorf("on %s: %v, want %v", today, got, want)
		}
	}
}

// TestARemarkIsTidied keeps what a person typed and nothing else.
func TestARemarkIsTidied(t *testing.T) {
	if got, ok := survey.Tidy("  cepat,\r\n\u202eramah\x00 "); got != "cepat,   ramah" || !ok {
		t.Errorf("got %q, %v", got, ok)
	}
	long := make([]rune, survey.RemarkMost+1)
	for i := range long {
		long[i] = 'é'
	}
	if _, ok := survey.Tidy(string(long)); ok {
		t.Error("a remark that is too long is taken")
	}
	if _, ok := survey.Tidy(string(long[1:])); !ok {
		t.Error("the longest remark is not taken")
	}
}
