// Package qr turns a text into the dark and light modules of a QR code.
//
// It is the only importer of the QR library, so that screens, slips and the virtual printer draw the same code.
package qr

import (
	"errors"
	"fmt"

	qrcode "github.com/skip2/go-qrcode"
)

// Level is how much of a code may be lost before it no longer reads.
type Level int

const (
	L Level = iota // 7 %: a clean screen
	M              // 15 %: paper that is folded and carried, and our default
	Q              // 25 %
	H              // 30 %
)

// ErrTooLong is the cause when a text does not fit in the largest code of its level.
var ErrTooLong = errors.New("text is too long for a QR code")

// ErrEmpty is the cause when there is nothing to encode.
var ErrEmpty = errors.New("text is empty")

// maxBytes is what version 40 holds in byte mode at each level (ISO/IEC 18004, table 7).
var maxBytes = [...]int{L: 2953, M: 2331, Q: 1663, H: 1273}

// A Matrix is a square of modules without a border. The zero Matrix is empty.
type Matrix struct {
	Size int // modules along one side
	dark []bool
}

// Encode returns the smallest code that holds text at the level.
func Encode(text string, level Level) (Matrix, error) {
	code, err := fitting(text, level)
	if err != nil {
		return Matrix{}, err
	}
	code.DisableBorder = true
	return fromRows(code.Bitmap()), nil
}

// Side is how many modules along one side the code that Encode returns has. It is known without drawing the code in
// all its masks, which takes nearly all of the time.
func Side(text string, level Level) (int, error) {
	code, err := fitting(text, level)
	if err != nil {
		return 0, err
	}
	return 17 + 4*code.VersionNumber, nil // ISO/IEC 18004, 5.3.2
}

// fitting chooses the code and does not draw it yet.
func fitting(text string, level Level) (*qrcode.QRCode, error) {
	if text == "" {
		return nil, ErrEmpty
	}
	if level < L || level > H {
		return nil, fmt.Errorf("qr level %d: must be between %d and %d", level, L, H)
	}
	code, err := qrcode.New(text, qrcode.RecoveryLevel(level))
	if err != nil {
		if len(text) > maxBytes[level] {
			return nil, fmt.Errorf("%w: %d bytes", ErrTooLong, len(text))
		}
		return nil, fmt.Errorf("encode qr: %w", err)
	}
	return code, nil
}

func fromRows(rows [][]bool) Matrix {
	m := Matrix{Size: len(rows), dark: make([]bool, 0, len(rows)*len(rows))}
	for _, row := range rows {
		m.dark = append(m.dark, row...)
	}
	return m
}

// At reports whether the module in column x and row y is dark. Everything outside the code is light.
func (m Matrix) At(x, y int) bool {
	if x < 0 || y < 0 || x >= m.Size || y >= m.Size {
		return false
	}
	return m.dark[y*m.Size+x]
}
