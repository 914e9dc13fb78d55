package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"antrean/office"
	"antrean/store"
)

// skipAuto leaves out every number that anybody could hold.
const skipAuto = -1

// restore makes a copy the office of a directory.
type restore struct {
	from, data  string
	skip        int
	force, json bool
}

func (r *restore) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("restore", flag.ContinueOnError)
	fs.StringVar(&r.from, "from", "", "the copy, a file that antrean backup made")
	fs.StringVar(&r.data, "data", "", "directory of the office, as its settings name it")
	fs.BoolVar(&r.force, "force", false, "set an office that is there aside; it is not deleted")
	fs.IntVar(&r.skip, "skip", skipAuto, "today's numbers go on after this one; 0: nobody holds a number from after the copy; "+
		"-1: after the hundred that no day has reached")
	fs.BoolVar(&r.json, "json", false, "print one JSON line")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	if r.from == "" || r.data == "" || r.skip < skipAuto {
		return usageError{errors.New("say: restore -from FILE -data DIR, with -skip 0 or more if at all")}
	}
	now := time.Now()
	var left office.Restored
	done, err := store.Restore(ctx, r.from, r.data, r.force, func(p office.Proof) office.Restored {
		if left = office.SkipAll(p, now); r.skip != skipAuto {
			left = office.SkipTo(r.skip, now)
		}
		return left
	}, now)
	if errors.Is(err, store.ErrOccupied) {
		return fmt.Errorf("%w; -force sets it aside", err)
	}
	if err != nil {
		return err
	}
	return r.tell(std, done, left, now)
}

func (r *restore) tell(std stdio, done store.Restoration, left office.Restored, now time.Time) error {
	lost := now.Sub(done.At).Round(time.Minute)
	if r.json {
		return json.NewEncoder(std.out).Encode(struct {
			store.Restoration
			LostMinutes int             `json:"lost_minutes_at_most"`
			Numbers     office.Restored `json:"numbers"`
		}{done, int(lost / time.Minute), left})
	}
	fmt.Fprintf(std.out, "restored into %s: day %s, %d tickets (%d of that day), %d records, read whole\n",
		done.Data, done.Day, done.Tickets, done.Today, done.Seq)
	if done.Aside != "" {
		fmt.Fprintf(std.out, "the office that was there lies in %s\n", done.Aside)
	}
	fmt.Fprintf(std.out, "the last event was at %s; what happened in the %v since then is lost, if anything did\n", done.At.Local().Format("2006-01-02 15.04"), lost)
	sayMedia(std, done.Copied, "restored")
	fmt.Fprintln(std.out, sayNumbers(left))
	_, err := fmt.Fprintf(std.out, "start it with antrean serve; accounts and devices are those of the copy, screens reload by themselves (epoch %s)\n", done.NewEpoch)
	return err
}

// sayMedia says what became of the files that boards show and halls hear.
func sayMedia(std stdio, c office.Copied, did string) {
	if c.Media > 0 {
		fmt.Fprintf(std.out, "%d pictures and videos of the boards %s, each read against its hash\n", c.Media, did)
	}
	if len(c.MediaLost) > 0 {
		fmt.Fprintf(std.out, "not there, or spoilt, so upload them again: %s\n", strings.Join(c.MediaLost, ", "))
	}
	if c.Clips > 0 {
		fmt.Fprintf(std.out, "%d recordings of the office's own voice %s, each read against its hash\n", c.Clips, did)
	}
	if len(c.ClipsLost) > 0 {
		fmt.Fprintf(std.out, "not there, or spoilt, so record them again: %s\n", strings.Join(c.ClipsLost, ", "))
	}
}

// sayNumbers says what becomes of today's numbers.
func sayNumbers(left office.Restored) string {
	if left.Others == 0 {
		return "today's numbers go on where the copy ends: whoever holds one from after the copy will meet another with the same, and so do applications and complaints"
	}
	var first []string
	for _, prefix := range slices.Sorted(maps.Keys(left.UpTo)) {
		first = append(first, fmt.Sprintf("%s-%03d", prefix, left.UpTo[prefix]+1))
	}
	if len(first) == 0 {
		first = []string{fmt.Sprintf("number %03d", left.Others+1)}
	}
	return "today's numbers go on at " + strings.Join(first, ", ") + ", so that nobody meets a number that somebody else holds from after the copy; " +
		"give those who do a new one. Tomorrow begins at 001 as ever; applications and complaints of the year go on after their next hundred (-skip 0: leave none out)"
}
