package admin

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"antrean/office"
)

type copyRow struct {
	Name, At, Age, Size string
	Newest, Bad         bool
}

type copiesPlace struct {
	Dir, Fault, FaultAt, Newest string
	Missing, Making, Old        bool
	Rows                        []copyRow
	More                        int
}

type backupPage struct {
	Places                    []copiesPlace
	When, Daily, Monthly      string
	Private                   int
	Program, Build, Up, Epoch string
	Seq                       uint64
	Free, Started             string
	Tight, DiskFull           bool
}

// When somebody should look: no copy for two days, less than 1 GiB on the disk.
const (
	copyOld   = 48 * time.Hour
	diskTight = 1 << 30
	copyRows  = 20
)

// Backup answers GET /admin/backup: how the copies stand, and how the program does.
func (a *Admin) Backup(v *View) error {
	care, view := a.office.Care, a.office.Engine.View()
	page := backupPage{When: care.When, Daily: strconv.Itoa(care.Keep.Daily), Monthly: strconv.Itoa(care.Keep.Monthly), Private: care.PrivateDays,
		Program: care.Program, Build: a.office.Build, Epoch: view.Epoch, Seq: view.Seq(), DiskFull: view.DiskFull}
	if !care.Started.IsZero() {
		page.Started, page.Up = v.When(care.Started), v.span(time.Since(care.Started))
	}
	if care.Free != nil {
		if free, err := care.Free(); err == nil {
			page.Free, page.Tight = v.size(int64(min(free, 1<<62))), free < diskTight
		}
	}
	if care.Backups != nil {
		for _, state := range care.Backups.States() {
			page.Places = append(page.Places, a.copiesPlace(v, state))
		}
	}
	return v.Show("backup", v.T("admin.backup"), page)
}

// copiesPlace is a directory with its copies, the newest first.
func (a *Admin) copiesPlace(v *View, state office.BackupState) copiesPlace {
	now := time.Now()
	place := copiesPlace{Dir: state.Dir, Missing: state.Missing, Making: state.Making, Newest: v.When(state.At), Old: !state.At.IsZero() && now.Sub(state.At) > copyOld, FaultAt: v.When(state.FaultAt), Fault: state.Fault}
	copies, err := office.ListBackups(state.Dir, a.office.Catalogue().Office.Location())
	if err != nil {
		place.Missing = true
		return place
	}
	slices.Reverse(copies)
	if n := len(copies); n > copyRows {
		copies, place.More = copies[:copyRows], n-copyRows
	}
	for i, c := range copies {
		row := copyRow{Name: filepath.Base(c.Path), At: v.When(c.At), Age: v.span(now.Sub(c.At)), Newest: i == 0}
		if info, err := os.Stat(c.Path); err == nil {
			row.Size = v.size(info.Size())
		}
		place.Rows = append(place.Rows, row)
	}
	bad, _ := filepath.Glob(filepath.Join(state.Dir, office.BackupPrefix+"*"+office.BadEnding))
	for _, path := range bad {
		place.Rows = append(place.Rows, copyRow{Name: filepath.Base(path), Bad: true})
	}
	return place
}

// MakeBackup answers POST /admin/backup: a copy is made now.
func (a *Admin) MakeBackup(v *View) error {
	if a.office.Care.Backups == nil || len(a.office.Care.Backups.States()) == 0 {
		return v.lead("/admin/backup")
	}
	if err := v.Note("backup.made", "", nil); err != nil {
		return err
	}
	a.office.Care.Backups.Ask()
	return v.Done("/admin/backup", "admin_setup.said.backup")
}

// span is a while in the biggest unit that fits.
func (v *View) span(d time.Duration) string {
	switch {
	case d < time.Minute:
		return v.T("admin_setup.span.moment")
	case d < time.Hour:
		return v.T("admin_setup.span.minutes", "n", int(d/time.Minute))
	case d < 48*time.Hour:
		return v.T("admin_setup.span.hours", "n", int(d/time.Hour))
	}
	return v.T("admin_setup.span.days", "n", int(d/(24*time.Hour)))
}

// size is a number of bytes as people say it.
func (v *View) size(bytes int64) string {
	switch {
	case bytes >= 10<<30:
		return v.T("admin_setup.size.gb", "n", bytes>>30)
	case bytes >= 1<<20:
		return v.T("admin_setup.size.mb", "n", bytes>>20)
	}
	return v.T("admin_setup.size.kb", "n", (bytes+1023)>>10)
}
