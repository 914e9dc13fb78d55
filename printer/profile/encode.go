package profile

import (
	"antrean/printer/escpos"
	"antrean/printer/layout"
	"antrean/printer/slip"
	"antrean/printer/star"
	"antrean/printer/text"
	"antrean/printer/wire"
)

// Layout is the paper that slips are laid out for.
func (p *Profile) Layout() layout.Paper {
	return layout.Paper{
		Dots: p.Paper.Dots, Margin: (p.Paper.WidthMM*layout.DotsPerMM - p.Paper.Dots) / 2,
		Columns: p.Paper.Columns, SmallColumns: p.Paper.SmallColumns,
		CutterDots: p.Paper.CutterDots, MaxMM: p.Paper.MaxMM, MaxSize: p.Paper.MaxSize, Module: p.QR.Module, Figure: figures(p.QR.Method),
	}
}

// Encode writes a slip in the printer's language. It ends with the cut and, where there is a presenter, with the
// command that hands the slip out.
func (p *Profile) Encode(doc slip.Document) []wire.Piece {
	switch p.Language {
	case StarLine:
		return star.Encode(doc, p.star())
	case Plain:
		return text.Encode(doc, p.Layout())
	}
	return escpos.Encode(doc, p.escpos())
}

// Resync brings the printer to a known state after a slip broke off anywhere: it fills a command that may be open,
// resets, cuts the fragment off and hands it out.
func (p *Profile) Resync() []wire.Piece {
	switch p.Language {
	case StarLine:
		return star.Resync(p.star())
	case Plain:
		return text.Resync(p.Layout())
	}
	return escpos.Resync(p.escpos())
}

func (p *Profile) escpos() escpos.Options {
	cuts := map[Cut]escpos.Cut{
		PartialCut: escpos.CutPartial, FullCut: escpos.CutFull, OldPartial: escpos.OldPartial, OldFull: escpos.OldFull, NoCut: escpos.TearOff,
	}
	return escpos.Options{
		Paper: p.Layout(), CancelKanji: p.Text.CancelKanji, CodePage: p.Text.CodePage, Cut: cuts[p.Cut], Eject: p.Present.Eject,
	}
}

func (p *Profile) star() star.Options {
	cuts := map[Cut]star.Cut{PartialCut: star.CutPartial, FullCut: star.CutFull, NoCut: star.TearOff}
	return star.Options{Paper: p.Layout(), Cut: cuts[p.Cut]}
}
