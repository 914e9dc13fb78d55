package setup

import (
	"slices"
	"strconv"

	"antrean/internal/words"
)

// Languages are those of kiosks, phones and paper, the office's own first: those that were chosen, else those of its
// standards. One whose words this program does not have is left out.
func (in *InForce) Languages() []string {
	chosen := in.Document.Languages
	if len(chosen) == 0 {
		chosen = in.Catalogue.Langs
	}
	return slices.DeleteFunc(slices.Clone(words.Languages()), func(lang string) bool { return lang != words.Default && !slices.Contains(chosen, lang) })
}

func (d *Document) checkLanguages(faults *Faults) {
	for i, lang := range d.Languages {
		at := "languages[" + strconv.Itoa(i) + "]"
		switch {
		case !slices.Contains(words.Languages(), lang):
			faults.add(at, "setup.fault.language", "value", lang)
		case slices.Contains(d.Languages[:i], lang):
			faults.add(at, "setup.fault.twice", "value", lang)
		}
	}
}
