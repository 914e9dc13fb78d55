package kiosk

import (
	"strings"
	"time"

	"antrean/internal/words"
	"antrean/office/worktime"
	"antrean/printer/slip"
)

// ruler is longer than any row: the digits on the first row are the columns of the paper, 0 standing for each ten.
const ruler = "1234567890" + "1234567890" + "1234567890" + "1234567890" + "1234567890" + "1234567890" + "1234567890"

// TestSlip is the paper with which somebody looks whether a printer is set up rightly: its name and profile, every
// look that slips use, both margins, a code, and the cut. What the code says stands below it.
func TestSlip(lang, printer, profile string, at time.Time) slip.Document {
	s := &sheet{lang: lang, words: words.In(lang)}
	pair := func(key, value string) { s.add(slip.Block{Kind: slip.Pair, Text: s.words.T(key), Value: value}) }
	s.loud(2, s.words.T("slip.test.title"))
	s.gap()
	s.add(slip.Block{Kind: slip.Number, Text: "A-025", Align: slip.Center})
	s.add(slip.Block{Kind: slip.Text, Text: worktime.FormatDateTime(lang, at), Align: slip.Center})
	s.rule()
	pair("slip.test.printer", printer)
	pair("slip.test.profile", profile)
	s.rule()
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T("slip.test.columns")})
	s.add(slip.Block{Kind: slip.Text, Text: ruler})
	s.add(slip.Block{Kind: slip.Text, Text: ruler, Small: true})
	s.rule()
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T("slip.test.large"), Size: 2})
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T("slip.test.bold"), Bold: true})
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T("slip.test.small"), Small: true})
	s.rule()
	s.say("slip.test.scan")
	code := trialCode(printer, at)
	s.add(slip.Block{Kind: slip.QR, Text: code, Align: slip.Center})
	s.small(code, 0)
	s.rule()
	s.say("slip.test.good")
	return s.document("test", printer)
}

// trialCode is as long as the address of a ticket, so that its code is as fine.
func trialCode(printer string, at time.Time) string {
	const usual = 55 // bytes of a ticket's address
	code := strings.ToUpper("TEST " + printer + " " + at.Format("2006-01-02 15:04:05"))
	for code = strings.ToValidUTF8(code[:min(len(code), usual)], ""); len(code) < usual; code += "." {
	}
	return code
}
