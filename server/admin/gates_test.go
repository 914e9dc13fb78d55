package admin_test

import (
	"net/http"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/setup"
)

func TestEveryGateIsSetOnOnePage(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	first := r.Office.Setup()
	form := admin.filled("/admin/gates")
	form.Set("gate.kk-rusak", "self")
	admin.done("/admin/gates", form)
	if service, _ := r.Office.Catalogue().Service("kk-rusak"); service.Gate != "self" {
		t.Errorf("got %s", service.Gate)
	}
	if said := setup.Differences(first.Document, r.Office.Setup().Document, "id"); len(said) != 1 || !strings.Contains(said[0], "cara memberi nomor") {
		t.Errorf("the difference says %q", said)
	}
	form = admin.filled("/admin/gates")
	if form.Get("gate.konsultasi") != "" || form.Get("gate.kk-rusak") != "self" {
		t.Errorf("the form holds %v", form)
	}
	form.Set("gate", "flag")
	admin.done("/admin/gates", form)
	if service, _ := r.Office.Catalogue().Service("kk-rusak"); service.Gate != "flag" {
		t.Errorf("with one for all: got %s", service.Gate)
	}
	if _, page := admin.look("/admin/gates"); !strings.Contains(page, "Saat ini berlaku") || admin.filled("/admin/gates").Get("gate.kk-rusak") != "self" {
		t.Error("the page does not keep what the service has beside what holds now")
	}
	form = admin.filled("/admin/gates")
	form.Set("gate", "")
	admin.done("/admin/gates", form)
	if service, _ := r.Office.Catalogue().Service("kk-rusak"); service.Gate != "self" {
		t.Errorf("without one for all: got %s", service.Gate)
	}
	now := r.Office.Setup()
	for _, name := range []string{"gate", "gate.kk-rusak"} {
		form := admin.filled("/admin/gates")
		form.Set(name, "pintu")
		if status, _, page := admin.send("/admin/gates", form); status != http.StatusUnprocessableEntity || errorsOf(page) == "" {
			t.Errorf("%s: got %d %q", name, status, errorsOf(page))
		}
	}
	if r.Office.Setup() != now {
		t.Error("something was changed")
	}
}
