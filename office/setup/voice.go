package setup

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Voice is what the office has recorded itself for the calls.
type Voice struct {
	// Clips are the recordings in use: by language, then by what is said, the SHA-256 of the sound in hexadecimal. What
	// is not among them is said by the voice that the program carries.
	Clips map[string]map[string]string `json:"clips,omitempty"`
}

// checkVoice takes recordings that can be looked for. Whether a language has such a word is known to the voice alone,
// which leaves the others aside.
func (d *Document) checkVoice(faults *Faults) {
	for _, lang := range slices.Sorted(maps.Keys(d.Voice.Clips)) {
		for _, clip := range slices.Sorted(maps.Keys(d.Voice.Clips[lang])) {
			if !PlainName(lang) || !PlainName(clip) || !isHash(d.Voice.Clips[lang][clip]) {
				faults.add(fmt.Sprintf("voice.clips.%s.%s", lang, clip), "setup.fault.clip", "value", clip)
			}
		}
	}
}

// Set puts a recording in use; an empty hash gives the word back to the voice that the program carries.
func (v *Voice) Set(lang, clip, hash string) {
	if hash == "" {
		delete(v.Clips[lang], clip)
		if len(v.Clips[lang]) == 0 {
			delete(v.Clips, lang)
		}
		return
	}
	if v.Clips == nil {
		v.Clips = map[string]map[string]string{}
	}
	if v.Clips[lang] == nil {
		v.Clips[lang] = map[string]string{}
	}
	v.Clips[lang][clip] = hash
}

// Hashes lists every recording in use.
func (v Voice) Hashes() []string {
	var out []string
	for _, clips := range v.Clips {
		out = append(out, slices.Collect(maps.Values(clips))...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// LateClips lists the recordings that the late versions of a book name.
func LateClips(book Reader) ([]string, error) {
	recordings, err := LateRecordings(book)
	return slices.Sorted(maps.Keys(recordings)), err
}

// LateRecordings is LateClips with what each recording says: by its hash the language and the word, "jv/siji", as the
// newest version names it.
func LateRecordings(book Reader) (map[string]string, error) {
	versions, err := book.Setups(0, lateVersions)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, version := range versions {
		document, err := Decode(version.Body)
		if err != nil {
			return nil, fmt.Errorf("version %d: %w", version.N, err)
		}
		for lang, clips := range document.Voice.Clips {
			for clip, hash := range clips {
				if _, had := out[hash]; !had {
					out[hash] = lang + "/" + clip
				}
			}
		}
	}
	return out, nil
}

// voice is compared word by word, and told in three lists a language.
func (d *differ) voice() {
	langs := maps.Clone(d.old.Voice.Clips)
	if langs == nil {
		langs = map[string]map[string]string{}
	}
	maps.Copy(langs, d.now.Voice.Clips)
	for _, lang := range slices.Sorted(maps.Keys(langs)) {
		was, is := d.old.Voice.Clips[lang], d.now.Voice.Clips[lang]
		lists := map[string][]string{}
		for clip, hash := range is {
			switch before, had := was[clip]; {
			case !had:
				lists["clip.added"] = append(lists["clip.added"], clip)
			case before != hash:
				lists["clip.again"] = append(lists["clip.again"], clip)
			}
		}
		for clip := range was {
			if _, has := is[clip]; !has {
				lists["clip.removed"] = append(lists["clip.removed"], clip)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(lists)) {
			d.say(key, "lang", d.named("setup.diff.lang."+lang, lang), "words", d.clips(lists[key]))
		}
	}
}

// clips names words in the order of their names: letters as they are written, phrases by what they are.
func (d *differ) clips(list []string) string {
	slices.SortFunc(list, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b) // numbers in their order
		}
		return strings.Compare(a, b)
	})
	names := make([]string, len(list))
	for i, clip := range list {
		names[i] = d.named("setup.diff.clip.is."+clip, strings.ToUpper(clip))
	}
	return strings.Join(names, ", ")
}
