package main

import (
	"errors"
	"fmt"

	"antrean/office"
)

// backupSettings say where copies of the office go, when, and how many are kept.
type backupSettings struct {
	Dirs    []string `toml:"dirs"`    // they must be there: a stick may be away; empty: no copies
	When    string   `toml:"when"`    // a time of day, "17.30", or how often, "6h"
	Daily   int      `toml:"daily"`   // copies of so many days
	Monthly int      `toml:"monthly"` // and the last one of so many months
	when    office.BackupSchedule
}

// retentionSettings say how long it is known who the visitors were.
type retentionSettings struct {
	PrivateDays int `toml:"private_days"` // 0: for ever
}

// privateDays is Decision 1: long enough to look into a complaint, no longer than that.
const privateDays = 90

// backupByDefault is half an hour after most offices' last number, two weeks and a year back.
func backupByDefault() backupSettings { return backupSettings{When: "17.30", Daily: 14, Monthly: 12} }

func (s *settings) checkBackup() (err error) {
	if s.Backup.when, err = office.ParseBackupSchedule(s.Backup.When); err != nil {
		return fmt.Errorf("backup.when: %w", err)
	}
	if s.Backup.Daily < 1 || s.Backup.Monthly < 0 {
		return errors.New("backup.daily: keep at least one copy; backup.monthly: 0 or more")
	}
	return nil
}

func (s *settings) checkRetention() error {
	if n := s.Retention.PrivateDays; n != 0 && n < office.PrivateDaysLeast {
		return fmt.Errorf("retention.private_days: %d is less than %d, the days that a ticket's page outlives its visit; 0 means for ever", n, office.PrivateDaysLeast)
	}
	return nil
}
