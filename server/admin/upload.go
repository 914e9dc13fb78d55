package admin

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"log/slog"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/plain"
	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/setup"
	"antrean/server/edge"
)

// Uploads come in chunks, because no body may be larger than edge.BodyLimit. An upload that breaks off goes on where it
// was, from the page that still knows its id; one that nobody goes on with is swept away.
const (
	chunkMost   = 24 << 10 // bytes: below edge.BodyLimit with room to spare
	uploadsMost = 8        // at once
	uploadLife  = 6 * time.Hour
	spareBytes  = 256 << 20 // that an upload leaves free on the disk: numbers come first
)

type upload struct {
	id, name, kind, who string
	size, have          int64
	at                  time.Time
	kept                string // its hash, once all of it lies under it
	done                bool   // and the boards show it
}

type uploads struct {
	mu   sync.Mutex
	kept map[string]*upload
}

func newUploads() *uploads { return &uploads{kept: make(map[string]*upload)} }

// begin keeps an upload, and forgets those that nobody goes on with.
func (u *uploads) begin(up *upload) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	arriving := 0
	for id, old := range u.kept {
		if up.at.Sub(old.at) > uploadLife {
			delete(u.kept, id)
		} else if !old.done {
			arriving++
		}
	}
	if arriving >= uploadsMost {
		return problem.New("too_many")
	}
	u.kept[up.id] = up
	return nil
}

// sweep removes files that no version of late names, and parts of uploads that are over.
func (u *uploads) sweep(a *Admin) {
	if a.office.Media == nil {
		return
	}
	media, err := setup.LateMedia(a.office.Setups.Book)
	if err != nil {
		slog.Error("look for files that boards no longer show", "err", err) // nobody knows what is named: nothing goes
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	var keep []string
	for id := range u.kept {
		keep = append(keep, id)
	}
	for _, m := range media {
		keep = append(keep, m.Hash)
	}
	for _, up := range u.kept {
		keep = append(keep, up.kept)
	}
	if err := a.office.Media.Sweep(keep); err != nil {
		slog.Error("sweep files that boards no longer show", "err", err)
	}
}

// BeginUpload answers POST /admin/media {request_id, name, type, size}: the id to send chunks to.
func (a *Admin) BeginUpload(c *fiber.Ctx) error {
	var in struct {
		RequestID string `json:"request_id"`
		Name      string `json:"name"`
		Type      string `json:"type"`
		Size      int64  `json:"size"`
	}
	if err := edge.Body(c, &in); err != nil {
		return err
	}
	if err := edge.CheckID("request_id", in.RequestID); err != nil {
		return err
	}
	in.Name = plain.Straight(in.Name) // it would read otherwise than it ends
	most, known := setup.MediaTypes()[in.Type]
	switch {
	case !uploadName.MatchString(in.Name):
		return problem.Field("name", "1-100 …")
	case !known:
		return problem.Field("type", uploadTypes())
	case in.Size < 1 || in.Size > most:
		return problem.Field("size", "1-"+strconv.FormatInt(most, 10))
	case a.office.Media == nil:
		return problem.New("unavailable")
	case len(a.office.Setup().Document.Boards.Media) >= setup.MediaMost:
		return problem.New("too_many")
	}
	if a.office.Care.Free != nil {
		if free, err := a.office.Care.Free(); err == nil && free < uint64(in.Size)+spareBytes {
			return problem.New("disk_full")
		}
	}
	who := edge.Account(c).Name
	id := edge.Digest("upload", []string{who, in.RequestID, in.Name, in.Type, strconv.FormatInt(in.Size, 10)})
	if up, ok := a.uploads.find(id, who); ok { // asked once more: it goes on
		return a.uploads.tell(c, up)
	}
	a.uploads.sweep(a)
	up := &upload{id: id, name: in.Name, kind: in.Type, size: in.Size, who: who, at: time.Now()}
	if err := a.uploads.begin(up); err != nil {
		return err
	}
	return a.uploads.tell(c, up)
}

func (u *uploads) find(id, who string) (*upload, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	up, ok := u.kept[id]
	return up, ok && up.who == who
}

// answer is what whoever sends hears: how much has arrived.
func (up *upload) answer() fiber.Map {
	hash := ""
	if up.done {
		hash = up.kept
	}
	return fiber.Map{"id": up.id, "have": up.have, "size": up.size, "chunk": chunkMost, "hash": hash}
}

// Upload answers GET /admin/media/{id}: how much of an upload has arrived.
func (a *Admin) Upload(c *fiber.Ctx) error {
	up, ok := a.uploads.find(edge.Param(c, "id"), edge.Account(c).Name)
	if !ok {
		return problem.New("not_found")
	}
	return a.uploads.tell(c, up)
}

// tell answers how much of an upload has arrived.
func (u *uploads) tell(c *fiber.Ctx, up *upload) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	return edge.JSON(c, http.StatusOK, up.answer())
}

// CancelUpload answers POST /admin/media/{id}/cancel: what has arrived is thrown away.
func (a *Admin) CancelUpload(c *fiber.Ctx) error {
	up, ok := a.uploads.find(edge.Param(c, "id"), edge.Account(c).Name)
	if !ok {
		return problem.New("not_found")
	}
	a.uploads.mu.Lock()
	delete(a.uploads.kept, up.id)
	a.uploads.mu.Unlock()
	a.uploads.sweep(a)
	return edge.JSON(c, http.StatusOK, fiber.Map{})
}

// UploadChunk answers POST /admin/media/{id}/chunks?offset=: bytes of the file. A chunk that stands elsewhere than the
// end of what has arrived is not taken; the answer says where to go on.
func (a *Admin) UploadChunk(c *fiber.Ctx) error {
	kind, _, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	if err != nil || kind != fiber.MIMEOctetStream {
		return problem.New("wrong_type")
	}
	up, ok := a.uploads.find(edge.Param(c, "id"), edge.Account(c).Name)
	if !ok {
		return problem.New("not_found")
	}
	offset, err := strconv.ParseInt(c.Query("offset"), 10, 64)
	if err != nil || offset < 0 {
		return problem.Field("offset", "0, 1, 2, …")
	}
	a.uploads.mu.Lock()
	defer a.uploads.mu.Unlock()
	if err := a.arrive(up, offset, c.Body()); err != nil {
		return err
	}
	if up.have == up.size && !up.done {
		if err := a.finish(c, up); err != nil {
			return err
		}
	}
	return edge.JSON(c, http.StatusOK, up.answer())
}

// arrive writes the chunk that comes next; any other changes nothing.
func (a *Admin) arrive(up *upload, offset int64, body []byte) error {
	switch {
	case up.have == up.size || offset != up.have:
		return nil
	case len(body) == 0 || len(body) > chunkMost || offset+int64(len(body)) > up.size:
		return problem.Field("offset", "0-"+strconv.FormatInt(up.size, 10))
	case offset == 0 && sniff(body) != up.kind:
		delete(a.uploads.kept, up.id)
		return problem.Field("type", cmp.Or(sniff(body), uploadTypes()))
	}
	if err := a.office.Media.Append(up.id, offset, body); err != nil {
		return problem.Wrap("unavailable", err)
	}
	up.have, up.at = offset+int64(len(body)), time.Now()
	return nil
}

// finish keeps an upload that has arrived whole, and puts it at the end of what the boards show.
func (a *Admin) finish(c *fiber.Ctx, up *upload) error {
	if up.kept == "" {
		hash, err := a.office.Media.Keep(up.id)
		if err != nil {
			return problem.Wrap("unavailable", err)
		}
		up.kept = hash
	}
	medium := setup.Medium{Hash: up.kept, Name: up.name, Type: up.kind, Bytes: up.size}
	add := func(d *setup.Document) error {
		if !slices.ContainsFunc(d.Boards.Media, func(m setup.Medium) bool { return m.Hash == up.kept }) {
			d.Boards.Media = append(d.Boards.Media, medium)
		}
		return nil
	}
	for range 5 { // somebody else may change the setup at the same moment
		in, err := a.office.Setups.Change(context.WithoutCancel(c.UserContext()), a.office.Setup().N, up.who, "", add)
		if err == nil {
			up.done = true
			return a.office.Audit.Note(c, "setup.media.added", up.name, map[string]any{"version": in.N})
		}
		if !errors.Is(err, office.ErrMeanwhile) {
			return problem.Wrap("unavailable", err)
		}
	}
	return problem.New("stale")
}

// uploadTypes are the types that boards show.
func uploadTypes() string { return strings.Join(slices.Sorted(maps.Keys(setup.MediaTypes())), ", ") }

// sniff tells the type of a file by how it begins; "" for one that no board shows.
func sniff(head []byte) string {
	has := func(at int, text string) bool {
		return len(head) >= at+len(text) && bytes.Equal(head[at:at+len(text)], []byte(text))
	}
	switch {
	case has(0, "\x89PNG\r\n\x1a\n"):
		return "image/png"
	case has(0, "\xff\xd8\xff"):
		return "image/jpeg"
	case has(0, "RIFF") && has(8, "WEBP"):
		return "image/webp"
	case has(4, "ftyp"):
		return "video/mp4"
	case has(0, "\x1a\x45\xdf\xa3"):
		return "video/webm"
	}
	return ""
}
