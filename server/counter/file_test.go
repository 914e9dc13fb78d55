package counter_test

import (
	"net/http"
	"testing"

	"antrean/office/casefile"
)

func TestAnApplicationGoesBackWithItsTicketAndKeepsItsTrace(t *testing.T) {
	h := open(t, 1)
	h.does(1, "open")
	h.does(1, "next")
	_, opened := h.clerk.Post(t, "/api/v1/cases", map[string]any{"command_id": "command-open", "ticket": "A-001"})
	code := opened["cases"].([]any)[0].(map[string]any)["code"].(string)
	files := h.screen(1)["ticket"].(map[string]any)["files"].(map[string]any)
	if cases := files["cases"].([]any); len(cases) != 1 || cases[0].(map[string]any)["code"] != code {
		t.Errorf("in hand: got %v, want the application", files)
	}
	lacks := []map[string]any{{"id": "kitap", "kind": casefile.Short}}
	h.refuses(1, "return", http.StatusNotFound, "unknown_case", "missing", lacks, "file", "2026-99999")
	h.wants("back", h.does(1, "return", "missing", lacks, "file", code), "A-001 returned")
	c, _ := h.Engine.View().Cases.Registered(code)
	if c.State != casefile.Returned || len(c.Backs) != 1 || c.Backs[0].Lacks[0] != (casefile.Lack{ID: "kitap", Kind: casefile.Short}) {
		t.Errorf("got %+v, want it given back for the KITAP", c)
	}
}
