package catalogue

import (
	"strings"

	"antrean/internal/words"
)

// Roles lists who does the stages of the offices that we know; an office may have others.
func Roles() []string {
	return []string{"petugas", "front_office", "operator_siak", "operator_kecamatan", "petugas_registrasi", "subkoor_kabid_pak", "kepala_dinas", "arsiparis", Applicant}
}

// RoleName is what people call a role; of one that only an office has, its id with blanks.
func RoleName(role, lang string) string {
	w := words.In(lang)
	if key := "catalogue.role." + role; w.Has(key) {
		return w.T(key)
	}
	return strings.ReplaceAll(strings.ReplaceAll(role, "_", " "), "-", " ")
}
