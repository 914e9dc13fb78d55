package store

import (
	"fmt"
	"math"

	"antrean/office/casefile"
	"antrean/office/queue"
)

// ReadBack visits the events with a smaller sequence number, newest first, without what they know of persons, until
// visit says that it has enough; 0 means from the newest.
func (s *Store) ReadBack(before uint64, visit func(*queue.Event) (more bool)) error {
	if before == 0 {
		before = math.MaxInt64
	}
	rows, err := s.reader.Query("SELECT core FROM journal WHERE seq < ? ORDER BY seq DESC", int64(before))
	if err != nil {
		return fmt.Errorf("read back: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var core []byte
		if err := rows.Scan(&core); err != nil {
			return fmt.Errorf("read back: %w", err)
		}
		if casefile.Owns(core) {
			continue // applications have a past of their own
		}
		event, err := queue.DecodeEvent(core, nil)
		if err != nil {
			return fmt.Errorf("read back: %w", err)
		}
		if !visit(&event) {
			return nil
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read back: %w", err)
	}
	return nil
}
