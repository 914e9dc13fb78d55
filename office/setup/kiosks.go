package setup

import (
	"fmt"
	"slices"
	"strings"
)

// A Kiosk is what an office knows about the glass of one of its kiosks, so that a key is as large there as a finger needs
// it, and stands where a seated person reaches it.
type Kiosk struct {
	Name       string   `json:"name"`                   // of the device
	DiagonalIn float64  `json:"diagonal_in,omitempty"`  // inches, as its maker says; 0: not known
	CardPx     float64  `json:"card_px,omitempty"`      // CSS px that a card of CardMM takes on it, as somebody measured; 0: nobody has
	BottomMM   int      `json:"bottom_mm,omitempty"`    // the lower edge of what lights up, above the floor; 0: not known
	Langs      []string `json:"langs,omitempty"`        // in the order of the first screen; those left out come after
	Guide      int      `json:"guide_volume,omitempty"` // percent, of the audio guide; 0: nobody has set it
}

// CardMM is the width of a KTP-el, as of every card of the format ID-1 of ISO/IEC 7810.
const CardMM = 85.6

// Limits of a kiosk's glass.
const (
	GlassLeast, GlassMost = 5.0, 100.0    // inches: a telephone, a wall
	CardLeast, CardMost   = 100.0, 2000.0 // CSS px: a wall of low resolution, a telephone
	guideUsual            = 80            // percent, of the audio guide: clear at an arm's length of a small loudspeaker
	BottomMost            = 1200          // mm: above that nothing of a glass can be reached sitting
)

// KioskOf is what is known of a kiosk's glass; nothing but the name when nobody has said anything.
func (d *Document) KioskOf(name string) Kiosk {
	for _, k := range d.Kiosks {
		if k.Name == name {
			return k
		}
	}
	return Kiosk{Name: name}
}

// SetKiosk keeps what is known of a kiosk's glass, and forgets a kiosk of which nothing is.
func (d *Document) SetKiosk(k Kiosk) {
	d.Kiosks = slices.DeleteFunc(d.Kiosks, func(other Kiosk) bool { return other.Name == k.Name })
	if k.DiagonalIn != 0 || k.CardPx != 0 || k.BottomMM != 0 || len(k.Langs) > 0 || k.Guide != 0 {
		d.Kiosks = append(d.Kiosks, k)
	}
	slices.SortFunc(d.Kiosks, func(a, b Kiosk) int { return strings.Compare(a.Name, b.Name) })
}

// Loudness is how loud the audio guide of a kiosk speaks, in percent.
func (k Kiosk) Loudness() int {
	if k.Guide == 0 {
		return guideUsual
	}
	return k.Guide
}

// PxPerMM is how many CSS px a millimetre takes on the glass of a screen; 0 when nothing is known. What somebody has
// measured counts more than what a maker says.
func (k Kiosk) PxPerMM(diagonalPx float64) float64 {
	switch {
	case k.CardPx > 0:
		return k.CardPx / CardMM
	case k.DiagonalIn > 0:
		return diagonalPx / (k.DiagonalIn * 25.4)
	}
	return 0
}

func (d *Document) checkKiosks(faults *Faults) {
	seen := map[string]bool{}
	for i, k := range d.Kiosks {
		at := fmt.Sprintf("kiosks[%d]", i)
		if seen[k.Name] {
			faults.add(at+".name", "setup.fault.twice", "value", k.Name)
		}
		seen[k.Name] = true
		if k.DiagonalIn != 0 && (k.DiagonalIn < GlassLeast || k.DiagonalIn > GlassMost) {
			faults.add(at+".diagonal_in", "setup.fault.diagonal", "value", k.DiagonalIn, "least", GlassLeast, "most", GlassMost)
		}
		if k.CardPx != 0 && (k.CardPx < CardLeast || k.CardPx > CardMost) {
			faults.add(at+".card_px", "setup.fault.card", "value", k.CardPx, "least", CardLeast, "most", CardMost)
		}
		if k.BottomMM < 0 || k.BottomMM > BottomMost {
			faults.add(at+".bottom_mm", "setup.fault.bottom", "value", k.BottomMM, "most", BottomMost)
		}
		if k.Guide < 0 || k.Guide > 100 {
			faults.add(at+".guide_volume", "setup.fault.guide", "value", k.Guide)
		}
		for j, lang := range k.Langs {
			if len(lang) != 2 || strings.Trim(lang, "abcdefghijklmnopqrstuvwxyz") != "" || slices.Contains(k.Langs[:j], lang) {
				faults.add(at+".langs", "setup.fault.langs", "value", lang)
			}
		}
	}
}
