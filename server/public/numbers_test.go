package public_test

import (
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
	"antrean/server/public"
)

// TestAPhoneIsToldWhetherNumbersAreGiven: the answer of queue.MayIssue, in words.
func TestAPhoneIsToldWhetherNumbersAreGiven(t *testing.T) {
	zone := time.FixedZone("WIB", 7*60*60)
	tomorrow := worktime.DateOf(time.Now(), zone).Add(1)
	always := map[string]string{"senin-minggu": "00.00-24.00"}
	closed := worktime.Plan{Week: always, Holidays: worktime.HolidaysNone,
		Closures: []worktime.Closure{{From: string(tomorrow.Add(-2)), To: string(tomorrow), Reason: "Pindah gedung"}}}
	open := worktime.Plan{Week: always, Holidays: worktime.HolidaysNone}
	for _, c := range []struct {
		say    string
		plan   worktime.Plan
		quota  *queue.Quota
		want   string
		reason string
		issued int
	}{
		{"open", open, nil, "Hari ini nomor diberikan sampai", "", 0},
		{"a few left", open, &queue.Quota{Daily: 7}, "Sisa 7 nomor.", "", 0},
		{"closed", closed, nil, "Sekarang nomor tidak diberikan. Diberikan lagi", "Pindah gedung", 0},
		{"out, and nothing tomorrow", open, &queue.Quota{Daily: 1}, "Nomor hari ini sudah habis. Ada lagi", "", 1},
		{"out, with tomorrow's", open, &queue.Quota{Daily: 1, NextDay: true}, "Di kantor Anda dapat mengambil nomor untuk", "", 1},
		{"not on this weekday", open, &queue.Quota{Daily: 5, Days: map[time.Weekday]int{time.Now().In(zone).Weekday(): 0}}, "Layanan ini tidak diberikan hari ini. Diberikan lagi", "", 0},
		{"never", open, &queue.Quota{Daily: 0}, "Tanyakan kepada petugas", "", 0},
	} {
		hours, err := c.plan.Compile(zone)
		if err != nil {
			t.Fatal(err)
		}
		r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Hours: &hours, Change: func(rules *queue.Rules) {
			if c.quota != nil {
				rules.Quotas = queue.Quotas{"kk-rusak": *c.quota}
			}
		}})
		for range c.issued {
			ticket(t, r, "visit-0001", "f102", "kk_rusak", "ktp")
		}
		said, reason := public.NumbersSaid(r.Office, "kk-rusak", "id")
		if !strings.Contains(said, c.want) || reason != c.reason {
			t.Errorf("%s: got %q, %q, want %q", c.say, said, reason, c.want)
		}
		r.Close()
	}
}
