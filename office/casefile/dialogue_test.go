package casefile

import (
	"slices"
	"testing"

	"antrean/internal/golden"
	"antrean/office/catalogue"
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

// TestEveryWayIsPlayedToItsEnd holds the dialogues to the standards of both offices: for every service and channel with
// stages one goes the whole way, through each stage that somebody works on, and each way of getting the document is taken.
func TestEveryWayIsPlayedToItsEnd(t *testing.T) {
	var stages []*stage
	golden.Dialogues(t, func(testing.TB) golden.Stage {
		s := newStage()
		stages = append(stages, s)
		return golden.Stage{Perform: s.perform}
	})
	for _, office := range []string{"banjar", "balongbendo"} {
		standard, err := standards[office]()
		if err != nil {
			t.Fatal(err)
		}
		for i := range standard.Services {
			for _, way := range standard.Services[i].Channels {
				if len(way.Steps) > 0 {
					holdPlayed(t, stages, standard, standard.Services[i].ID, way)
				}
			}
		}
	}
}

// holdPlayed looks for the applications of a channel that were closed, and at what they went through.
func holdPlayed(t *testing.T, stages []*stage, standard *catalogue.Catalogue, service string, way catalogue.Channel) {
	t.Helper()
	plan, err := NewPlan(standard, service, way.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, first, _ := plan.Step(plan.first(way.Kind == "queue"))
	whole, ends := false, map[string]bool{}
	for _, s := range stages {
		for _, c := range s.state.All() {
			if c.Service == service && c.Channel == way.ID && c.State == Closed {
				ends[c.How] = true
				whole = whole || goesThrough(c, plan.Steps[first:])
			}
		}
	}
	if !whole {
		t.Errorf("%s by %s: no dialogue goes through every stage to the end", service, way.ID)
	}
	for i := range plan.Steps {
		for _, end := range plan.Steps[i].Ends {
			if !ends[end] {
				t.Errorf("%s by %s: no dialogue ends with %s", service, way.ID, end)
			}
		}
	}
}

// goesThrough reports whether a case was in each of these stages that holds anything up.
func goesThrough(c *Case, steps []Step) bool {
	for i := range steps {
		there := slices.ContainsFunc(c.Trace, func(v Visit) bool { return v.Stage == steps[i].ID })
		if !steps[i].Aside && !there {
			return false
		}
	}
	return true
}
