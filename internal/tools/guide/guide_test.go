package main

import (
	"path/filepath"
	"testing"

	"antrean/display/voice/guide"
)

const root = "../../.."

func TestSentencesAreFixedTextsOnceEach(t *testing.T) {
	said, err := sentences(root)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[sentence]bool{}
	for _, s := range said {
		if seen[s] {
			t.Errorf("%v stands twice", s)
		}
		seen[s] = true
	}
	for _, want := range []sentence{{"id", "Panggil petugas"}, {"en", "Call an officer"}, {"su", "Gero patugas"}, {"jv", "Nimbali petugas"}, {"id", "nomor hari ini"}, {"su", "Séptémber"}, {"jv", "Basa Jawa"}} {
		if !seen[want] {
			t.Errorf("%v is not among %d", want, len(said))
		}
	}
	if len(said) < 1200 {
		t.Errorf("%d sentences, want those of four languages and two offices", len(said))
	}
}

func TestWrongWordsAreSpokenByPhonemes(t *testing.T) {
	if got, want := pronounced(sentence{"id", "Belum lengkap? Ke loket."}), "[[b@l'um]] [[l@Nk'ap]]? Ke [[lok'Et]]."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := pronounced(sentence{"en", "Go to loket"}); got != "Go to loket" {
		t.Errorf("got %q", got)
	}
}

// A sentence that was changed is silent until `make guide` is run: most must have their clip, or nobody runs it.
func TestMostSentencesHaveTheirClip(t *testing.T) {
	said, err := sentences(root)
	if err != nil {
		t.Fatal(err)
	}
	missing := 0
	for _, s := range said {
		if _, ok := guide.Clip(s.lang, s.text); !ok {
			missing++
		}
	}
	if missing*20 > len(said) {
		t.Errorf("%d of %d sentences have no clip: run make guide", missing, len(said))
	}
}

// What stands between placeholders has clips too, so that a sentence with numbers in it can be put together.
func TestMostSentencesWithNumbersCanBePutTogether(t *testing.T) {
	for lang := range voices {
		all, silent := 0, []string{}
		for _, room := range rooms {
			words := map[string]string{}
			if err := read(filepath.Join(root, "internal", "words", lang, room+".json"), &words); err != nil {
				t.Fatal(err)
			}
			for key, text := range words {
				if !spoken(room, key) || !placeholder.MatchString(text) {
					continue
				}
				all++
				if guide.Parts(lang, placeholder.ReplaceAllString(text, "3")) == nil {
					silent = append(silent, text)
				}
			}
		}
		if all < 30 || len(silent)*10 > all {
			t.Errorf("%s: %d of %d sentences cannot be said: run make guide\n%q", lang, len(silent), all, silent)
		}
	}
}
