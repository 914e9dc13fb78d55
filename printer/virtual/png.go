package virtual

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
)

// encode draws rows as a black and white PNG, one pixel a dot. The paper is kept as the format wants it, eight dots a
// byte; the standard library's writer takes a byte a dot and ten times as long.
func encode(rows [][]byte, dots int) []byte {
	var data bytes.Buffer
	packed, _ := zlib.NewWriterLevel(&data, zlib.BestSpeed) // the level is a known one, and a buffer takes everything
	line := make([]byte, 1+(dots+7)/8)                      // 0 before the row: no filter
	for _, row := range rows {
		clear(line[copy(line[1:], row)+1:])
		_, _ = packed.Write(line)
	}
	_ = packed.Close()
	head := binary.BigEndian.AppendUint32(nil, uint32(dots))
	head = binary.BigEndian.AppendUint32(head, uint32(len(rows)))
	head = append(head, 1, 3, 0, 0, 0) // one bit a pixel, which is an index into the palette; deflate, no interlacing
	out := []byte("\x89PNG\r\n\x1a\n")
	out = chunk(out, "IHDR", head)
	out = chunk(out, "PLTE", []byte{0xFF, 0xFF, 0xFF, 0, 0, 0}) // 0 is paper, 1 is black
	out = chunk(out, "IDAT", data.Bytes())
	return chunk(out, "IEND", nil)
}

// chunk appends one part of a PNG: length, name, data and checksum of both (ISO/IEC 15948, 5.3).
func chunk(out []byte, name string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	from := len(out)
	out = append(append(out, name...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}
