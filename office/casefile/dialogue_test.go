package casefile

import (
	"testing"

	"antrean/internal/golden"
)

// TestDialogues plays the dialogues in testdata: what somebody does, a line, and what the office answers. They are
// in Indonesian, for the people whose work they describe; the tables dialogueVerbs and dialogueStates are the
// dictionary. -update writes the answers anew.
func TestDialogues(t *testing.T) {
	golden.Dialogues(t, func(testing.TB) golden.Stage {
		s := newStage()
		return golden.Stage{Perform: s.perform, Check: s.check}
	})
}
