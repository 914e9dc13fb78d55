package office

import (
	"fmt"
	"time"
)

// A BackupSchedule says when a copy is due: at a time of day in the office's zone, or so long after the last one.
type BackupSchedule struct {
	clock time.Duration // after midnight, when every is 0
	every time.Duration
}

// backupLeast keeps a typing mistake from copying without end.
const backupLeast = 5 * time.Minute

// ParseBackupSchedule reads "17.30", a time of day, or "6h", how often.
func ParseBackupSchedule(text string) (BackupSchedule, error) {
	if at, err := time.Parse("15.04", text); err == nil {
		return BackupSchedule{clock: time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute}, nil
	}
	every, err := time.ParseDuration(text)
	if err != nil || every < backupLeast {
		return BackupSchedule{}, fmt.Errorf("%q is neither a time of day such as 17.30 nor a while such as 6h, at least 5m", text)
	}
	return BackupSchedule{every: every}, nil
}

// Due reports whether a copy is due at now, in the office's zone, when the last one was made at last. Without one, it
// is. A clock that was set back makes none due.
func (s BackupSchedule) Due(last, now time.Time) bool {
	if last.IsZero() {
		return true
	}
	if s.every > 0 {
		return now.Sub(last) >= s.every
	}
	y, m, d := now.Date()
	slot := time.Date(y, m, d, int(s.clock/time.Hour), int(s.clock%time.Hour/time.Minute), 0, 0, now.Location())
	if slot.After(now) {
		slot = slot.AddDate(0, 0, -1)
	}
	return last.Before(slot)
}

// A BackupKeep says how many copies are kept: every one of the newest day, the last one of each of the newest days,
// and the last one of each of the newest months.
type BackupKeep struct {
	Daily   int
	Monthly int
}

// Superseded lists the copies that need not be kept. The list it looks at is oldest first.
func (k BackupKeep) Superseded(copies []BackupFile) []BackupFile {
	var gone []BackupFile
	days, months := map[string]bool{}, map[string]bool{}
	newest := ""
	for i := len(copies) - 1; i >= 0; i-- {
		day, month := copies[i].At.Format(time.DateOnly), copies[i].At.Format("2006-01")
		if newest == "" {
			newest = day
		}
		keep := day == newest
		if !days[day] && len(days) < k.Daily {
			keep = true
			days[day] = true
		}
		if !months[month] && len(months) < k.Monthly {
			keep = true
			months[month] = true
		}
		if !keep {
			gone = append(gone, copies[i])
		}
	}
	return gone
}
