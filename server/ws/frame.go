package ws

import (
	"encoding/binary"

	"antrean/server/push"
)

// First byte of a whole frame: FIN and the opcode (RFC 6455 section 5.2).
const (
	finText  = 0x81
	finClose = 0x88
	finPing  = 0x89
)

const maxControl = 125 // bytes of payload in a control frame (RFC 6455 section 5.5)

// TextFrame is body as one unmasked text frame, for push.Options.Encode.
func TextFrame(body []byte) push.Frame {
	frame := make([]byte, 0, 10+len(body)) // the longest header of a server's frame is 10 bytes
	switch n := len(body); {
	case n <= 125:
		frame = append(frame, finText, byte(n))
	case n <= 0xffff:
		frame = binary.BigEndian.AppendUint16(append(frame, finText, 126), uint16(n))
	default:
		frame = binary.BigEndian.AppendUint64(append(frame, finText, 127), uint64(n))
	}
	return append(frame, body...)
}

// closeFrame is a close frame with a code and as much of the reason as fits.
func closeFrame(code int, reason string) []byte {
	reason = reason[:min(len(reason), maxControl-2)]
	frame := append(make([]byte, 0, 4+len(reason)), finClose, byte(2+len(reason)))
	return append(binary.BigEndian.AppendUint16(frame, uint16(code)), reason...)
}
