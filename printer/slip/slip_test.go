package slip

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestDocumentTravelsAsJSON(t *testing.T) {
	want := Document{Kind: "ticket", Title: "A-001", Blocks: []Block{
		{Kind: Number, Text: "A-001", Align: Center},
		{Kind: Pair, Text: "Di depan Anda", Value: "2 orang", Bold: true},
		{Kind: Item, Mark: "1.", Text: "KTP-el"},
		{Kind: QR, Text: "HTTP://ANTREAN.LAN/T/X", Spare: 1},
	}}
	wire, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Document
	if err := json.Unmarshal(wire, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
