package office

import (
	"errors"
	"fmt"

	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/notify"
	"antrean/office/queue"
)

// noticesPage is how many records are read for notices before what was found is handed on.
const noticesPage = 512

// Scene is the view as notices are made of it.
func (v *View) Scene() notify.Scene {
	return notify.Scene{Queue: v.State, Rules: v.Rules, Cases: v.Cases}
}

// Notices lists what persons are to be told of what happened after a record, in order, up to the newest view or to a
// page of records. It goes on after through; there is no more when that is the view's Seq. What happened before is told
// as it was, with what has become of it meanwhile: see notify.Notice.Holds.
func (e *Engine) Notices(after uint64) (list []notify.Notice, through uint64, err error) {
	view := e.View()
	scene := view.Scene()
	through = after
	if view.Seq() <= after {
		return nil, after, nil
	}
	most := min(view.Seq(), after+noticesPage)
	err = e.journal.Replay(after, func(r journal.Record) error {
		if r.Seq > most {
			return errEnough
		}
		found, err := noticesOf(r, scene)
		list, through = append(list, found...), r.Seq
		if err == nil && r.Seq == most {
			return errEnough
		}
		return err
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, after, fmt.Errorf("read what persons are told: %w", err)
	}
	return list, through, nil
}

func noticesOf(r journal.Record, scene notify.Scene) ([]notify.Notice, error) {
	if casefile.Owns(r.Core) {
		e, err := casefile.DecodeEvent(r.Core, r.Private)
		if err != nil {
			return nil, err
		}
		return notify.OfFile(&e, scene), nil
	}
	e, err := queue.DecodeEvent(r.Core, r.Private)
	if err != nil {
		return nil, err
	}
	return notify.OfVisit(&e, scene), nil
}
