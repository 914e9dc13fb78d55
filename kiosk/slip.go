package kiosk

import (
	"strings"
	"time"

	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/worktime"
	"antrean/printer/slip"
)

// Which blocks go first when paper is short: an address can be scanned instead of typed, advice is also on the phone.
const (
	spareAddress = 1
	spareAdvice  = 2
)

// A sheet is a slip being written in one language for one service.
type sheet struct {
	lang    string
	words   words.Lang
	office  *catalogue.Catalogue
	service *catalogue.Service
	blocks  []slip.Block
}

func newSheet(lang string, c *catalogue.Catalogue, s *catalogue.Service) *sheet {
	return &sheet{lang: lang, words: words.In(lang), office: c, service: s}
}

func (s *sheet) add(blocks ...slip.Block) { s.blocks = append(s.blocks, blocks...) }

func (s *sheet) rule() { s.add(slip.Block{Kind: slip.Rule}) }

func (s *sheet) gap() { s.add(slip.Block{Kind: slip.Space, Small: true}) }

// say adds a centred sentence.
func (s *sheet) say(key string, args ...any) {
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T(key, args...), Align: slip.Center})
}

// loud adds a centred sentence in bold of a size.
func (s *sheet) loud(size int, text string) {
	s.add(slip.Block{Kind: slip.Text, Text: text, Align: slip.Center, Bold: true, Size: size})
}

// small adds a centred sentence in the small font.
func (s *sheet) small(text string, spare int) {
	s.add(slip.Block{Kind: slip.Text, Text: text, Align: slip.Center, Small: true, Spare: spare})
}

// head says whose slip it is.
func (s *sheet) head() {
	office := s.office.Office
	s.loud(1, strings.ToUpper(office.Short.In(s.lang)))
	s.small(office.Address, 0)
	s.rule()
}

// copied marks a slip that has been printed before, above everything else, so that two people cannot wait with one
// number unnoticed. The sentence says which paper it is, and that what stands on it has not changed.
func (s *sheet) copied(paper int, sentence string) {
	if paper > 1 {
		s.loud(2, s.words.T("slip.copy"))
		s.say(sentence, "n", paper)
		s.rule()
	}
}

// about says what the slip is for and when it was printed.
func (s *sheet) about(at time.Time) {
	s.gap()
	s.loud(2, s.service.Short.In(s.lang))
	s.gap()
	at = at.In(s.office.Office.Location())
	s.add(slip.Block{Kind: slip.Text, Text: worktime.FormatDateTime(s.lang, at), Align: slip.Center})
	s.rule()
}

// code draws an address that a phone or the kiosk reads. Upper case makes the code coarser, hence easier to read;
// the white around it is the layout's.
func (s *sheet) code(address string) {
	s.add(slip.Block{Kind: slip.QR, Text: strings.ToUpper(address), Align: slip.Center})
}

// address prints what the code says, for a phone without a camera. The scheme is what browsers add by themselves.
func (s *sheet) address(address string) {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	s.small(strings.ToUpper(rest), spareAddress)
}

// network names the one on which the address opens; empty: any.
func (s *sheet) network(wifi string) {
	if wifi != "" {
		s.add(slip.Block{Kind: slip.Text, Text: s.words.T("slip.wifi", "wifi", wifi), Align: slip.Center, Bold: true})
	}
}

// lacking lists rows to bring, with where to get each. The mark is a box to tick at home.
func (s *sheet) lacking(rows []catalogue.Requirement, size int) {
	for _, row := range rows {
		s.add(slip.Block{Kind: slip.Item, Mark: "[ ]", Text: row.Label.In(s.lang), Bold: true, Size: size})
		if row.Get != nil {
			s.add(slip.Block{Kind: slip.Item, Mark: strings.Repeat(" ", 4*size-1), Text: row.Get.Where.In(s.lang)})
		}
		s.gap()
	}
}

// foot says what it costs, and where to go when somebody asks for more.
func (s *sheet) foot() {
	s.rule()
	if s.service.Fee.Free() {
		s.loud(2, s.words.T("slip.free"))
		s.say("slip.free.why")
	} else {
		s.loud(1, s.service.Fee.Text.In(s.lang))
	}
	if ways := s.complaints(); ways != "" {
		s.gap()
		s.small(s.words.T("slip.complaints", "ways", ways), 0)
	}
}

// A way is a kind of complaint channel and the sentence that names it on paper.
type way struct{ kind, key string }

// complaints is the office's quickest way to complain, and the national ones.
func (s *sheet) complaints() string {
	own := []way{{"whatsapp", "slip.way.whatsapp"}, {"phone", "slip.way.phone"}, {"email", "slip.way.email"}}
	web := []way{{"sp4n_web", "slip.way.sp4n_web"}}
	sms := []way{{"sp4n_sms", "slip.way.sp4n_sms"}}
	var texts []string
	for _, choice := range [][]way{own, web, sms} {
		if text := s.first(choice); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, ", ")
}

// first names the first of some ways that the office has.
func (s *sheet) first(ways []way) string {
	for _, way := range ways {
		if found, ok := s.office.Complaint(way.kind); ok && found.Value != "" {
			return s.words.T(way.key, "value", strings.TrimPrefix(found.Value, "www."))
		}
	}
	return ""
}

func (s *sheet) document(kind, title string) slip.Document {
	return slip.Document{Kind: kind, Title: title, Blocks: s.blocks}
}
