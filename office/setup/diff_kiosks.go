package setup

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// kiosks are compared glass by glass.
func (d *differ) kiosks() {
	names := map[string]bool{}
	for _, k := range slices.Concat(d.old.Kiosks, d.now.Kiosks) {
		names[k.Name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		old, now := d.old.KioskOf(name), d.now.KioskOf(name)
		d.changed("kiosk.diagonal", d.measure(old.DiagonalIn), d.measure(now.DiagonalIn), "name", name)
		d.changed("kiosk.card", d.measure(old.CardPx), d.measure(now.CardPx), "name", name)
		d.changed("kiosk.bottom", d.measure(float64(old.BottomMM)), d.measure(float64(now.BottomMM)), "name", name)
		d.changed("kiosk.langs", strings.Join(old.Langs, ", "), strings.Join(now.Langs, ", "), "name", name)
		d.changed("kiosk.guide", d.measure(float64(old.Guide)), d.measure(float64(now.Guide)), "name", name)
	}
}

// measure is a number as people write it; nothing for one that is not known.
func (d *differ) measure(n float64) string {
	if n == 0 {
		return ""
	}
	text := strconv.FormatFloat(n, 'f', -1, 64)
	if d.w.Code() != "en" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}
