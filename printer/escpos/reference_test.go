package escpos

import (
	"encoding/json"
	"os"
	"testing"

	"antrean/printer/layout"
	"antrean/printer/slip"
	"antrean/printer/virtual"
)

// reference is the ticket whose bytes are compared between printing libraries.
func reference(t testing.TB) slip.Document {
	t.Helper()
	var ticket struct {
		Office                           []string
		Number, Service, Datetime, Ahead string
		ETA, URL                         string
		Reqs                             []string
		Complaint                        string
	}
	raw, err := os.ReadFile("testdata/reference-ticket.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &ticket); err != nil {
		t.Fatal(err)
	}
	doc := slip.Document{Kind: "ticket", Title: ticket.Number}
	add := func(kind slip.Kind, align slip.Align, texts ...string) {
		for _, text := range texts {
			doc.Blocks = append(doc.Blocks, slip.Block{Kind: kind, Text: text, Align: align})
		}
	}
	add(slip.Text, slip.Center, ticket.Office...)
	add(slip.Number, slip.Center, ticket.Number)
	add(slip.Text, slip.Center, ticket.Service, ticket.Datetime, ticket.Ahead, ticket.ETA)
	add(slip.QR, slip.Center, ticket.URL)
	add(slip.Text, slip.Left, ticket.Reqs...)
	add(slip.Text, slip.Left, ticket.Complaint)
	return doc
}

func TestX(t *testing.T) {
	b := Encode(reference(t), Options{Paper: layout.Paper80(), NativeQR: true})
	t.Logf("%d %q", len(b), b)
	b = Encode(reference(t), Options{Paper: layout.Paper80()})
	t.Logf("%d", len(b))
}

func TestY(t *testing.T) {
	for name, o := range map[string]Options{"80n": {Paper: layout.Paper80(), NativeQR: true}, "80r": {Paper: layout.Paper80()}, "58n": {Paper: layout.Paper58(), NativeQR: true}} {
		p := virtual.New(virtual.Options{Dots: o.Paper.Dots})
		d := reference(t)
		d.Blocks = append(d.Blocks, slip.Block{Kind: slip.Rule}, slip.Block{Kind: slip.Text, Text: "Jl. Siliwangi KM 03", Small: true, Align: slip.Center}, slip.Block{Kind: slip.Rule}, slip.Block{Kind: slip.Pair, Text: "Di depan Anda", Value: "2 orang", Bold: true}, slip.Block{Kind: slip.Item, Mark: "[ ]", Text: "Formulir F-1.02 yang telah diisi lengkap", Size: 2}, slip.Block{Kind: slip.Rule}, slip.Block{Kind: slip.Text, Text: "GRATIS", Size: 2, Bold: true, Align: slip.Center})
		p.Write(Encode(d, o))
		for _, s := range p.Slips() {
			os.WriteFile("/tmp/printer/"+name+".png", s.PNG, 0o644)
			t.Log(s.Lines, s.QR, s.MM, s.Complaints, s.Commands)
		}
	}
}
