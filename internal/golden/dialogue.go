package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"antrean/internal/raced"
)

// A Stage is where one dialogue is played. Perform does what a line says and answers; Check says what must hold after
// each line and does not, and may be nil.
type Stage struct {
	Perform func(said string) (string, error)
	Check   func() error
}

// Dialogues plays the dialogues in testdata/*.txt, each on a stage of its own: what somebody does, a line, and what the
// office answers, down to an empty line. Comments begin with #. -update writes the answers anew.
func Dialogues(t *testing.T, stage func(testing.TB) Stage) {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no dialogues: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			play(t, filepath.Base(name), string(raw), stage(t))
		})
	}
}

// play runs one dialogue and compares each answer with the one written down.
func play(t *testing.T, name, text string, s Stage) {
	t.Helper()
	blocks, err := readDialogue(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out strings.Builder
	for n, b := range blocks {
		got, err := s.Perform(b.said)
		if err != nil {
			t.Fatalf("%s, line %d: %s: %v", name, b.line, b.said, err)
		}
		if got != b.answer && !*update {
			t.Errorf("%s, line %d: %s\ngot\n%s\nwant\n%s", name, b.line, b.said, got, b.answer)
		}
		fmt.Fprintf(&out, "%s%s\n----\n%s\n", b.before, b.said, got)
		if s.Check == nil || raced.On && n%8 > 0 && n+1 < len(blocks) {
			continue // the check lives through all that was said so far: under the race detector every eighth time is enough
		}
		if err := s.Check(); err != nil {
			t.Fatalf("%s, line %d: after %s: %v", name, b.line, b.said, err)
		}
	}
	if *update {
		Text(t, name, out.String())
	}
}

// A block is one exchange of a dialogue.
type block struct {
	line   int
	before string // comments and empty lines above it
	said   string
	answer string // without the line end
}

// readDialogue splits a dialogue: comments begin with #, what is said is one line, then ----, then the answer up to
// an empty line.
func readDialogue(text string) ([]block, error) {
	var blocks []block
	var before strings.Builder
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		if line := lines[i]; line == "" || strings.HasPrefix(line, "#") {
			before.WriteString(line + "\n")
			continue
		}
		b := block{line: i + 1, before: before.String(), said: lines[i]}
		before.Reset()
		if i++; i == len(lines) || lines[i] != "----" {
			return nil, fmt.Errorf("line %d: want ---- below %q", i+1, b.said)
		}
		var answer []string
		for i++; i < len(lines) && lines[i] != ""; i++ {
			answer = append(answer, lines[i])
		}
		i-- // the empty line belongs to the next block
		b.answer = strings.Join(answer, "\n")
		blocks = append(blocks, b)
	}
	return blocks, nil
}
