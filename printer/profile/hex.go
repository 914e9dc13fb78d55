package profile

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// maxHex bounds a command that a profile spells out, in bytes.
const maxHex = 16

var errHex = errors.New(`wants bytes as hexadecimal digits with blanks, such as "1D 65 05"`)

// parseHex reads what String writes.
func parseHex(text string) (Hex, error) {
	out := Hex{}
	for _, pair := range strings.Fields(text) {
		b, err := hex.DecodeString(pair)
		if err != nil || len(b) != 1 {
			return nil, errHex
		}
		out = append(out, b[0])
	}
	if len(out) > maxHex {
		return nil, fmt.Errorf("is %d bytes long, at most %d are taken", len(out), maxHex)
	}
	return out, nil
}

// String writes the bytes as a profile has them.
func (h Hex) String() string { return fmt.Sprintf("% X", []byte(h)) }

// MarshalJSON writes the bytes as a profile has them.
func (h Hex) MarshalJSON() ([]byte, error) { return json.Marshal(h.String()) }

// UnmarshalJSON reads the bytes as a profile has them.
func (h *Hex) UnmarshalJSON(raw []byte) error {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return errHex
	}
	var err error
	*h, err = parseHex(text)
	return err
}
