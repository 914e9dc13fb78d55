package catalogue

import "slices"

// pictures are the drawings of documents and forms that kiosks have, each with the ids of requirements that it shows when
// an office has not chosen one. The standards of offices share these ids with the national catalogue.
var pictures = []struct {
	name string
	ids  []string
}{
	{"ktp", []string{"ktp", "ktp_lama", "ktp_rusak", "ktp_ortu", "ktp_pasangan", "rekam_ktp", "rekam"}},
	{"kk", []string{"kk", "kk_lama", "kk_rusak", "kk_tumpang"}},
	{"kia", []string{"kia_lama", "kia_rusak"}},
	{"f101", []string{"f101"}},
	{"f102", []string{"f102"}},
	{"form", []string{"f103", "f104", "f104-pendidikan", "f105", "f106", "f107", "f201", "f203", "f203-rumah", "f203-kapal", "f204", "pernyataan_pemilik", "sptjm_tanpa_akta_kawin", "bukti_kawin_lain"}},
	{"akta_lahir", []string{"akta_lahir", "akta_lahir-rumah", "akta_lahir-kapal", "asli_legal", "fc_legal"}},
	{"akta_mati", []string{"akta_mati", "akta_mati_pasangan"}},
	{"akta_kawin", []string{"akta_kawin", "bukti_kawin"}},
	{"akta_cerai", []string{"akta_cerai"}},
	{"buku_nikah", []string{"buku_nikah", "nikah", "bukti_nikah"}},
	{"surat_lahir", []string{"lahir", "lahir_rs", "lahir_bidan", "lahir_klinik", "lahir_puskesmas", "bukti_lahir-faskes"}},
	{"surat_dokter", []string{"mati_dokter"}},
	{"surat_desa", []string{"lahir_desa", "mati_desa", "bukti_lahir-rumah", "wali", "usia17"}},
	{"pengantar", []string{"rtrw"}},
	{"surat_polisi", []string{"hilang_polisi", "ba_polisi_anak", "mati_polisi"}},
	{"kitap", []string{"kitap", "sktt"}},
	{"paspor", []string{"paspor"}},
	{"ijazah", []string{"ijazah", "pendidikan"}},
	{"surat_pindah", []string{"skp"}},
	{"surat_kuasa", []string{"kuasa"}},
	{"pasfoto", []string{"pasfoto_anak", "pasfoto_pasangan"}},
	{"hp", []string{"hp"}},
	{"email", []string{"email_hp"}},
	{"putusan", []string{"putusan_pn", "mati_pn", "bukti_hilang"}},
	{"tanda_terima", []string{"tanda_terima"}},
	{"surat", []string{"bukti", "bukti_peristiwa", "bukti_perubahan", "lahir_nakhoda", "bukti_lahir-kapal", "mati_maskapai", "mati_kbri", "identitas", "pemuka_agama", "izin_negara"}},
}

// Pictures lists every drawing.
func Pictures() []string {
	out := make([]string, len(pictures))
	for i, p := range pictures {
		out[i] = p.name
	}
	return out
}

// PictureOf is the drawing of a requirement: the one that was chosen for it, or the one that its id tells; empty when
// nothing is known of what it looks like.
func PictureOf(id, chosen string) string {
	if chosen != "" {
		return chosen
	}
	for _, p := range pictures {
		if slices.Contains(p.ids, id) {
			return p.name
		}
	}
	return ""
}

// pictured are leaves with their drawings.
func pictured(leaves []Leaf) []Leaf {
	out := slices.Clone(leaves)
	for i := range out {
		out[i].Picture = PictureOf(out[i].ID, out[i].Picture)
	}
	return out
}
