package admin

import (
	"testing"

	"antrean/internal/words"
)

func TestEveryPageIsATemplate(t *testing.T) {
	seen := 0
	for key := range pages() {
		if _, err := page(key.name, key.lang); err != nil {
			t.Error(err)
		}
		seen++
	}
	if seen < 20*len(words.Staff()) {
		t.Errorf("only %d pages were found", seen)
	}
	for _, name := range []string{"nothing", "layout", "../phone/track"} {
		if _, err := page(name, words.Default); err == nil {
			t.Errorf("%s is a page", name)
		}
	}
}
