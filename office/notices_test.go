package office

import (
	"testing"

	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/queue"
)

// TestNoticesAreReadPageByPage reads what was told from any point on: nothing twice, nothing left out.
func TestNoticesAreReadPageByPage(t *testing.T) {
	h := openBanjar(t, &journal.Memory{})
	defer h.Close()
	h.do("", queue.OpenCounter{Counter: 1})
	h.do("", queue.Issue{Service: "kk-rusak", Token: "ANI"})
	h.do("", queue.Next{Counter: 1})
	id := h.file("sari", casefile.Open{Service: "kk-rusak", Channel: "online", Token: "BUDI"}).Case
	for range noticesPage {
		h.do("", queue.Recall{Counter: 1})
	}
	h.file("sari", casefile.Cancel{Case: id})
	told := map[string]int{}
	var after uint64
	for pages := 0; after < h.View().Seq(); pages++ {
		list, through, err := h.Notices(after)
		if err != nil || through <= after {
			t.Fatalf("after %d: through %d, %v", after, through, err)
		}
		for _, n := range list {
			told[n.Key()]++
			if told[n.Key()] > 1 {
				t.Errorf("%s was told twice", n.Key())
			}
		}
		after = through
	}
	if want := 1 + noticesPage + 1; len(told) != want {
		t.Errorf("%d were told, want %d: the call, its recalls and the end of the application", len(told), want)
	}
	if list, through, err := h.Notices(after); len(list) > 0 || through != after || err != nil {
		t.Errorf("at the end: %d, through %d, %v", len(list), through, err)
	}
}
