package setup

import (
	"slices"

	"antrean/internal/words"
	"antrean/office/catalogue"
)

// Languages are those of kiosks, phones and paper, the office's own first, as its standards name them. One whose words this
// program does not have is left out.
func (in *InForce) Languages() []string {
	return slices.DeleteFunc(slices.Clone(words.Languages()), func(lang string) bool { return lang != words.Default && !slices.Contains(in.Catalogue.Langs, lang) })
}

// Speak makes the office offer languages; its own is always one of them.
func (d *Document) Speak(langs []string) (err error) {
	others := slices.DeleteFunc(slices.Clone(langs), func(lang string) bool { return lang == catalogue.DefaultLang })
	d.Catalogue, err = catalogue.SetLangs(d.Catalogue, append([]string{catalogue.DefaultLang}, others...))
	return err
}
