package driver

import (
	"slices"

	"antrean/printer/profile"
	"antrean/printer/status"
)

// A known is what a printer has said about itself. The line is not part of it.
type known struct {
	profile *profile.Profile
	status.Status
	documents byte // Star's count of documents processed, as its block carries it
}

// learn takes in an answer or an automatic status. It reports whether it made sense.
func (k *known) learn(s said) bool {
	if !k.plausible(s) {
		return false
	}
	switch {
	case s.kind == changed && k.profile.Status.Query == profile.StarRequest, s.about == starAsked:
		k.star(s.bytes[:])
	case s.kind == changed:
		k.automatic(s.bytes[:])
	case s.about == custom:
		k.custom(s.bytes[:])
	default:
		k.realTime(s.about, s.bytes[0])
	}
	if k.Cover == status.Bad { // an open cover lifts the paper from its sensor
		k.Paper, k.Roll = status.Unknown, status.Unknown
	}
	return true
}

// plausible refuses what no printer says: sensors of the roll that disagree with themselves, as each is two bits, and
// bits that are fixed.
func (k *known) plausible(s said) bool {
	pair := func(b, mask byte) bool { return b&mask == 0 || b&mask == mask }
	switch {
	case k.profile.Status.Query == profile.StarRequest, s.about == custom:
		return true
	case s.kind == changed:
		return s.bytes[1]&0x93 == 0 && pair(s.bytes[2], 0x03) && pair(s.bytes[2], 0x0C)
	case s.about == eot4:
		return pair(s.bytes[0], 0x0C) && pair(s.bytes[0], 0x60)
	}
	return true
}

// bad is Bad where a bit is set, else OK.
func bad(is bool) status.Value {
	if is {
		return status.Bad
	}
	return status.OK
}

// near is the state of the roll's end, which only a printer with that sensor knows: others always call it adequate.
func (k *known) near(is bool) status.Value {
	if !k.profile.Status.NearEnd {
		return status.Unknown
	}
	return bad(is)
}

// realTime reads one byte of DLE EOT (Epson, "DLE EOT"). Bits are tested, never the whole byte: others differ
// between models, as a drawer's pin.
func (k *known) realTime(q question, b byte) {
	switch q {
	case eot1:
		k.Online = bad(b&0x08 != 0)
	case eot2:
		k.Cover = bad(b&0x04 != 0)
		k.aside(&k.Paper, eot4, b&0x20 != 0) // printing was stopped by the end of the paper
	case eot3:
		k.Cutter, k.Heat = bad(b&0x08 != 0), bad(b&0x40 != 0)
		k.aside(&k.Online, eot1, b&0x20 != 0) // an error that only power off and on ends
	case eot4:
		k.Paper, k.Roll = bad(b&0x60 == 0x60), k.near(b&0x0C == 0x0C)
	}
}

// aside takes bad news that belongs to another question. Where that one is never asked nothing else takes it back.
func (k *known) aside(v *status.Value, belongs question, is bool) {
	switch {
	case is:
		*v = status.Bad
	case *v == status.Bad && !slices.Contains(k.profile.Status.Ask, int(belongs)):
		*v = status.Unknown
	}
}

// automatic reads the four bytes of GS a (Epson, "ASB").
func (k *known) automatic(b []byte) {
	k.Online, k.Cover = bad(b[0]&0x08 != 0), bad(b[0]&0x20 != 0)
	k.Cutter, k.Heat = bad(b[1]&0x08 != 0), bad(b[1]&0x40 != 0)
	k.Paper, k.Roll = bad(b[2]&0x0C == 0x0C), k.near(b[2]&0x03 == 0x03)
}

// custom reads the six bytes of Custom's full status: 10 0F, paper, user, recoverable, unrecoverable.
func (k *known) custom(b []byte) {
	paper, user, recoverable, broken := b[2], b[3], b[4], b[5]
	k.Paper, k.Roll = bad(paper&0x01 != 0), k.near(paper&0x04 != 0)
	if k.profile.Present.Taken {
		k.Mouth = bad(paper&0x20 != 0)
	}
	k.Cover, k.Heat, k.Cutter = bad(user&0x03 != 0), bad(recoverable&0x01 != 0), bad(broken&0x03 != 0)
	k.Online = bad(broken != 0 || k.Paper == status.Bad || k.Cover == status.Bad)
}

// star reads Star's block: from the third byte on printer, mechanism, buffer, paper; the eighth counts documents.
func (k *known) star(b []byte) {
	k.Online, k.Cover = bad(b[2]&0x08 != 0), bad(b[2]&0x20 != 0)
	k.Cutter, k.Heat = bad(b[3]&0x08 != 0), bad(b[3]&0x40 != 0)
	k.Paper, k.Roll = bad(b[5]&0x08 != 0), k.near(b[5]&0x04 != 0)
	k.documents = b[7]
}

// tears is the reason why a slip under way cannot have come out whole, or "". Heat and a pressed feed button only
// delay it.
func (k *known) tears() string {
	switch {
	case k.Cover == status.Bad:
		return status.CoverOpen
	case k.Paper == status.Bad:
		return status.PaperOut
	case k.Cutter == status.Bad:
		return status.CutterJam
	}
	return ""
}
