package paper

import (
	"strings"

	"antrean/internal/words"
	"antrean/office/queue"
	"antrean/office/worktime"
	"antrean/printer/slip"
	"antrean/server/edge"
)

// testSlip shows whether a printer prints: whose it is, a number as large as it gets, a line, a code.
func testSlip(o *edge.Office, job *queue.Job) slip.Document {
	lang := words.Default
	doc := slip.Document{Kind: queue.JobTest, Title: job.Printer, Blocks: []slip.Block{
		{Kind: slip.Text, Text: strings.ToUpper(o.Catalogue.Office.Short.In(lang)), Align: slip.Center, Bold: true},
		{Kind: slip.Text, Text: words.In(lang).T("printers.test_slip", "name", job.Printer), Align: slip.Center},
		{Kind: slip.Text, Text: worktime.FormatDateTime(lang, o.Local(job.At)), Align: slip.Center},
		{Kind: slip.Number, Text: "0-000", Align: slip.Center},
		{Kind: slip.Rule},
	}}
	if o.PublicURL != "" {
		doc.Blocks = append(doc.Blocks, slip.Block{Kind: slip.QR, Text: strings.ToUpper(o.PublicURL), Align: slip.Center})
	}
	return doc
}
