package catalogue

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"antrean/internal/golden"
)

func embedded(t testing.TB, office string) *Catalogue {
	t.Helper()
	c, err := Embedded(office)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func service(t testing.TB, office, id string) *Service {
	t.Helper()
	s, ok := embedded(t, office).Service(id)
	if !ok {
		t.Fatalf("%s has no service %s", office, id)
	}
	return s
}

const (
	banjar      = "disdukcapil-kota-banjar"
	balongbendo = "kecamatan-balongbendo"
)

func TestTwoOfficesComeWithTheProgram(t *testing.T) {
	if got, want := Offices(), []string{banjar, balongbendo}; !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for _, id := range Offices() {
		c := embedded(t, id)
		if c.Office.ID != id || c.Office.ZoneAbbr() != "WIB" || c.Office.Location().String() != "Asia/Jakarta" {
			t.Errorf("%s: got %+v", id, c.Office)
		}
		last := c.Services[len(c.Services)-1]
		if last.ID != Consultation || last.Prefix != "G" || last.Gate != Flag || len(last.Requirements) != 0 {
			t.Errorf("%s: the last service is %+v, want %s", id, last, Consultation)
		}
	}
	if _, err := Embedded("kota-lain"); err == nil {
		t.Error("an office that does not come with the program: want an error")
	}
}

func TestTheRequirementsInTheStandardsOwnWords(t *testing.T) {
	for _, c := range []struct {
		office, service string
		gate            Gate
		days            int
		rows            [][2]string
	}{
		{banjar, "kk-rusak", FrontOffice, 1, [][2]string{
			{"f102", "Formulir F-1.02 yang telah diisi lengkap"},
			{"kk_rusak", "KK yang rusak"},
			{"ktp", "KTP-el"},
			{"kitap", "KITAP bagi Orang Asing"},
		}},
		{balongbendo, "kk-tambah-biodata", Flag, 3, [][2]string{
			{"kk", "Kartu Keluarga"},
			{"lahir", "Surat kelahiran dari RS/Bidan/Klinik/Puskesmas"},
			{"f101", "Mengisi Formulir F-1.01"},
			{"f102", "Mengisi Formulir F-1.02"},
			{"ktp_ortu", "KTP-el orang tua"},
			{"nikah", "Buku Nikah/Akta Perkawinan orangtua"},
			{"email_hp", "Nomor handphone dan email pribadi"},
			{"rtrw", "Surat Pengantar RT, RW"},
			{"ijazah", "Ijazah sekolah (bagi yang sudah memiliki)"},
		}},
	} {
		s := service(t, c.office, c.service)
		var rows [][2]string
		for _, row := range s.Requirements {
			rows = append(rows, [2]string{row.ID, row.Label.In("id")})
		}
		if !reflect.DeepEqual(rows, c.rows) {
			t.Errorf("%s: got %v, want %v", c.service, rows, c.rows)
		}
		if s.Gate != c.gate || s.Promise.Value != c.days || !s.Fee.Free() {
			t.Errorf("%s: gate %s, %d days, free %v", c.service, s.Gate, s.Promise.Value, s.Fee.Free())
		}
	}
}

func TestWhenARequirementApplies(t *testing.T) {
	kitap, _ := service(t, banjar, "kk-rusak").Requirement("kitap")
	ijazah, _ := service(t, balongbendo, "kk-tambah-biodata").Requirement("ijazah")
	for _, c := range []struct {
		say     string
		row     *Requirement
		answers map[string]string
		want    bool
	}{
		{"an Indonesian needs no KITAP", kitap, map[string]string{"warga": "wni"}, false},
		{"a foreigner needs one", kitap, map[string]string{"warga": "oa"}, true},
		{"who has a certificate brings it", ijazah, map[string]string{"punya_ijazah": "ya"}, true},
		{"who has none does not", ijazah, map[string]string{"punya_ijazah": "tidak"}, false},
	} {
		if got := c.row.When.Holds(c.answers); got != c.want {
			t.Errorf("%s: got %v", c.say, got)
		}
	}
	if ijazah.Third != NotOwned || *ijazah.ThirdAnswer != (Answer{Question: "punya_ijazah", Value: "tidak"}) {
		t.Errorf("ijazah: third button %q answers %+v", ijazah.Third, ijazah.ThirdAnswer)
	}
}

func TestALeafBelongsToItsRow(t *testing.T) {
	s := service(t, balongbendo, "kk-tambah-biodata")
	for leaf, want := range map[string]string{
		"lahir_rs": "lahir", "lahir_bidan": "lahir", "lahir_klinik": "lahir", "lahir_puskesmas": "lahir",
		"buku_nikah": "nikah", "akta_kawin": "nikah", "kk": "kk",
	} {
		if row, ok := s.Requirement(leaf); !ok || row.ID != want {
			t.Errorf("%s: got %+v, want row %s", leaf, row, want)
		}
	}
	if row, ok := s.Requirement("kitap"); ok {
		t.Errorf("kitap: got row %s of another service", row.ID)
	}
}

func TestEachChannelHasItsStages(t *testing.T) {
	for _, c := range []struct {
		office, service, channel string
		want                     []string
	}{
		{banjar, "kk-rusak", "offline", []string{"arrive", "fo", "wait", "verify", "ikd", "input", "tte_req", "review", "sign", "print", "handover", "archive"}},
		{banjar, "kk-rusak", "desa", []string{"apply_desa", "verify", "input", "tte_req", "review", "sign", "print_desa", "archive"}},
		{balongbendo, "kk-tambah-biodata", "tatap_muka", []string{"submit", "verify", "receipt", "print", "pickup"}},
		{balongbendo, "kk-tambah-biodata", "daring_mandiri", []string{"apply_online", "verify_online", "correct", "tte", "pickup"}},
		{balongbendo, "kk-tambah-biodata", "daring_desa", []string{"submit_desa", "entry_desa", "verify_online", "correct", "tte", "pickup"}},
	} {
		s := service(t, c.office, c.service)
		i := slices.IndexFunc(s.Channels, func(way Channel) bool { return way.ID == c.channel })
		if i < 0 || !slices.Equal(s.Channels[i].Steps, c.want) {
			t.Errorf("%s: got %+v, want %v", c.channel, s.Channels, c.want)
			continue
		}
		for _, id := range c.want {
			if stage, ok := s.Stage(id); !ok || len(stage.Text) == 0 || stage.Role == "" {
				t.Errorf("%s: stage %s is %+v", c.channel, id, stage)
			}
		}
	}
}

func TestTheCorrectionDeadlineIsForTheOnlineChannelsOnly(t *testing.T) {
	for _, way := range service(t, balongbendo, "kk-tambah-biodata").Channels {
		if has, want := way.Correction != nil, way.Kind != "queue"; has != want {
			t.Errorf("%s: has a deadline %v, want %v", way.ID, has, want)
		}
	}
}

func TestAnEmptyHotlineIsNotShown(t *testing.T) {
	c := embedded(t, balongbendo)
	if way, ok := c.Complaint("whatsapp"); ok {
		t.Errorf("got %+v, want none", way)
	}
	if way, ok := c.Complaint("phone"); !ok || way.Value != "031-8971003" {
		t.Errorf("got %+v, %v", way, ok)
	}
	raw, err := json.Marshal(c.Public())
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(raw, []byte("hotline")) {
		t.Error("the published form tells of a hotline that is none")
	}
}

func TestLegalBasisIsBalongbendosFour(t *testing.T) {
	if n := len(service(t, balongbendo, "kk-tambah-biodata").Legal); n != 4 {
		t.Errorf("Balongbendo: got %d", n)
	}
	if n := len(service(t, banjar, "kk-rusak").Legal); n != 0 {
		t.Errorf("Banjar's page names none: got %d", n)
	}
}

func TestThePublishedForm(t *testing.T) {
	for _, id := range Offices() {
		c := *embedded(t, id)
		c.Version = "VERSION" // changes with every comma; TestTheVersionFollowsTheContent looks at it
		var out bytes.Buffer
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(c.Public()); err != nil {
			t.Fatal(err)
		}
		golden.Text(t, "public-"+id+".json", out.String())
	}
}

func TestAnotherGateLeavesTheWayOnOpen(t *testing.T) {
	original := embedded(t, banjar)
	changed := original.WithGate(Self)
	for _, c := range []struct {
		say       string
		catalogue *Catalogue
		want      [2]Gate
	}{
		{"the original", original, [2]Gate{FrontOffice, Flag}},
		{"with another gate", changed, [2]Gate{Self, Flag}},
	} {
		if got := [2]Gate{c.catalogue.Services[0].Gate, c.catalogue.Services[1].Gate}; got != c.want {
			t.Errorf("%s: got %v, want %v", c.say, got, c.want)
		}
	}
	if changed.Version == original.Version {
		t.Error("both have the same version")
	}
}

func TestTextFallsBackToIndonesian(t *testing.T) {
	text := Text{"id": "Bidan", "en": "Midwife"}
	for lang, want := range map[string]string{"id": "Bidan", "en": "Midwife", "su": "Bidan", "": "Bidan"} {
		if got := text.In(lang); got != want {
			t.Errorf("%q: got %q, want %q", lang, got, want)
		}
	}
}
