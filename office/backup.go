package office

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Copied is a copy of the office that was read again whole.
type Copied struct {
	Path  string        `json:"path"`
	Bytes int64         `json:"bytes"`
	Took  time.Duration `json:"-"`
	Epoch string        `json:"epoch"`
	Proof

	Media     int      `json:"media"`                // files of the boards that lie beside it
	MediaLost []string `json:"media_lost,omitempty"` // names of those that were not there, or were spoilt
	Clips     int      `json:"clips"`                // the office's own recordings, likewise
	ClipsLost []string `json:"clips_lost,omitempty"` // language and word
}

// Folders beside copies: what boards show, and what the office has recorded for the calls.
const (
	BackupMedia = "antrean-media"
	BackupVoice = "antrean-voice"
)

// A Copier copies the office while it runs.
type Copier interface {
	// Backup writes a copy into a directory and reads it again.
	Backup(ctx context.Context, dir string, at time.Time, progress func(done, total int)) (Copied, error)
	// ForgetIn erases from a copy what the office itself has forgotten since.
	ForgetIn(ctx context.Context, path string) error
	// SweepMedia removes from a directory what none of its copies names for the boards and the voice any more.
	SweepMedia(ctx context.Context, dir string, copies []string) error
}

// How often it is looked whether a copy is due, and how long after a failure it is tried again. A directory that was
// away is found by the next look.
const (
	backupLook  = 20 * time.Second
	backupAgain = 10 * time.Minute
)

// A BackupState is how the copies in one directory stand.
type BackupState struct {
	Dir     string    `json:"dir"`
	At      time.Time `json:"at,omitzero"` // of the newest copy; zero: there is none
	Path    string    `json:"path,omitempty"`
	Seq     uint64    `json:"seq,omitempty"` // its last record, when this run made it
	Bytes   int64     `json:"bytes,omitempty"`
	Missing bool      `json:"missing,omitempty"` // the directory is not there: a stick that is not plugged in
	Fault   string    `json:"fault,omitempty"`   // why the last try failed
	FaultAt time.Time `json:"fault_at,omitzero"` // when
	Making  bool      `json:"making,omitempty"`  // one is made at this moment
}

// Backups makes copies by a schedule, each into every directory, and takes old ones away.
type Backups struct {
	Copier Copier
	Dirs   []string
	When   BackupSchedule
	Keep   BackupKeep
	Zone   *time.Location

	Forgotten func() uint64 // moves when the office has forgotten something; nil: it never does

	once   sync.Mutex // one copy, or one forgetting, at a time
	mu     sync.Mutex // guards what follows
	states map[string]BackupState
	asked  chan struct{} // somebody wants a copy now
}

// States lists how the copies stand, by directory as they were set up.
func (b *Backups) States() []BackupState {
	b.mu.Lock()
	defer b.mu.Unlock()
	list := make([]BackupState, len(b.Dirs))
	for i, dir := range b.Dirs {
		list[i] = b.states[dir]
		list[i].Dir = dir
	}
	return list
}

// Ask has a copy made into every directory as soon as may be: Run makes it.
func (b *Backups) Ask() {
	select {
	case b.asking() <- struct{}{}:
	default: // it has been asked for already
	}
}

func (b *Backups) asking() chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.asked == nil {
		b.asked = make(chan struct{}, 1)
	}
	return b.asked
}

// Run makes copies until ctx ends.
func (b *Backups) Run(ctx context.Context) {
	tick := time.NewTicker(backupLook)
	defer tick.Stop()
	var forgotten uint64
	for {
		for _, dir := range b.Dirs {
			b.look(ctx, dir, time.Now().In(b.Zone))
		}
		if b.Forgotten != nil {
			if n := b.Forgotten(); n != forgotten {
				forgotten = n
				b.Forget(ctx)
			}
		}
		select {
		case <-tick.C:
		case <-b.asking():
			for _, dir := range b.Dirs {
				b.make(ctx, dir, time.Now().In(b.Zone))
			}
		case <-ctx.Done():
			return
		}
	}
}

// look makes a copy when one is due.
func (b *Backups) look(ctx context.Context, dir string, now time.Time) {
	was := b.state(dir)
	copies, err := ListBackups(dir, b.Zone)
	if err != nil {
		b.set(dir, func(s *BackupState) { s.Missing, s.Fault, s.FaultAt = true, err.Error(), now })
		if !was.Missing {
			slog.Warn("no copies can be made: is the stick plugged in?", "dir", dir, "err", err)
		}
		return
	}
	b.set(dir, func(s *BackupState) {
		s.Missing = false
		if was.Missing {
			s.Fault, s.FaultAt = "", time.Time{}
		}
		if n := len(copies); n > 0 && copies[n-1].At.After(s.At) {
			s.At, s.Path = copies[n-1].At, copies[n-1].Path
		}
	})
	was = b.state(dir)
	if !b.When.Due(was.At, now) || was.Fault != "" && now.Sub(was.FaultAt) < backupAgain {
		return
	}
	if was.At.IsZero() || was.Missing {
		slog.Info("first copy", "dir", dir)
	}
	b.make(ctx, dir, now)
}

// make makes a copy and takes away those that it supersedes.
func (b *Backups) make(ctx context.Context, dir string, now time.Time) {
	b.once.Lock()
	defer b.once.Unlock()
	b.set(dir, func(s *BackupState) { s.Making = true })
	defer b.set(dir, func(s *BackupState) { s.Making = false })
	made, err := b.Copier.Backup(ctx, dir, now, func(int, int) {})
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		slog.Error("back up", "dir", dir, "err", err)
		b.set(dir, func(s *BackupState) { s.Fault, s.FaultAt = err.Error(), now })
		return
	}
	slog.Info("backed up", "path", made.Path, "seq", made.Seq, "bytes", made.Bytes, "took", made.Took.Round(time.Millisecond))
	b.set(dir, func(s *BackupState) {
		*s = BackupState{At: now, Path: made.Path, Seq: made.Seq, Bytes: made.Bytes}
	})
	if len(made.MediaLost) > 0 {
		slog.Warn("files of the boards are lost: upload them again", "names", made.MediaLost)
	}
	if len(made.ClipsLost) > 0 {
		slog.Warn("recordings of the voice are lost: record them again", "words", made.ClipsLost)
	}
	if err := b.rotate(ctx, dir, now); err != nil {
		slog.Error("take old copies away", "dir", dir, "err", err)
	}
	b.forget(ctx, dir) // a stick that was away has missed what was forgotten meanwhile
}

// rotate removes copies that newer ones supersede, and what a crash left.
func (b *Backups) rotate(ctx context.Context, dir string, now time.Time) error {
	copies, err := ListBackups(dir, b.Zone)
	if err != nil {
		return err
	}
	var errs []error
	for _, old := range b.Keep.Superseded(copies) {
		errs = append(errs, os.Remove(old.Path))
	}
	parts, _ := filepath.Glob(filepath.Join(dir, BackupPrefix+"*"+PartEnding+"*"))
	for _, part := range parts {
		if info, err := os.Stat(part); err == nil && !strings.HasSuffix(part, BadEnding) && now.Sub(info.ModTime()) > 24*time.Hour {
			errs = append(errs, os.Remove(part))
		}
	}
	var left []string
	for _, c := range copies {
		if _, err := os.Stat(c.Path); err == nil {
			left = append(left, c.Path)
		}
	}
	errs = append(errs, b.Copier.SweepMedia(ctx, dir, left))
	return errors.Join(errs...)
}

// Forget lets every copy within reach forget what the office has forgotten.
func (b *Backups) Forget(ctx context.Context) {
	b.once.Lock()
	defer b.once.Unlock()
	for _, dir := range b.Dirs {
		b.forget(ctx, dir)
	}
}

func (b *Backups) forget(ctx context.Context, dir string) {
	copies, err := ListBackups(dir, b.Zone)
	if err != nil {
		return // the next copy into it catches up
	}
	for _, c := range copies {
		if err := b.Copier.ForgetIn(ctx, c.Path); err != nil && ctx.Err() == nil {
			slog.Error("let a copy forget", "path", c.Path, "err", err)
		}
	}
}

func (b *Backups) state(dir string) BackupState {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.states[dir]
}

func (b *Backups) set(dir string, change func(*BackupState)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.states == nil {
		b.states = map[string]BackupState{}
	}
	s := b.states[dir]
	change(&s)
	b.states[dir] = s
}

// A BackupFile is a copy by its name.
type BackupFile struct {
	Path string
	At   time.Time
}

// ListBackups lists the copies in a directory, oldest first.
func ListBackups(dir string, zone *time.Location) ([]BackupFile, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("list copies: %w", err)
	}
	var list []BackupFile
	for _, entry := range entries {
		if at, ok := BackupTime(entry.Name(), zone); ok && entry.Type().IsRegular() {
			list = append(list, BackupFile{filepath.Join(dir, entry.Name()), at})
		}
	}
	slices.SortStableFunc(list, func(a, b BackupFile) int { return a.At.Compare(b.At) })
	return list, nil
}
