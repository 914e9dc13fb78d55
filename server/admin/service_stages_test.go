package admin_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/setup"
)

// way is a channel of a service in force.
func way(t *testing.T, r *rig.Rig, service, channel string) (*catalogue.Service, catalogue.Channel) {
	t.Helper()
	s, _ := r.Office.Catalogue().Service(service)
	for _, one := range s.Channels {
		if one.ID == channel {
			return s, one
		}
	}
	t.Fatalf("%s has no channel %s", service, channel)
	return nil, catalogue.Channel{}
}

func TestAStageIsMadeGivenToAChannelMovedAndTakenOut(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	first := r.Office.Setup()
	service, offline := way(t, r, "kk-rusak", "offline")
	before, had := service, offline.Steps
	stages := "/admin/services/kk-rusak/stages"
	admin.changed(stages+"/new", url.Values{"text.0.id": {"Petugas memindai berkas"}, "role": {"arsiparis"}, "public.id": {"Berkas dipindai"},
		"needs": {"jaringan", "blangko"}, "returns": {"verify"}, "aside": {"yes"}})
	service, _ = way(t, r, "kk-rusak", "offline")
	stage, ok := service.Stage("berkas-dipindai")
	if !ok || stage.Role != "arsiparis" || stage.Public.In("id") != "Berkas dipindai" || !slices.Equal(stage.Needs, []string{"jaringan", "blangko"}) || stage.Returns != "verify" || !stage.Aside {
		t.Fatalf("got %+v", stage)
	}
	admin.changed("/admin/services/kk-rusak/channels/offline", url.Values{"steps": append(slices.Clone(had), "berkas-dipindai"), "roles.berkas-dipindai": {"petugas"}, "roles.fo": {"kepala_dinas"}})
	service, offline = way(t, r, "kk-rusak", "offline")
	if want := append(slices.Clone(had), "berkas-dipindai"); !slices.Equal(offline.Steps, want) {
		t.Errorf("the channel goes through %v, want %v", offline.Steps, want)
	}
	fo, _ := service.Stage("fo")
	if offline.Role(stage) != "petugas" || offline.Role(fo) != "kepala_dinas" || fo.Role == "kepala_dinas" {
		t.Errorf("this way done by %q and %q", offline.Role(stage), offline.Role(fo))
	}
	admin.done("/admin/services/kk-rusak/channels/offline/steps/berkas-dipindai/move", url.Values{"base": {base(r)}, "to": {"up"}})
	if _, offline = way(t, r, "kk-rusak", "offline"); offline.Steps[len(offline.Steps)-2] != "berkas-dipindai" {
		t.Errorf("moved up: %v", offline.Steps)
	}
	_, page := admin.look("/admin/services/kk-rusak/channels")
	for _, want := range []string{"Berkas dipindai", "kepala dinas", "Jaringan internet, Blangko"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	said := strings.Join(setup.Differences(first.Document, r.Office.Setup().Document, "id"), "\n")
	for _, want := range []string{"langkah ditambah: Berkas dipindai", "urutan langkah ditambah: Berkas dipindai", "pelaksana di cara ini Berkas diperiksa petugas depan ditambah: kepala dinas"} {
		if !strings.Contains(said, want) {
			t.Errorf("the difference does not say %q:\n%s", want, said)
		}
	}
	admin.done(stages+"/berkas-dipindai/remove", url.Values{"base": {base(r)}})
	admin.changed("/admin/services/kk-rusak/channels/offline", url.Values{"roles.fo": {""}})
	service, offline = way(t, r, "kk-rusak", "offline")
	if !slices.Equal(offline.Steps, had) || len(offline.Roles) != 0 || len(service.Stages) != len(before.Stages) {
		t.Errorf("all undone: steps %v, roles %v, %d stages", offline.Steps, offline.Roles, len(service.Stages))
	}
}

func TestAChannelThatIsSavedAsItWasKeepsItsOrder(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	now := r.Office.Setup()
	for _, path := range []string{"/channels/offline", "/channels/online", "/channels/desa", "/stages/fo", "/stages/verify", "/stages/sign"} {
		admin.changed("/admin/services/kk-rusak"+path, nil)
	}
	if r.Office.Setup() != now {
		t.Errorf("version %d: %v", r.Office.Setup().N, setup.Differences(now.Document, r.Office.Setup().Document, "id"))
	}
	// A stage that comes back stands where the stages have it.
	_, offline := way(t, r, "kk-rusak", "offline")
	had := offline.Steps
	admin.changed("/admin/services/kk-rusak/channels/offline", url.Values{"steps": slices.DeleteFunc(slices.Clone(had), func(id string) bool { return id == "verify" })})
	admin.changed("/admin/services/kk-rusak/channels/offline", url.Values{"steps": had})
	if _, offline = way(t, r, "kk-rusak", "offline"); !slices.Equal(offline.Steps, had) {
		t.Errorf("got %v, want %v", offline.Steps, had)
	}
}

func TestAWrongStageSaysSoAndKeepsTheRest(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	now := r.Office.Setup()
	for _, c := range []struct{ path, field, value string }{
		{"/stages/new", "text.0.id", ""},
		{"/stages/new", "role", "presiden"},
		{"/stages/new", "role_other", "???"},
		{"/stages/fo", "public.id", strings.Repeat("a", 801)},
		{"/stages/fo", "returns", "tidak-ada"},
		{"/stages/fo", "prints", "uang"},
		{"/channels/offline", "roles.fo", "presiden"},
	} {
		action, form := admin.opened("/admin/services/kk-rusak" + c.path)
		form.Set("text.0.id", "Kalimat saya")
		form.Set(c.field, c.value)
		form.Set("note", "alasan saya")
		status, _, page := admin.send(action, form)
		if status != http.StatusUnprocessableEntity || errorsOf(page) == "" || !strings.Contains(page, "alasan saya") {
			t.Errorf("%s, %s = %.20q: got %d %q, want a sentence at the field and the rest kept", c.path, c.field, c.value, status, errorsOf(page))
		}
	}
	if r.Office.Setup() != now {
		t.Error("something was changed")
	}
	if status, _ := admin.look("/admin/services/kk-rusak/stages/tidak-ada"); status != http.StatusNotFound {
		t.Errorf("a stage of nobody: got %d", status)
	}
}
