package public_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
)

func TestTheStandardOfAServiceHasAllFourteenComponents(t *testing.T) {
	for _, c := range []struct {
		office, service string
		lacks           int
		parts           []string
	}{
		{"disdukcapil-kota-banjar", "kk-rusak", 8, []string{"Formulir F-1.02 yang telah diisi lengkap", "KITAP bagi Orang Asing", "Hanya bila: Apakah pemohon Orang Asing? Orang Asing",
			"1 Hari kerja", "Tidak dipungut biaya", "Layanan Desa/Kelurahan", "0811-101-3279", "400.12.1/479/DISDUKCAPIL/2024"}},
		{"kecamatan-balongbendo", "kk-tambah-biodata", 6, []string{"Surat kelahiran dari RS/Bidan/Klinik/Puskesmas", "Salah satu dari:", "Jika berkas lengkap dan tidak terkendala teknis",
			"Rp. 0,- (gratis)", "Pencetakan KK", "Nomor 104 Tahun 2019", "Alat tulis kantor", "Terbit Kamis, 2 Januari 2025"}},
	} {
		r := rig.Open(t, rig.Options{Office: c.office})
		resp, page := r.Anyone().Page(t, "/standar/"+c.service)
		if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "text/html; charset=utf-8" || !strings.HasPrefix(resp.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Fatalf("%s: got %d %v", c.service, resp.StatusCode, resp.Header)
		}
		holds(t, c.service, page, c.parts...)
		for _, part := range catalogue.Components() {
			holds(t, c.service, page, `id="part-`+string(part)+`"`)
		}
		if n := strings.Count(page, "Belum dicantumkan dalam standar."); n != c.lacks {
			t.Errorf("%s: %d components are said to be missing, want %d", c.service, n, c.lacks)
		}
		if strings.Contains(page, "<script") || strings.Contains(page, "style=") {
			t.Errorf("%s: the page needs a script or a style of its own", c.service)
		}
		if strings.Contains(page, "hotline") {
			t.Errorf("%s: shows a hotline that is none", c.service)
		}
	}
}

func TestTheStandardInEnglishAndItsQR(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	_, page := r.Anyone().Page(t, "/standar/kk-rusak?lang=en")
	holds(t, "English", page, `<html lang="en"`, "Not stated in the standard.", "Delivery of the service", "damaged family card", "/standar/kk-rusak</p>", `aria-label="QR code of this page`)
	_, unseen := rig.Open(t, rig.Options{Unseen: true}).Anyone().Page(t, "/standar/kk-rusak")
	if strings.Contains(unseen, "<svg") {
		t.Error("a QR that leads nowhere")
	}
}

func TestTheListOfStandardsSaysWhatIsMissing(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	resp, page := r.Anyone().Page(t, "/standar")
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("got %d", resp.StatusCode)
	}
	holds(t, "list", page, `href="/standar/kk-rusak?lang=id"`, "8 dari 14 komponen belum dicantumkan")
	for _, way := range r.Office.Catalogue().Complaints {
		if !way.Hidden && way.Value != "" && !strings.Contains(page, way.Label.In("id")) {
			t.Errorf("the list does not say that one may complain by %s", way.Kind)
		}
	}
	holds(t, "list", page, "Pengaduan, saran, dan masukan", "0811-101-3279", "LAPOR", `href="/pengaduan?lang=id"`)
	if strings.Contains(page, "konsultasi") {
		t.Error("consultation has no standard and stands in the list")
	}
	for _, id := range []string{"kk-lama", "konsultasi"} {
		resp, page = r.Anyone().Page(t, "/standar/"+id)
		if resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got %d, want 404", id, resp.StatusCode)
		}
		holds(t, id, page, "tidak ada di kantor ini", `href="/standar/kk-rusak?lang=id"`)
	}
	style := regexp.MustCompile(`href="(/assets/[^"]+standar\.css)"`).FindStringSubmatch(page)
	if style == nil {
		t.Fatal("the page names no style")
	}
	if resp, _ := r.Anyone().Page(t, style[1]); resp.StatusCode != http.StatusOK {
		t.Errorf("%s: got %d", style[1], resp.StatusCode)
	}
}
