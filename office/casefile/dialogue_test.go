package casefile

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"antrean/internal/golden"
)

// TestDialogues plays the dialogues in testdata: what somebody does, a line, and what the office answers. They are
// in Indonesian, for the people whose work they describe; the tables dialogueVerbs and dialogueStates are the
// dictionary. -update writes the answers anew.
func TestDialogues(t *testing.T) {
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
			play(t, filepath.Base(name), string(raw))
		})
	}
}

// play runs one dialogue and compares each answer with the one written down.
func play(t *testing.T, name, text string) {
	blocks, err := readDialogue(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	updating := flag.Lookup("update").Value.String() == "true"
	s := newStage()
	var out strings.Builder
	for _, b := range blocks {
		got, err := s.perform(b.said)
		if err != nil {
			t.Fatalf("%s, line %d: %s: %v", name, b.line, b.said, err)
		}
		if got != b.answer && !updating {
			t.Errorf("%s, line %d: %s\ngot\n%s\nwant\n%s", name, b.line, b.said, got, b.answer)
		}
		fmt.Fprintf(&out, "%s%s\n----\n%s\n", b.before, b.said, got)
		if err := s.check(); err != nil {
			t.Fatalf("%s, line %d: after %s: %v", name, b.line, b.said, err)
		}
	}
	if updating {
		golden.Text(t, name, out.String())
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
