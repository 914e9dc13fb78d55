package voice

import "strconv"

// maxNumber is the largest number that can be read as a cardinal: four digits, as queue numbers have at most.
const maxNumber = 9999

// cardinals holds how each language counts from 0 to maxNumber. A language without a row cannot be spoken.
var cardinals = map[string]func(n int) []ClipID{
	"id": indonesian,
	"en": english,
	"su": sundanese,
	"jv": javanese,
}

// indonesian counts: sepuluh, sebelas, dua belas, dua puluh satu, seratus, dua ratus, seribu, dua ribu. The words
// that begin with "se" are clips of their own.
func indonesian(n int) []ClipID {
	switch {
	case n < 12:
		return []ClipID{whole(n)}
	case n < 20:
		return []ClipID{whole(n - 10), Teen}
	case n < 100:
		return append([]ClipID{whole(n / 10), Tens}, rest(indonesian, n%10)...)
	case n < 200:
		return append([]ClipID{whole(100)}, rest(indonesian, n-100)...)
	case n < 1000:
		return append([]ClipID{whole(n / 100), Hundred}, rest(indonesian, n%100)...)
	case n < 2000:
		return append([]ClipID{whole(1000)}, rest(indonesian, n-1000)...)
	}
	return append([]ClipID{whole(n / 1000), Thousand}, rest(indonesian, n%1000)...)
}

// english counts: nineteen, twenty five, one hundred and eleven, two thousand and one.
func english(n int) []ClipID {
	switch {
	case n < 20:
		return []ClipID{whole(n)}
	case n < 100:
		return append([]ClipID{whole(n - n%10)}, rest(english, n%10)...)
	case n < 1000:
		return append([]ClipID{whole(n / 100), Hundred}, afterAnd(n%100)...)
	case n%1000 < 100:
		return append([]ClipID{whole(n / 1000), Thousand}, afterAnd(n%1000)...)
	}
	return append([]ClipID{whole(n / 1000), Thousand}, english(n%1000)...)
}

func afterAnd(n int) []ClipID {
	if n == 0 {
		return nil
	}
	return append([]ClipID{And}, english(n)...)
}

// rest counts what is left after the larger part of a number; nothing is left unsaid but nought.
func rest(count func(int) []ClipID, n int) []ClipID {
	if n == 0 {
		return nil
	}
	return count(n)
}

// whole is a number that has a clip of its own.
func whole(n int) ClipID { return ClipID(strconv.Itoa(n)) }
