package store

import (
	"fmt"

	"antrean/office/journal"
)

// Outages lists everything that was ever down, the newest first.
func (s *Store) Outages() ([]journal.OutageRow, error) {
	rows, err := s.reader.Query(`SELECT seq, need, since, coalesce(until, 0), coalesce(expected, 0), "by" FROM outage ORDER BY since DESC, seq DESC`)
	if err != nil {
		return nil, fmt.Errorf("read outages: %w", err)
	}
	defer rows.Close()
	var out []journal.OutageRow
	for rows.Next() {
		var row journal.OutageRow
		if err := rows.Scan(&row.Seq, &row.Need, &row.Since, &row.Until, &row.Expected, &row.By); err != nil {
			return nil, fmt.Errorf("read outages: %w", err)
		}
		out = append(out, row)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read outages: %w", err)
	}
	return out, nil
}
