package admin

import (
	"path"
	"slices"
	"strings"
	"testing"

	"antrean/internal/words"
	"antrean/static"
)

func TestEveryPageIsATemplate(t *testing.T) {
	all, seen := newPages(), 0
	for _, name := range static.Names() {
		dir, file := path.Split(name)
		page, isPage := strings.CutSuffix(file, ".html")
		if dir != "admin/" || !isPage || slices.Contains(shared, file) {
			continue
		}
		for _, lang := range words.Staff() {
			if _, err := all.page(page, lang); err != nil {
				t.Error(err)
			}
		}
		seen++
	}
	if seen < 20 {
		t.Errorf("only %d pages were found", seen)
	}
	for _, name := range []string{"nothing", "layout", "../phone/track"} {
		if _, err := all.page(name, words.Default); err == nil {
			t.Errorf("%s is a page", name)
		}
	}
}
