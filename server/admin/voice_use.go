package admin

import (
	"log/slog"
	"maps"

	"antrean/internal/problem"
	"antrean/office/setup"
	"antrean/server/edge"
)

// useForm puts the drafts of a language in use.
func (a *Admin) useForm(v *View, tongue string) *Form {
	return v.deciding(&Form{Action: "/admin/suara/" + tongue, Submit: v.T("admin_voice.use")})
}

// UseClips answers POST /admin/suara/{tongue}: what was recorded is heard from now on.
func (a *Admin) UseClips(v *View) error {
	tongue, err := a.tongue(v)
	if err != nil {
		return err
	}
	a.drafting.Lock()
	defer a.drafting.Unlock()
	drafts, err := a.office.Clips.Drafts()
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	form := a.useForm(v, tongue).Read(v)
	if len(drafts[tongue]) == 0 && !form.Bad() {
		return v.Done("/admin/suara/"+tongue, "admin_setup.said.same")
	}
	in, err := v.decide(form, nowhere, func(d *setup.Document) error {
		for clip, hash := range drafts[tongue] {
			d.Voice.Set(tongue, clip, hash)
		}
		return nil
	})
	if err == errAgain {
		page, err := a.voicePage(v, tongue, form)
		if err != nil {
			return err
		}
		return v.listening().retry(form, "voice", v.T("admin.voice"), page)
	}
	if err != nil {
		return err
	}
	delete(drafts, tongue)
	if err := a.office.Clips.SaveDrafts(drafts); err != nil {
		return problem.Wrap("unavailable", err)
	}
	a.sweepClips(drafts)
	return v.decided(form, in, "setup.voice", tongue, "/admin/suara/"+tongue)
}

// BackClip answers POST /admin/suara/{tongue}/{clip}/back: the carried voice says a word again, once the drafts are in
// use.
func (a *Admin) BackClip(v *View) error {
	return a.redraft(v, "admin_voice.said.back", func(drafts map[string]string, clip string) {
		if a.office.Setup().Document.Voice.Clips[edge.Param(v.c, "tongue")][clip] != "" {
			drafts[clip] = ""
		}
	})
}

// UndoClip answers POST /admin/suara/{tongue}/{clip}/undo: a draft is thrown away.
func (a *Admin) UndoClip(v *View) error {
	return a.redraft(v, "admin_voice.said.undone", func(drafts map[string]string, clip string) { delete(drafts, clip) })
}

// BackAll answers POST /admin/suara/{tongue}/back: the carried voice says every word again, once the drafts are in use.
func (a *Admin) BackAll(v *View) error {
	return a.redraft(v, "admin_voice.said.backall", func(drafts map[string]string, _ string) {
		clear(drafts)
		for clip := range a.office.Setup().Document.Voice.Clips[edge.Param(v.c, "tongue")] {
			drafts[clip] = ""
		}
	})
}

// redraft changes the drafts of a language at a word.
func (a *Admin) redraft(v *View, said string, change func(drafts map[string]string, clip string)) error {
	tongue, err := a.tongue(v)
	if err != nil {
		return err
	}
	clip := edge.Param(v.c, "clip")
	if clip != "" && !isWord(tongue, clip) {
		return problem.New("not_found")
	}
	if err := a.draft(tongue, func(drafts map[string]string) error { change(drafts, clip); return nil }); err != nil {
		return err
	}
	to := "/admin/suara/" + tongue
	if clip != "" {
		to += "#clip-" + clip
	}
	return v.Done(to, said)
}

// draft changes the drafts of a language.
func (a *Admin) draft(tongue string, change func(map[string]string) error) error {
	a.drafting.Lock()
	defer a.drafting.Unlock()
	all, err := a.office.Clips.Drafts()
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	drafts := maps.Clone(all[tongue])
	if drafts == nil {
		drafts = map[string]string{}
	}
	if err := change(drafts); err != nil {
		return problem.Wrap("unavailable", err)
	}
	if all[tongue] = drafts; len(drafts) == 0 {
		delete(all, tongue)
	}
	if err := a.office.Clips.SaveDrafts(all); err != nil {
		return problem.Wrap("unavailable", err)
	}
	return nil
}

// sweepClips removes recordings that no draft and no version of late names.
func (a *Admin) sweepClips(drafts map[string]map[string]string) {
	keep, err := setup.LateClips(a.office.Setups.Book)
	if err != nil {
		slog.Error("look for recordings that nobody uses", "err", err) // nobody knows what is named: nothing goes
		return
	}
	keep = append(keep, setup.Voice{Clips: drafts}.Hashes()...)
	if err := a.office.Clips.Sweep(keep); err != nil {
		slog.Error("sweep recordings that nobody uses", "err", err)
	}
}

func isWord(tongue, clip string) bool {
	for _, word := range voiceWords(tongue) {
		if word == clip {
			return true
		}
	}
	return false
}
