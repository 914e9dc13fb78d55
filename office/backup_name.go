package office

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// BackupPrefix begins the name of every copy of an office.
const BackupPrefix = "antrean-"

// Endings of files that are no copy: one in the making, and one that could not be read again.
const (
	PartEnding = ".part"
	BadEnding  = ".bad"
)

const (
	backupEnding = ".db"
	backupTime   = "2006-01-02T15.04" // no colon: sticks that were formatted by Windows know none
)

// BackupName names the copy that was made at a moment and ends with a record.
func BackupName(at time.Time, seq uint64) string {
	return fmt.Sprintf("%s%s-%d%s", BackupPrefix, at.Format(backupTime), seq, backupEnding)
}

// BackupTime reads when a copy was made out of its name, in the office's zone; false for any other file.
func BackupTime(name string, zone *time.Location) (time.Time, bool) {
	name, isCopy := strings.CutPrefix(filepath.Base(name), BackupPrefix)
	name, isFile := strings.CutSuffix(name, backupEnding)
	if !isCopy || !isFile || len(name) < len(backupTime)+2 {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation(backupTime, name[:len(backupTime)], zone)
	return at, err == nil
}
