package main

import (
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
