package static

import (
	"path"
	"regexp"
	"strings"
	"testing"

	"antrean/internal/words"
)

// boardBudget is what a board may weigh compressed, without font, sound and pictures: a television's cheap wireless
// brings it within a second.
const boardBudget = 60 * 1024

var (
	loadsPage   = regexp.MustCompile(`(?:src|href)="\{\{assets\}\}/([^"]+)"`)
	saysTypes   = regexp.MustCompile(`(?s)/\*\*.*?\*/`) // its imports are the checker's
	loadsScript = regexp.MustCompile(`(?m)(?:\bfrom |^import |\bimport\()'(\.[^']+)'`)
)

// loaded lists what a page makes its browser fetch, through every module.
func loaded(t *testing.T, page string) []string {
	t.Helper()
	list, seen := []string{page}, map[string]bool{page: true}
	for i := 0; i < len(list); i++ {
		body, _, ok := Asset(list[i])
		if !ok {
			t.Fatalf("%s is not served", list[i])
		}
		var named []string
		switch path.Ext(list[i]) {
		case ".html":
			for _, m := range loadsPage.FindAllSubmatch(body, -1) {
				named = append(named, string(m[1]))
			}
		case ".js":
			for _, m := range loadsScript.FindAllSubmatch(saysTypes.ReplaceAll(body, nil), -1) {
				named = append(named, path.Join(path.Dir(list[i]), string(m[1])))
			}
		}
		for _, name := range named {
			if !seen[name] {
				seen[name] = true
				list = append(list, name)
			}
		}
	}
	return list
}

func TestABoardIsLight(t *testing.T) {
	total := 0
	files := loaded(t, "board/index.html")
	for _, name := range files {
		small, ok := Zipped(name)
		if !ok {
			t.Errorf("%s is sent as large as it is", name)
		}
		total += len(small)
	}
	for _, must := range []string{"vendor/preact-htm.js", "lib/live.js", "board/size.js", "board/layouts.css"} {
		if !strings.Contains(strings.Join(files, " "), must) {
			t.Errorf("%s was not weighed: the patterns no longer see it", must)
		}
	}
	sentences, _ := words.In(words.Default).JSON("board") // a board reads them too

	total += len(zip(sentences))
	t.Logf("%d files and the words: %d bytes compressed", len(files), total)
	if total > boardBudget {
		t.Errorf("the board weighs %d bytes compressed, want at most %d", total, boardBudget)
	}
}
