package law

import "testing"

func TestHouseLanguages(t *testing.T) { obeyed(t, Languages) }
func TestHouseKeys(t *testing.T)      { obeyed(t, Keys) }
func TestHouseLiterals(t *testing.T)  { obeyed(t, Literals) }

func TestLanguagesCatches(t *testing.T) {
	caught(t, Languages, map[string]string{
		"internal/words/id/kiosk.json": `{"kiosk.a": "Ambil nomor", "kiosk.b": "urutan ke-{n}", "kiosk.c": "QR", "kiosk.d": "Batal saja", "kiosk.d": "Batal", "board.x": "Loket"}`,
		"internal/words/en/kiosk.json": `{"kiosk.a": "Ambil nomor", "kiosk.b": "place {m}", "kiosk.c": "QR", "kiosk.d": " Cancel", "kiosk.e": "Extra"}`,
		"internal/words/en/odd.json":   `{"odd.x": {"y": "z"}}`,
	},
		"en/kiosk.json: kiosk.d is empty or has blanks",
		"en/odd.json: is not a flat object of sentences: odd.x holds {",
		"id/kiosk.json: kiosk.d stands twice",
		"id/kiosk.json: board.x stands in the wrong room",
		"en: board.x is missing",
		"en: kiosk.a is not translated",
		`en: kiosk.b has placeholders "m", "id" has "n"`,
		"en: kiosk.e is not in",
	)
}

func TestALanguageForApplicantsSaysWhatTheySeeAndNothingElse(t *testing.T) {
	caught(t, Languages, map[string]string{
		"internal/words/id/kiosk.json": `{"kiosk.begin": "Mulai", "kiosk.back": "Kembali"}`,
		"internal/words/id/admin.json": `{"admin.save": "Simpan", "admin.undo": "Urungkan"}`,
		"internal/words/su/kiosk.json": `{"kiosk.begin": "Mimitian"}`,
		"internal/words/su/admin.json": `{"admin.save": "Simpen"}`,
	}, "admin.save is for staff", "kiosk.back is missing")
}

func TestLanguagesWantsTwo(t *testing.T) {
	caught(t, Languages, map[string]string{"internal/words/id/a.json": `{"a.b": "c"}`}, "at least one more language")
}

func TestKeysCatches(t *testing.T) {
	caught(t, Keys, map[string]string{
		"internal/words/id/kiosk.json":   `{"kiosk.go": "Mulai", "kiosk.js": "Lanjut", "kiosk.page": "Halaman {n}", "kiosk.test": "Uji", "kiosk.idle": "x"}`,
		"internal/words/id/problem.json": `{"problem.stale": "Berubah", "problem.stale.hint": "Lihat"}`,
		"internal/words/built.json":      `{"problem.*": "the code", "board.*": "nothing begins so", "kiosk.pa*": ""}`,
		"server/a.go": `package server
			const start = "kiosk.go"
			func a(l lang, code string) {
				l.T(start)
				l.T("kiosk.gone")
				l.T("kiosk.page", "m", 1)
				l.T("kiosk.page", "n", 1)
				l.T("problem." + code + ".hint")
				l.T("kiosk." + code)
			}`,
		"server/a_test.go":     "package server\nvar x = \"kiosk.test\"",
		"static/kiosk/view.js": "t('kiosk.js')",
		"static/phone/p.html":  `<b>{{t "phone.none"}}</b>{{.T "kiosk.idle"}}{{t (printf "phone.%s" .State)}}{{t (printf "problem.%s" .Code)}}`,
	},
		`server/a.go:5: asks for "kiosk.gone"`,
		`server/a.go:6: kiosk.page wants "n" filled, got "m"`,
		`server/a.go:9: builds the key "kiosk.*"`,
		`phone/p.html: builds the key "phone.*"`,
		`phone/p.html: asks for "phone.none"`,
		"words: kiosk.test is used by nobody",
		`no key fits "board.*"`,
		`"kiosk.pa*" does not say what is put in`,
	)
}

func TestLiteralsCatches(t *testing.T) {
	caught(t, Literals, map[string]string{
		"cmd/antrean/demo.go": `package main; var _ = "Silakan buka alamat ini"`,
		"display/a.go": `package display
			var a = "Silakan menuju loket"
			var b = "loket"
			var c = "Loket"
			var d = "Please take a number."
			var e = "read catalogue: no such file"
			type f struct { G string ` + "`json:\"nomor antrean\"`" + ` }`,
		"display/a_test.go":     `package display; var _ = "Silakan menuju loket"`,
		"static/kiosk/k.html":   `<!doctype html><title>antrean</title><!-- Mulai --><script>let Mulai</script><p title="Ambil">{{t "kiosk.go"}}</p><b>Mulai</b>`,
		"static/vendor/v.html":  `<b>Hello</b>`,
		"static/counter/c.html": `<main id="counter"></main>`,
	},
		"display/a.go:2: \"Silakan menuju loket\"",
		"display/a.go:4: \"Loket\"",
		"display/a.go:5: \"Please take a number.\"",
		"k.html: \"Ambil\"",
		"k.html: \"Mulai\"",
	)
}
