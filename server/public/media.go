package public

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/setup"
	"antrean/server/edge"
)

// sliceMost is 1 MiB: a range that a player asks for comes in slices, so that each answer is over well before the time
// that one may take, also on a slow wireless network.
const sliceMost = 1 << 20

// Media answers GET /media/{hash}: a picture or video that the boards show. What has this hash never changes.
func Media(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		hash := edge.Param(c, "hash")
		media := o.Setup().Document.Boards.Media
		i := slices.IndexFunc(media, func(m setup.Medium) bool { return m.Hash == hash })
		if i < 0 || o.Media == nil {
			return problem.New("not_found")
		}
		path, ok := o.Media.Path(hash)
		if !ok {
			return problem.New("not_found")
		}
		c.Set(fiber.HeaderContentType, media[i].Type)
		c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
		c.Set(fiber.HeaderAcceptRanges, "bytes")
		return sendFile(c, path)
	}
}

// sendFile answers with a file, or with the slice of it that is asked for.
func sendFile(c *fiber.Ctx, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return problem.Wrap("unavailable", err)
	}
	size := info.Size()
	from, length, asked := rangeOf(c.Get(fiber.HeaderRange), size)
	if !asked {
		return c.Status(http.StatusOK).SendStream(f, int(size)) // it closes the file
	}
	if from >= size {
		f.Close()
		c.Set(fiber.HeaderContentRange, fmt.Sprintf("bytes */%d", size))
		return c.SendStatus(http.StatusRequestedRangeNotSatisfiable)
	}
	slice := make([]byte, length)
	_, err = f.ReadAt(slice, from)
	f.Close()
	if err != nil && err != io.EOF {
		return problem.Wrap("unavailable", err)
	}
	c.Set(fiber.HeaderContentRange, fmt.Sprintf("bytes %d-%d/%d", from, from+length-1, size))
	return c.Status(http.StatusPartialContent).Send(slice)
}

// rangeOf reads "bytes=0-" and "bytes=100-199"; others are answered with the whole.
func rangeOf(header string, size int64) (from, length int64, asked bool) {
	spec, ok := strings.CutPrefix(header, "bytes=")
	first, last, isRange := strings.Cut(spec, "-")
	from, err := strconv.ParseInt(first, 10, 64)
	if !ok || !isRange || err != nil || from < 0 {
		return 0, 0, false
	}
	length = min(size-from, sliceMost)
	if last != "" {
		to, err := strconv.ParseInt(last, 10, 64)
		if err != nil || to < from {
			return 0, 0, false
		}
		length = min(length, to-from+1)
	}
	return from, length, true
}
