package kiosk_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"reflect"
	"testing"

	"antrean/internal/rig"
	"antrean/office/setup"
)

// TestAListFromBeforeANewQuestionIsGoneOnWith: the kiosk asks what the standard asks since, and keeps what is there.
func TestAListFromBeforeANewQuestionIsGoneOnWith(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	kiosk := r.AtKiosk()
	wish := visitors[0].wish("list-before-1", "id", false)
	_, saved := kiosk.Post(t, "/api/v1/kiosk/lists", wish)
	r.Decide(t, func(d *setup.Document) {
		var doc map[string]any
		if err := json.Unmarshal(bytes.ReplaceAll(d.Catalogue, []byte(`"warga"`), []byte(`"asal"`)), &doc); err != nil {
			t.Fatal(err)
		}
		delete(doc["questions"].(map[string]any)["asal"].(map[string]any), "default")
		raw, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		d.Catalogue = raw
	})
	status, list := kiosk.Get(t, "/api/v1/kiosk/lists/"+saved["code"].(string))
	if status != http.StatusOK || !reflect.DeepEqual(list["have"], []any{"f102", "kk_rusak"}) || len(list["answers"].(map[string]any)) != 0 {
		t.Errorf("got %d %v, want the list with the papers that were there, and the question open", status, list)
	}
}
