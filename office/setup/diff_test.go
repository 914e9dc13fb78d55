package setup

import (
	"encoding/json"
	"slices"
	"testing"

	"antrean/internal/words"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
)

func TestDifferencesInWords(t *testing.T) {
	for say, c := range map[string]struct {
		change func(*Document)
		id, en []string // en nil: not looked at
	}{
		"nothing": {func(*Document) {}, nil, nil},
		"a counter added": {func(d *Document) {
			d.Counters = append(d.Counters, Counter{N: 3, Serves: []string{"kk-tambah-biodata", "konsultasi"}})
		},
			[]string{"Loket 3 ditambahkan: KK: tambah biodata, Konsultasi."}, []string{"Counter 3 added: Family card: add a member, Consultation."}},
		"one for everything": {func(d *Document) { d.Counters = append(d.Counters, Counter{N: 3}) }, []string{"Loket 3 ditambahkan: semua layanan."}, nil},
		"a counter removed":  {func(d *Document) { d.Counters = nil }, []string{"Loket 1 dihapus."}, nil},
		"a counter changed": {func(d *Document) {
			d.Counters[0] = Counter{N: 1, Name: "Pengambilan", Zone: "atas", Serves: []string{"konsultasi"}, Printer: "p"}
		},
			[]string{"Nama loket 1: (tidak ada) → Pengambilan.", "Ruang tunggu loket 1: utama → atas.", "Layanan loket 1: semua layanan → Konsultasi.", "Pencetak loket 1: bawaan → p."}, nil},
		"shorter Fridays": {func(d *Document) {
			d.Hours.Week = map[string]string{"senin-kamis": "8:00-12:00,13:00-15:00", "jumat": "08.00-10.30"}
		},
			[]string{"Jam buka Jumat: 08.00-12.00, 13.00-15.00 → 08.00-10.30."}, []string{"Hours on Friday: 08.00-12.00, 13.00-15.00 → 08.00-10.30."}},
		"Saturdays": {func(d *Document) { d.Hours.Week["sabtu"] = "08.00-10.00"; d.Hours.CutOffMinutes = 30 },
			[]string{"Jam buka Sabtu: tutup → 08.00-10.00.", "Nomor terakhir sebelum tutup: 0 → 30 menit."}, nil},
		"the rules of some days": {func(d *Document) {
			d.Hours.Profiles = []worktime.Profile{{Name: "Ramadan", From: "2026-02-18", To: "2026-03-17", Week: map[string]string{"senin-jumat": "08.00-14.00"}}}
			d.Hours.Closures = []worktime.Closure{{From: "2026-11-25", To: "2026-11-26", Reason: "Pindah gedung"}}
			d.Hours.Openings = []worktime.Opening{{Date: "2026-11-29", Hours: "08.00-10.00"}}
			d.Hours.CalendarExtra = []worktime.Holiday{{Date: "2027-01-01", Name: "Tahun Baru", Kind: worktime.KindHoliday}}
			d.Hours.Holidays, d.Hours.AtClosing = worktime.HolidaysNational, worktime.ClosingExpire
		}, []string{
			"Ditambahkan: jam Ramadan, 2026-02-18 s.d. 2026-03-17 (senin-jumat 08.00-14.00).", "Ditambahkan: tutup 2026-11-25 s.d. 2026-11-26, Pindah gedung.",
			"Ditambahkan: buka 2026-11-29, 08.00-10.00.", "Ditambahkan: hari libur 2027-01-01, Tahun Baru.",
			"Hari libur nasional: libur dan cuti bersama → libur saja.", "Yang masih menunggu saat tutup: tetap dilayani → nomornya hangus.",
		}, nil},
		"quotas": {func(d *Document) {
			daily := 40
			d.Quotas, d.PerKiosk = []QuotaPlan{{Service: "konsultasi", Daily: &daily, Days: map[string]int{"jumat": 20}, NextDay: true}}, 3
		}, []string{"Ditambahkan: kuota Konsultasi, 40 sehari, jumat 20, nomor hari berikutnya boleh.", "Nomor per menit dari satu kios: (tidak ada) → 3."}, nil},
		"printers": {func(d *Document) { d.Printers = []Printer{{Name: "q", Port: "agent"}}; d.DeskPaper = "q" },
			[]string{"Pencetak q ditambahkan di agent.", "Pencetak p dihapus.", "Pencetak meja depan: (tidak ada) → q."}, nil},
		"another port": {func(d *Document) { d.Printers[0].Port, d.Printers[0].OneWay = "tcp:10.0.0.9:9100", true },
			[]string{"Sambungan pencetak p: device:/dev/usb/lp0 → tcp:10.0.0.9:9100.", "Kabel satu arah pencetak p: tidak → ya."}, nil},
		"rules": {func(d *Document) {
			policy := queue.DefaultPolicy()
			policy.GraceMinutes, policy.Priority, policy.PriorityCounters = 45, queue.PriorityCounter, []int{1, 2}
			d.Policy = &policy
		}, []string{"Aturan “Masa masuk lagi”: 30 → 45.", "Aturan “Cara memanggil prioritas”: bergantian → loket khusus.", "Aturan “Loket khusus prioritas”: (tidak ada) → 1, 2."}, nil},
		"recordings": {func(d *Document) {
			d.Voice.Set("id", "10", "b")
			d.Voice.Set("id", "2", "b")
			d.Voice.Set("id", "a", "b")
			d.Voice.Set("id", "to-counter", "b")
			d.Voice.Set("jv", "plain-1", "b")
		}, []string{"Suara Indonesia memakai rekaman sendiri untuk: 2, A, 10, kata sebelum loket.", "Suara Jawa memakai rekaman sendiri untuk: siji."}, nil},
		"recordings replaced": {func(d *Document) {
			d.Voice.Set("en", "1", "new")
			d.Voice.Set("en", "and", "")
		}, []string{"Suara Inggris, rekaman sendiri diganti: 1.", "Suara Inggris kembali ke suara bawaan untuk: and."}, []string{"English voice, recordings of your own replaced: 1.", "English voice, back to the built-in voice: and."}},
		"the line under tickets": {func(d *Document) { d.Footer = catalogue.Text{"id": "Gratis", "en": "Free"} },
			[]string{"Baris kantor di kaki karcis (en): (tidak ada) → Free.", "Baris kantor di kaki karcis (id): (tidak ada) → Gratis."}, nil},
		"the rules of applications": {func(d *Document) {
			policy := casefile.DefaultPolicy()
			policy.PromiseEnds, policy.Missed, policy.UndoSeconds = "same_time", casefile.MissedClose, 30
			policy.Duties = map[string][]string{"kepala_dinas": {"rina"}}
			d.Cases = &policy
		}, []string{"Aturan “Janji hari kerja berakhir”: akhir jam layanan → jam yang sama.", "Aturan “Bila batas perbaikan terlewati”: menunggu pemohon, janji dihitung dari awal → berkas berakhir.",
			"Aturan “Mengurungkan perintah berkas, detik”: 60 → 30.", "Petugas untuk peran kepala_dinas: (tidak ada) → rina."}, nil},
		"an address": {func(d *Document) { d.PublicURL = "https://a.id" }, []string{"Alamat untuk ponsel: (tidak ada) → https://a.id."}, nil},
		"screens and notices": {func(d *Document) {
			d.Boards.Screens = []Screen{{Name: "pintu", Zone: "utama", Layout: LayoutDoor, Counters: []int{1}, DiagonalIn: 21.5, FarthestM: 3}}
			d.Boards.Notices = []Notice{{Text: catalogue.Text{"id": "SIAK gangguan", "en": "SIAK is down"}}}
			d.Boards.ShowNext, d.Boards.NightDark = true, true
		}, []string{
			"Layar pintu ditambahkan: Tanda loket, utama, 21,5″, 3 m, loket 1.", "Pengumuman papan: (tidak ada) → SIAK gangguan.",
			"Papan memberi tahu nomor berikutnya: tidak → ya.", "Papan gelap di luar jam buka: tidak → ya.",
		}, nil},
		"the gate": {func(d *Document) { d.Gate, d.Always = catalogue.Self, true }, []string{"Cara memberi nomor: bawaan → mandiri di kios.", "Selalu buka: tidak → ya."}, nil},
		"announcing": {func(d *Document) {
			volume := 40
			d.Announce = Announce{Sound: SoundChime, Second: "en", Style: ReadCardinal, Twice: true, MorningTest: true, QuietUntil: "2026-12-03T14:00",
				Halls: []Hall{{Name: "bawah", Zones: []string{"utama"}, Volume: &volume}}, Quiet: []QuietHours{{Day: "jumat", From: "11.30", To: "13.00"}},
				Phrases: []Phrase{{Text: catalogue.Text{"id": "Listrik padam."}}}}
		}, []string{
			"Bunyi panggilan: denting dan suara → denting saja.", "Bahasa kedua panggilan: (tidak ada) → Inggris.", "Cara membaca nomor: angka satu per satu → bilangan.",
			"Panggilan dibaca dua kali: tidak → ya.", "Jam tenang: (tidak ada) → jumat 11.30-13.00.", "Tanpa suara sampai: (tidak ada) → 2026-12-03 14:00.", "Uji suara tiap pagi: tidak → ya.",
			"Ruang suara untuk utama: utama → bawah.", "Volume bawah: 100 → 40.", "Kalimat pengumuman ditambahkan: Listrik padam.",
		}, nil},
		"the pledge": {func(d *Document) {
			raw, err := catalogue.SetLangs(d.Catalogue, []string{"id"})
			if err != nil {
				t.Fatal(err)
			}
			d.Catalogue = raw
		}, []string{"Bahasa di kios, ponsel, dan kertas: Indonesia, Inggris → Indonesia."}, nil},
	} {
		before := balongbendo(t)
		before.Printers = []Printer{{Name: "p", Port: "device:/dev/usb/lp0"}}
		before.Voice.Set("en", "1", "old")
		before.Voice.Set("en", "and", "old")
		after := before.Clone()
		c.change(after)
		if got := Differences(before, after, "id"); !slices.Equal(got, c.id) {
			t.Errorf("%s: got %q, want %q", say, got, c.id)
		}
		if got := Differences(before, after, "en"); c.en != nil && !slices.Equal(got, c.en) {
			t.Errorf("%s: got %q, want %q", say, got, c.en)
		}
		if got := Differences(after, before, "id"); (len(got) == 0) != (len(c.id) == 0) {
			t.Errorf("%s and back: got %q", say, got)
		}
	}
}

// TestNoPartOfTheDocumentChangesUnseen compares members that no sentence knows.
func TestNoPartOfTheDocumentChangesUnseen(t *testing.T) {
	d := &differ{w: words.In("id")}
	d.rest(map[string]json.RawMessage{"a": []byte("1"), "gone": []byte(`"x"`), "policy": []byte("1"), "same": []byte("2")},
		map[string]json.RawMessage{"a": []byte(`["k", "l"]`), "new": []byte("true"), "policy": []byte("2"), "same": []byte("2")})
	want := []string{"Bagian a: 1 → k, l.", "Bagian gone: x → (tidak ada).", "Bagian new: (tidak ada) → ya."}
	if !slices.Equal(d.said, want) {
		t.Errorf("got %q, want %q", d.said, want)
	}
}
