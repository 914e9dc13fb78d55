package survey

import (
	"fmt"
	"math/big"
)

// A Tally counts the answers to one element by their score.
type Tally [ScoreMost + 1]int // [0] is not used

// Add counts one answer. A score that is none is not counted.
func (t *Tally) Add(score int) {
	if score >= ScoreLeast && score <= ScoreMost {
		t[score]++
	}
}

// Filled is how many answered the element.
func (t Tally) Filled() int { return t[1] + t[2] + t[3] + t[4] }

// NRR is the mean of the scores over those who filled the element in (nilai rata-rata); nil when nobody did.
func (t Tally) NRR() *big.Rat {
	n := t.Filled()
	if n == 0 {
		return nil
	}
	return big.NewRat(int64(t[1]+2*t[2]+3*t[3]+4*t[4]), int64(n))
}

// Weight is what one of k elements counts: exactly 1/k. The rounded 0,11 that forms print would make a perfect survey
// 99,00.
func Weight(k int) *big.Rat { return big.NewRat(1, int64(k)) }

// scale turns a mean of 1 to 4 into an index of 25 to 100.
const scale = 25

// Index is the IKM: 25 · Σ NRR · 1/k over the elements that somebody has answered; nil when there is none.
func Index(tallies map[string]Tally) *big.Rat {
	sum, k := new(big.Rat), 0
	for _, t := range tallies {
		if nrr := t.NRR(); nrr != nil {
			sum.Add(sum, nrr)
			k++
		}
	}
	if k == 0 {
		return nil
	}
	return sum.Mul(sum, Weight(k)).Mul(sum, big.NewRat(scale, 1))
}

// Hundredths rounds a value to two decimals, halves up, and returns it as a whole number of hundredths.
func Hundredths(value *big.Rat) int64 { return rounded(value, 100) }

// rounded is value · by as a whole number, halves up; value is not negative.
func rounded(value *big.Rat, by int64) int64 {
	num := new(big.Int).Mul(value.Num(), big.NewInt(2*by))
	num.Add(num, value.Denom())
	return num.Div(num, new(big.Int).Mul(value.Denom(), big.NewInt(2))).Int64()
}

// Fixed writes a value with its decimals, halves up: "88.31".
func Fixed(value *big.Rat, decimals int) string {
	by := int64(1)
	for range decimals {
		by *= 10
	}
	n := rounded(value, by)
	return fmt.Sprintf("%d.%0*d", n/by, decimals, n%by)
}

// A Band is what an index means: how good the service is.
type Band string

// The bands of PermenPANRB 14/2017.
const (
	A Band = "A" // sangat baik
	B Band = "B" // baik
	C Band = "C" // kurang baik
	D Band = "D" // tidak baik
)

// Where the bands begin, in hundredths.
const (
	fromA = 8831
	fromB = 7661
	fromC = 6500
)

// BandOf is the band of an index. It goes by the value with two decimals, as the table of the regulation is written:
// between 76,60 and 76,61 there is nothing.
func BandOf(index *big.Rat) Band {
	switch n := Hundredths(index); {
	case n >= fromA:
		return A
	case n >= fromB:
		return B
	case n >= fromC:
		return C
	}
	return D
}
