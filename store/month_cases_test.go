package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/worktime"
	"antrean/store"
)

// filing is an invented office that works on applications for a month, the same at every run. All that it does, it does
// at a whole minute, so that time can be counted minute by minute.
type filing struct {
	engine *office.Engine
	chance *rand.Rand
	ways   [][2]string // service and channel
	rules  *casefile.Rules
	down   string
}

// filingHours are the hours of every filing.
const filingHours = "08.00-12.00, 12.30-15.00"

// standardsOf is a catalogue of services of both offices and of the nation, one of them without a promise.
func standardsOf(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	nation, err := catalogue.National()
	if err != nil {
		t.Fatal(err)
	}
	all := *nation
	all.Services = nil
	for _, id := range []string{"ktp-rekam", "ktp-baru", "ikd", "pindah-datang", "legalisir"} {
		service, ok := nation.Service(id)
		if !ok {
			t.Fatalf("the nation has no %s", id)
		}
		one := *service
		if id == "legalisir" {
			one.Promise = nil
		}
		all.Services = append(all.Services, one)
	}
	for _, office := range []string{"disdukcapil-kota-banjar", "kecamatan-balongbendo"} {
		standards, err := catalogue.Embedded(office)
		if err != nil {
			t.Fatal(err)
		}
		all.Services = append(all.Services, standards.Services[0])
	}
	return &all
}

func filingRules(t *testing.T, missed string, zone *time.Location) *casefile.Rules {
	t.Helper()
	hours, err := worktime.Plan{Week: map[string]string{"senin-jumat": filingHours}, Holidays: worktime.HolidaysNone}.Compile(zone)
	if err != nil {
		t.Fatal(err)
	}
	policy := casefile.DefaultPolicy()
	policy.Missed = missed
	return &casefile.Rules{Catalogue: standardsOf(t), Hours: hours, Policy: policy}
}

// fileMonth fills the file of dir with the applications of November 2026, up to a day.
func fileMonth(t *testing.T, dir string, rules *casefile.Rules, last worktime.Date) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		zone := rules.Hours.Zone()
		time.Sleep(time.Until(time.Date(2026, 11, 2, 8, 0, 0, 0, zone)))
		s, err := store.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		kept := &gathered{Store: s}
		engine, err := office.Open(kept, &setup.InForce{Rules: &queue.Rules{Zone: zone, Catalogue: "test-1"}, Catalogue: rules.Catalogue, Cases: rules})
		if err != nil {
			t.Fatal(err)
		}
		f := &filing{engine: engine, chance: rand.New(rand.NewPCG(11, 2026)), rules: rules}
		for i := range rules.Catalogue.Services {
			service := &rules.Catalogue.Services[i]
			for _, way := range service.Channels {
				if len(way.Steps) > 0 {
					f.ways = append(f.ways, [2]string{service.ID, way.ID})
				}
			}
		}
		for day := worktime.Date("2026-11-02"); day <= last; day = day.Add(1) {
			time.Sleep(time.Until(day.Start(zone).Add(7*time.Hour + 48*time.Minute)))
			for range 40 { // until the evening: people mend things when the office is closed, too
				f.do("", casefile.Tick{})
				if rules.Hours.DueAt(time.Now()) {
					f.work()
				} else if f.chance.IntN(12) == 0 {
					f.mendOne()
				}
				time.Sleep(13 * time.Minute)
			}
		}
		engine.Close()
		if err := kept.flush(); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// do gives a command; it may be refused, as those of people are.
func (f *filing) do(actor string, c casefile.Command) {
	_, _, _ = f.engine.File(context.Background(), casefile.Request{Actor: actor, Do: c})
}

// work is what the office does in a quarter of an hour.
func (f *filing) work() {
	if f.chance.IntN(20) < 13 {
		way := f.ways[f.chance.IntN(len(f.ways))]
		f.do("sari", casefile.Open{Service: way[0], Channel: way[1], Token: fmt.Sprint(time.Now().UnixMilli())})
	}
	f.outage()
	open := f.engine.View().Cases.Open()
	for range min(len(open), 4) {
		c := open[f.chance.IntN(len(open))]
		f.act(c)
		if f.chance.IntN(12) == 0 {
			f.do("sari", casefile.Undo{Cases: []casefile.CaseID{c.ID}})
		}
	}
}

// outage lets something be down now and then, for hours or over night.
func (f *filing) outage() {
	switch {
	case f.down == "" && f.chance.IntN(25) == 0:
		needs := casefile.KnownNeeds(f.rules.Catalogue)
		f.down = needs[f.chance.IntN(len(needs))]
		f.do("sari", casefile.SetNeed{Need: f.down, Down: true, Expected: time.Now().Add(time.Hour)})
	case f.down != "" && f.chance.IntN(14) == 0:
		f.do("sari", casefile.SetNeed{Need: f.down})
		f.down = ""
	}
}

func (f *filing) mendOne() {
	for _, c := range f.engine.View().Cases.Open() {
		if c.State == casefile.Returned && f.chance.IntN(3) == 0 {
			f.do("sari", casefile.Mend{Case: c.ID})
			return
		}
	}
}

// act is what somebody does with one application.
func (f *filing) act(c *casefile.Case) {
	switch luck := f.chance.IntN(100); {
	case c.State == casefile.Returned && luck < 8:
		f.do("sari", casefile.Mend{Case: c.ID})
	case c.State == casefile.Returned && luck > 96, luck == 99:
		f.do("sari", casefile.Cancel{Case: c.ID})
	case c.State == casefile.Returned:
	case c.State == casefile.Ready && luck < 70:
		plan := f.engine.View().Cases.Plan(c)
		f.do("sari", casefile.Hand{Case: c.ID, Who: plan.Collect[0]})
	case c.State == casefile.Ready && luck < 85:
		f.do("sari", casefile.PrintSelf{Case: c.ID})
	case luck < 62:
		f.do("sari", casefile.Advance{Cases: []casefile.CaseID{c.ID}})
		f.do("sari", casefile.GiveSlip{Case: c.ID})
	case luck < 76:
		f.do("sari", casefile.Return{Case: c.ID, Lacks: f.lacks(c.Service), Note: "mohon dibawa"})
	case luck < 84:
		f.do("sari", casefile.SendBack{Case: c.ID, Lacks: f.lacks(c.Service)})
	case luck < 88:
		f.do("sari", casefile.KeepBack{Case: c.ID, Cause: []casefile.Cause{casefile.Technical, casefile.Central}[f.chance.IntN(2)]})
	case luck < 94:
		f.do("sari", casefile.Release{Case: c.ID})
	case luck < 97:
		day := f.rules.Hours.NextWorkingDay(worktime.DateOf(time.Now(), f.rules.Hours.Zone()))
		f.do("sari", casefile.PromiseAnew{Case: c.ID, Due: day.Start(f.rules.Hours.Zone()).Add(14 * time.Hour), Note: "menunggu"})
	}
}

// lacks are one or two requirements of a service.
func (f *filing) lacks(service string) (lacks []casefile.Lack) {
	s, _ := f.rules.Catalogue.Service(service)
	at := f.chance.IntN(len(s.Requirements))
	for i := range 1 + f.chance.IntN(2) {
		if row := at + i; row < len(s.Requirements) {
			lacks = append(lacks, casefile.Lack{ID: s.Requirements[row].ID, Kind: []string{casefile.Short, casefile.Invalid}[f.chance.IntN(2)]})
		}
	}
	return lacks
}
