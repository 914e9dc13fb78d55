package snapshot_test

import (
	"slices"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/worktime"
	"antrean/server/snapshot"
)

func boardOf(r *rig.Rig) snapshot.Board {
	return snapshot.BoardOf(r.Office, r.Engine.View(), rig.Zone, nil)
}

func TestABoardTellsWhoseTurnItIsAtEachCounterAndWhoMissedIt(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	issue(t, r.Engine, "kk-rusak", 4)
	does(t, r.Engine, "sari", queue.OpenCounter{Counter: 1})
	does(t, r.Engine, "sari", queue.Next{Counter: 1})
	does(t, r.Engine, "sari", queue.MarkNoShow{Counter: 1})
	does(t, r.Engine, "sari", queue.Next{Counter: 1})
	board := boardOf(r)
	if len(board.Missed) != 1 || board.Missed[0].Number != "A-001" || board.Missed[0].At.IsZero() {
		t.Errorf("got %+v missed, want A-001", board.Missed)
	}
	c := board.Counters[0]
	if c.Now == nil || *c.Now != "A-002" || *c.Service != "kk-rusak" || c.Serving {
		t.Errorf("got %+v, want A-002 called and not there yet", c)
	}
	does(t, r.Engine, "sari", queue.Start{Counter: 1})
	if c := boardOf(r).Counters[0]; !c.Serving {
		t.Errorf("got %+v, want A-002 served", c)
	}
}

func TestABoardSaysWhoIsNextOnlyWhereTheOfficeWantsIt(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	issue(t, r.Engine, "kk-rusak", 5)
	does(t, r.Engine, "sari", queue.OpenCounter{Counter: 1})
	if board := boardOf(r); len(board.Next) != 0 || len(board.Counters[0].Next) != 0 {
		t.Errorf("got %v, want nobody named", board.Next)
	}
	r.Decide(t, func(d *setup.Document) { d.Boards.ShowNext = true })
	board := boardOf(r)
	want := []string{"A-001", "A-002", "A-003"}
	if !slices.Equal(board.Next, want) || !slices.Equal(board.Counters[0].Next, want) || len(board.Counters[1].Next) != 0 {
		t.Errorf("got %v, counter 1 %v, the closed one %v", board.Next, board.Counters[0].Next, board.Counters[1].Next)
	}
	does(t, r.Engine, "sari", queue.CloseCounter{Counter: 1})
	if board := boardOf(r); len(board.Next) != 0 {
		t.Errorf("got %v, and nobody calls", board.Next)
	}
}

func TestABoardCarriesItsScreensNoticesAndClosings(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	tomorrow := worktime.DateOf(r.Office.Now(), r.Office.Hours().Zone()).Add(1)
	r.Decide(t, func(d *setup.Document) {
		d.Always = false
		d.Hours.Week = map[string]string{"senin-minggu": "08.00-15.00"}
		d.Hours.Closures = []worktime.Closure{{From: string(tomorrow), To: string(tomorrow), Reason: "Pindah gedung"}}
		d.Boards.Screens = []setup.Screen{{Name: "pintu-2", Zone: rig.Zone, Layout: setup.LayoutDoor, Counters: []int{2}, FarthestM: 3, DiagonalIn: 21.5}}
		d.Boards.Notices = []setup.Notice{
			{Text: catalogue.Text{"id": "SIAK sedang gangguan"}, Until: r.Office.Now().Add(time.Hour)},
			{Text: catalogue.Text{"id": "Sudah lewat"}, Until: r.Office.Now().Add(-time.Minute)},
		}
		d.Boards.NightDark = true
	})
	board := boardOf(r)
	if len(board.Screens) != 1 || board.Screens[0].Name != "pintu-2" || board.Screens[0].DiagonalIn != 21.5 || !slices.Equal(board.Screens[0].Counters, []int{2}) {
		t.Errorf("got %+v", board.Screens)
	}
	if len(board.Notices) != 1 || board.Notices[0].Text["id"] != "SIAK sedang gangguan" || board.Notices[0].Until == nil {
		t.Errorf("got %+v, want the one that holds", board.Notices)
	}
	if len(board.Closings) != 1 || board.Closings[0].Day != string(tomorrow) || board.Closings[0].Name != "Pindah gedung" {
		t.Errorf("got %+v, want tomorrow", board.Closings)
	}
	if !board.Dark {
		t.Error("the night is not dark")
	}
}

func TestTheRequirementsOfWhatMostPeopleComeForAreShown(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	before := boardOf(r).Top
	if len(before) == 0 || len(before) > 3 || slices.Contains(before, catalogue.Consultation) {
		t.Errorf("before the first number: got %v", before)
	}
	last := r.Office.Catalogue().Services[len(r.Office.Catalogue().Services)-2].ID
	issue(t, r.Engine, last, 2)
	issue(t, r.Engine, catalogue.Consultation, 3)
	if top := boardOf(r).Top; top[0] != last || slices.Contains(top, catalogue.Consultation) {
		t.Errorf("got %v, want %s first", top, last)
	}
}
