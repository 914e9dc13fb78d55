package voice

// sundanese counts as Indonesian does, with words of its own: sapuluh, sabelas, dua belas, dua puluh hiji, saratus,
// dua ratus, sarebu, dua rebu. The old lilikuran (21 to 29) is out of use in offices.
func sundanese(n int) []ClipID { return indonesian(n) }

// Where Javanese has a word of its own for every step: up to 29, the tens, the hundreds and the thousands.
const (
	likuranEnd = 30 // selikur, rolikur … sangalikur end here; 25 is selawe
	plainMost  = 5  // digits that have a polite and an everyday word; from 6 on both are the same
)

// javanese counts. A digit alone is krama, as one speaks to guests: setunggal, kalih, tiga, sekawan, gangsal. In larger
// numbers the everyday words stand, which belong to selawe, seket and limangatus: seket siji, satus loro.
func javanese(n int) []ClipID {
	if n < 10 {
		return []ClipID{whole(n)}
	}
	return javanesePlain(n)
}

// javanesePlain counts in everyday words: sewelas, selikur, selawe, seket enem, satus sewelas, rongewu limangatus.
func javanesePlain(n int) []ClipID {
	switch {
	case n <= plainMost:
		return []ClipID{plain(n)}
	case n < likuranEnd:
		return []ClipID{whole(n)}
	}
	step := 10
	for n >= 10*step {
		step *= 10
	}
	return append([]ClipID{whole(n - n%step)}, rest(javanesePlain, n%step)...)
}

// plain is the everyday word of a digit.
func plain(n int) ClipID { return "plain-" + whole(n) }
