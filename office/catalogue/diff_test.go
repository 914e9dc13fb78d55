package catalogue

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestADiffInWords(t *testing.T) {
	banjarFile := file(t, banjar)
	for _, c := range []struct {
		say, old, new  string
		path, id, more string
	}{
		{"a requirement added", "\"requirements\": [", "\"requirements\": [{\"id\": \"foto\", \"label\": {\"id\": \"Pasfoto\", \"source\": \"seed\"}},",
			"/services/0/requirements/0", "Layanan KK karena rusak: persyaratan ditambah: Pasfoto.", "Service Damaged family card: requirements added: Pasfoto."},
		{"a label changed", `"id": "KTP-el", "en"`, `"id": "KTP-el asli", "en"`,
			"/services/0/requirements/2/label/id", "Layanan KK karena rusak: persyaratan KTP-el asli: nama diubah dari “KTP-el” menjadi “KTP-el asli”.", ""},
		{"a translation changed", `"en": "Electronic identity card (KTP-el)"`, `"en": "ID card"`,
			"/services/0/requirements/2/label/en", "Layanan KK karena rusak: persyaratan KTP-el: nama: bahasa en diubah dari “Electronic identity card (KTP-el)” menjadi “ID card”.", ""},
		{"a promise changed", `"promise": {"value": {"value": 1,`, `"promise": {"value": {"value": 3,`, "/services/0/promise/value", "", ""},
		{"a condition changed", `"in": ["oa"]`, `"in": ["oa", "wni"]`,
			"/services/0/requirements/3/when", "Layanan KK karena rusak: persyaratan KITAP bagi Orang Asing: berlaku jika diubah dari “warga = oa” menjadi “warga = oa, wni”.", ""},
		{"an office moved", "Jl. Siliwangi KM 03, Kota Banjar 46332", "Jl. Baru 1",
			"/office/address", "Profil kantor: alamat diubah dari “Jl. Siliwangi KM 03, Kota Banjar 46332” menjadi “Jl. Baru 1”.", ""},
		{"another telephone", `"value": {"value": "(0265) 2733412", "source": "seed"}`, `"value": {"value": "112", "source": "seed"}`,
			"/complaints/3/value", "Saluran pengaduan Telepon: nilai diubah dari “(0265) 2733412” menjadi “112”.", ""},
		{"another question", "Apakah pemohon Orang Asing?", "Pemohon orang asing?", "/questions/warga/ask/id",
			"Pertanyaan Pemohon orang asing?: pertanyaan diubah dari “Apakah pemohon Orang Asing?” menjadi “Pemohon orang asing?”.", ""},
		{"only a source", `"gate": {"value": "fo", "source": "seed"}`, `"gate": {"value": "fo", "source": "ours"}`, "", "Hanya keterangan asal teks yang berubah.", ""},
	} {
		if !strings.Contains(banjarFile, c.old) && c.say != "a promise changed" {
			t.Fatalf("%s: the file has no %q", c.say, c.old)
		}
		changed := strings.Replace(banjarFile, c.old, c.new, 1)
		if c.say == "a promise changed" {
			i := strings.Index(banjarFile, `"promise"`)
			changed = banjarFile[:i] + strings.Replace(banjarFile[i:], `{"value": 1,`, `{"value": 3,`, 1)
			c.id = "Layanan KK karena rusak: jangka waktu: nilai diubah dari “1” menjadi “3”."
		}
		found, err := Diff([]byte(banjarFile), []byte(changed))
		if err != nil || len(found) != 1 {
			t.Errorf("%s: got %d changes %+v, %v", c.say, len(found), found, err)
			continue
		}
		if found[0].Path != c.path || found[0].In("id") != c.id || c.more != "" && found[0].In("en") != c.more {
			t.Errorf("%s: got %s %q %q", c.say, found[0].Path, found[0].In("id"), found[0].In("en"))
		}
	}
}

func TestADiffOfServicesThatComeGoAndMove(t *testing.T) {
	raw := picks(t)
	added, err := AddService(raw, "ambil")
	if err != nil {
		t.Fatal(err)
	}
	moved, err := MoveService(raw, "kk-baru", 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		say  string
		a, b []byte
		want []string
	}{
		{"nothing", raw, raw, nil},
		{"a service added", raw, added, []string{"Pertanyaan ditambah: Siapa yang mengambil dokumen?", "Layanan ditambah: Pengambilan dokumen."}},
		{"and removed", added, raw, []string{"Pertanyaan dihapus: Siapa yang mengambil dokumen?", "Layanan dihapus: Pengambilan dokumen."}},
		{"moved", raw, moved, []string{"Layanan diurutkan ulang: KK baru, Akta kelahiran, Konsultasi."}},
	} {
		found, err := Diff(c.a, c.b)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, change := range found {
			got = append(got, change.In("id"))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.say, got, c.want)
		}
	}
	if _, err := Diff([]byte("{"), raw); err == nil {
		t.Error("what is not JSON was compared")
	}
}

func TestADiffOfStagesCallsThemByTheirNames(t *testing.T) {
	raw := []byte(file(t, banjar))
	for _, c := range []struct {
		say, old, new string
		want          []string
	}{
		{"another role", `"id": "fo", "role": {"value": "front_office", "source": "seed"}`, `"id": "fo", "role": {"value": "petugas", "source": "seed"}`,
			[]string{"Layanan KK karena rusak: langkah Berkas diperiksa petugas depan: pelaksana diubah dari “petugas depan” menjadi “petugas”."}},
		{"another role on a channel", `"steps": {"value": ["arrive", "fo",`, `"roles": {"fo": {"value": "kepala_dinas", "source": "seed"}}, "steps": {"value": ["arrive", "fo",`,
			[]string{"Layanan KK karena rusak: cara mengajukan Layanan Offline: pelaksana di cara ini Berkas diperiksa petugas depan ditambah: kepala dinas."}},
		{"a step less", `"steps": {"value": ["arrive", "fo",`, `"steps": {"value": ["arrive",`,
			[]string{"Layanan KK karena rusak: cara mengajukan Layanan Offline: urutan langkah dihapus: Berkas diperiksa petugas depan."}},
	} {
		pretty := tight(t, raw)
		if !strings.Contains(pretty, c.old) {
			t.Fatalf("%s: the file has no %q", c.say, c.old)
		}
		found, err := Diff([]byte(pretty), []byte(strings.Replace(pretty, c.old, c.new, 1)))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, change := range found {
			got = append(got, change.In("id"))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.say, got, c.want)
		}
	}
}

// tight is a document with one blank behind every colon and comma, and no other white space.
func tight(t *testing.T, raw []byte) string {
	t.Helper()
	var compact bytes.Buffer
	if err := json.Compact(&compact, raw); err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(`":`, `": `, `,"`, `, "`, `},{`, `}, {`).Replace(compact.String())
}

func TestAChannelMayGiveAStageToSomebodyElse(t *testing.T) {
	s := service(t, banjar, "kk-rusak")
	stage, _ := s.Stage("fo")
	way := Channel{Roles: map[string]string{"fo": "kepala_dinas"}}
	other, _ := s.Stage("verify")
	if way.Role(stage) != "kepala_dinas" || way.Role(other) != other.Role {
		t.Errorf("got %q and %q", way.Role(stage), way.Role(other))
	}
	for id, path := range map[string]string{"tidak-ada": "/services/0/channels/0/roles/tidak-ada"} {
		broken := strings.Replace(tight(t, []byte(file(t, banjar))), `"steps": {"value": ["arrive"`, `"roles": {"`+id+`": {"value": "petugas", "source": "seed"}}, "steps": {"value": ["arrive"`, 1)
		var refusal *Refusal
		if _, err := Parse("x", []byte(broken)); !errors.As(err, &refusal) || refusal.Faults[0].Path != path {
			t.Errorf("got %v, want a fault at %s", err, path)
		}
	}
}
