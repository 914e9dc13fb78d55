package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A sentence is a text that the kiosk shows, in a language.
type sentence struct{ lang, text string }

// offices are those whose texts are spoken. The national standards would take 4 MB more; an office that shows them names
// a program for free text.
var offices = []string{"disdukcapil-kota-banjar", "kecamatan-balongbendo"}

// letters finds what can be spoken at all.
var letters = regexp.MustCompile(`\pL`)

// rooms are those of the words that the kiosk shows; of the common ones it shows only the name of the language. The names of days and months are
// said between numbers.
var rooms = []string{"kiosk", "kiosk_glass", "time", "common"}

// placeholder stands for what is another text every time: a number, or a name that has a clip of its own.
var placeholder = regexp.MustCompile(`\{\w+\}`)

// sentences lists what is spoken, each once, in order. Of a sentence with placeholders it lists what stands between them.
func sentences(root string) ([]sentence, error) {
	var out []sentence
	for lang := range voices {
		for _, room := range rooms {
			words := map[string]string{}
			if err := read(filepath.Join(root, "internal", "words", lang, room+".json"), &words); err != nil {
				return nil, err
			}
			for key, text := range words {
				if spoken(room, key) {
					out = append(out, pieces(lang, text)...)
				}
			}
		}
	}
	for _, office := range offices {
		var doc any
		if err := read(filepath.Join(root, "office", "catalogue", "data", office+".json"), &doc); err != nil {
			return nil, err
		}
		out = append(out, texts(doc)...)
	}
	for i := range out {
		out[i].text = strings.Join(strings.Fields(out[i].text), " ")
	}
	out = slices.DeleteFunc(out, func(s sentence) bool { return strings.Contains(s.text, "{") || !letters.MatchString(s.text) })
	slices.SortFunc(out, func(a, b sentence) int { return strings.Compare(a.lang+a.text, b.lang+b.text) })
	return slices.Compact(out), nil
}

// spoken reports whether somebody who listens comes to a sentence: not to those of whoever measures the glass.
func spoken(room, key string) bool {
	return (room != "common" || key == "common.language") && !strings.HasPrefix(key, "kiosk_glass.measure_")
}

// pieces are a sentence without placeholders, or what stands between them.
func pieces(lang, text string) (out []sentence) {
	between := placeholder.Split(text, -1)
	if len(between) == 1 {
		return []sentence{{lang, text}}
	}
	for _, piece := range between {
		out = append(out, sentence{lang, strings.Trim(piece, " ,.:;()“”")})
	}
	return out
}

func read(name string, into any) error {
	raw, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// texts are the texts of a catalogue: objects from languages to sentences.
func texts(of any) (out []sentence) {
	switch of := of.(type) {
	case []any:
		for _, one := range of {
			out = append(out, texts(one)...)
		}
	case map[string]any:
		if _, isText := of["id"].(string); isText && of["en"] != nil {
			for lang := range voices {
				if text, ok := of[lang].(string); ok {
					out = append(out, sentence{lang, text})
				}
			}
			return out
		}
		for _, one := range of {
			out = append(out, texts(one)...)
		}
	}
	return out
}

// wrongly are Indonesian words that espeak-ng 1.51 reads with the wrong e, as it guesses, and how they are said.
var wrongly = map[string]string{
	"antrean": "antR2'ean", "belas": "b@l'as", "belum": "b@l'um", "berkas": "b@Rk'as", "beda": "b'eda", "cetak": "tS@t'ak",
	"dengan": "d@N'an", "detik": "d@t'ik", "dicetak": "ditS@t'ak", "diketik": "dik@t'ik", "diproses": "dipR2'oses",
	"disebut": "dis@b'ut", "disentuh": "dis@nt'uh", "empat": "@mp'at", "enam": "@n'am", "kertas": "k@Rt'as", "ketik": "k@t'ik",
	"kode": "k'ode", "kodenya": "kod'en^a", "lengkap": "l@Nk'ap", "loket": "lok'Et", "mesin": "m@s'in", "pencetak": "p@ntS@t'ak",
	"perbesar": "p@Rb@s'aR", "perlu": "p@Rl'u", "sebelas": "s@b@l'as", "sedang": "s@d'aN", "segera": "s@g@R2'a",
	"selesai": "s@l@s'aI", "setelah": "s@t@l'ah", "tetap": "t@t'ap",
}

var word = regexp.MustCompile(`\pL+`)

// pronounced is a sentence as espeak-ng is given it.
func pronounced(s sentence) string {
	if s.lang != "id" {
		return s.text
	}
	return word.ReplaceAllStringFunc(s.text, func(one string) string {
		if phonemes, ok := wrongly[strings.ToLower(one)]; ok {
			return "[[" + phonemes + "]]"
		}
		return one
	})
}
