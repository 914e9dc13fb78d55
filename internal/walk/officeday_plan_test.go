package walk

// What can happen to a visitor of the day.
const (
	served   = "served"
	alone    = "served without a clerk's screen"
	twice    = "served for the first of two services, then for the second"
	late     = "misses the call, comes back to a kiosk, is served"
	missed   = "misses the call"
	returned = "is sent home with what is missing"
	aside    = "is put aside for a copy, comes back, is served"
	undone   = "the call is taken back; called again, served"
	movedOn  = "is transferred and served elsewhere"
	handed   = "in hand when the counter closes; served elsewhere"
	gives    = "gives the number back"
)

// A turn is one visitor of the plan: the number, what for, what happens, and the counter that has the last word.
type turn struct {
	number, service, fate string
	counter               int
}

// plan is the day, a visitor a line. Those up to A-004, B-001, D-001 and G-001 stand before a glass, A-010 asks the front
// office, all others take their numbers from the two kiosks without a glass between.
func plan() []turn {
	return []turn{
		{"A-001", "kk-tambah-lahir", served, 1},
		{"A-002", "kk-tambah-lahir", served, 1}, // goes before others
		{"A-003", "kk-tambah-lahir", twice, 3},  // and konsultasi
		{"A-004", "kk-tambah-lahir", late, 1},
		{"A-005", "kk-tambah-lahir", returned, 1}, // kk_lama is not there
		{"A-006", "kk-tambah-lahir", aside, 1},
		{"A-007", "kk-tambah-lahir", undone, 1},
		{"A-008", "kk-tambah-lahir", served, 1},
		{"A-009", "kk-tambah-lahir", missed, 1},
		{"A-010", "kk-tambah-lahir", served, 1}, // by the front office
		{"B-001", "ktp-rekam", alone, 2},        // went home with a list before
		{"B-002", "ktp-rekam", alone, 2},
		{"B-003", "ktp-rekam", returned, 2}, // kk is not valid
		{"B-004", "ktp-rekam", missed, 2},
		{"B-005", "ktp-rekam", movedOn, 3}, // to konsultasi
		{"B-006", "ktp-rekam", alone, 2},
		{"B-007", "ktp-rekam", alone, 2},
		{"B-008", "ktp-rekam", alone, 2},
		{"B-009", "ktp-rekam", alone, 2},
		{"B-010", "ktp-rekam", alone, 2},
		{"B-011", "ktp-rekam", alone, 2},
		{"B-012", "ktp-rekam", alone, 2},
		{"B-013", "ktp-rekam", alone, 2},
		{"B-014", "ktp-rekam", gives, 0},
		{"D-001", "pindah-keluar", handed, 2},  // by counter 3
		{"D-002", "pindah-keluar", movedOn, 2}, // by counter 3, to counter 2
		{"D-003", "pindah-keluar", alone, 3},
		{"D-004", "pindah-keluar", alone, 3},
		{"D-005", "pindah-keluar", alone, 3},
		{"D-006", "pindah-keluar", alone, 3},
		{"D-007", "pindah-keluar", alone, 3},
		{"D-008", "pindah-keluar", alone, 3},
		{"F-001", "ambil", alone, 3},
		{"F-002", "ambil", alone, 3},
		{"F-003", "ambil", alone, 3},
		{"F-004", "ambil", alone, 3},
		{"G-001", "konsultasi", alone, 3},
		{"G-002", "konsultasi", alone, 3},
		{"G-003", "konsultasi", alone, 3},
		{"G-004", "konsultasi", alone, 3},
	}
}

// The report of the plan, counted by hand. The figures of a row are: numbers given, served, returned, missed, cancelled,
// gone on under another number, expired, open, and calls after a visit's first one.
//
//	served: 40 less A-005, B-003 (returned), A-009, B-004 (missed) and B-014 (cancelled)
//	calls once more: A-004 (came back), A-006 (put aside), D-001 (handed over); a transfer begins anew
func wantTotal() []string { return []string{"40", "35", "2", "2", "1", "0", "0", "0", "3"} }

func wantServices() [][]string {
	return [][]string{
		{"ktp-rekam", "14", "11", "1", "1", "1", "0", "0", "0", "0"},
		{"kk-tambah-lahir", "10", "8", "1", "1", "0", "0", "0", "0", "2"},
		{"pindah-keluar", "8", "8", "0", "0", "0", "0", "0", "0", "1"},
		{"ambil", "4", "4", "0", "0", "0", "0", "0", "0", "0"},
		{"konsultasi", "4", "4", "0", "0", "0", "0", "0", "0", "0"},
	}
}

// wantCounters: counter 1 ends A without A-003; counter 2 B without B-005 and B-014, and D-001, D-002; counter 3 the rest.
func wantCounters() [][]string {
	return [][]string{
		{"KK", "9", "7", "1", "1", "0", "0", "0", "0", "2"},
		{"KTP", "14", "12", "1", "1", "0", "0", "0", "0", "1"},
		{"Umum", "16", "16", "0", "0", "0", "0", "0", "0", "0"},
	}
}

// wantLacks are the requirements that failed, each once.
func wantLacks() [][2]string {
	return [][2]string{{"kk-tambah-lahir", "kk_lama"}, {"ktp-rekam", "kk"}}
}
