package office

import (
	"bytes"
	"fmt"

	"antrean/office/casefile"
	"antrean/office/queue"
)

// Seal writes what both rooms know, for a snapshot: two lines, the queue's and that of the applications.
func Seal(state *queue.State, cases *casefile.State) ([]byte, error) {
	line, err := state.Seal()
	if err != nil {
		return nil, err
	}
	files, err := cases.Seal()
	if err != nil {
		return nil, err
	}
	return append(append(line, '\n'), files...), nil
}

// Unseal reads what Seal wrote. A snapshot of before there were applications is the queue's line alone.
func Unseal(body []byte) (*queue.State, *casefile.State, error) {
	line, files, both := bytes.Cut(body, []byte{'\n'})
	state, err := queue.Unseal(line)
	if err != nil {
		return nil, nil, err
	}
	cases := casefile.NewState()
	if both {
		if cases, err = casefile.Unseal(files); err != nil {
			return nil, nil, err
		}
	}
	if !both {
		cases.Pass(state.Seq, state.At)
	}
	if cases.Seq != state.Seq {
		return nil, nil, fmt.Errorf("unseal: the queue is at %d, the applications at %d", state.Seq, cases.Seq)
	}
	return state, cases, nil
}
