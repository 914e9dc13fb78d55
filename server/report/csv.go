package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"time"

	"antrean/office/worktime"
	"antrean/server/edge"
)

// byteOrderMark tells Excel that a file is UTF-8.
const byteOrderMark = "\ufeff"

// WriteCSV writes a report as one CSV file: the tables one after another, each with its title above it.
//
// It is made for a spreadsheet of the same language: an Indonesian one reads numbers with a decimal comma and therefore
// separates fields by semicolons, an English one by commas. Times are minutes, dates ISO, shares 0 to 100.
func (m *Made) WriteCSV(out io.Writer) error { return writeCSV(out, m.n, m.file, m.now) }

// A file is what is written of a report: the same in every form.
type file struct {
	Title, Scope string
	Tables       []Table
}

func writeCSV(out io.Writer, n Naming, f file, made time.Time) error {
	if _, err := io.WriteString(out, byteOrderMark); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if n.indonesianMarks() {
		w.Comma = ';'
	}
	for _, line := range n.lines(f, made) {
		for i := range line {
			line[i] = edge.Harmless(line[i])
		}
		if err := w.Write(line); err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// lines are the file's lines: a head, then the tables with an empty line between them.
func (n Naming) lines(f file, made time.Time) [][]string {
	lines := [][]string{{f.Title}, {n.Catalogue.Office.Name.In(n.Lang)}, {f.Scope}, {n.made(made)}}
	for _, table := range f.Tables {
		lines = append(lines, []string{""}, []string{table.Title})
		head := make([]string, len(table.Columns))
		for i, column := range table.Columns {
			head[i] = column.Title
		}
		lines = append(lines, head)
		for _, row := range table.Rows {
			line := make([]string, len(row))
			for i, cell := range row {
				line[i] = n.field(table.Columns[i].Kind, cell)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func (n Naming) made(at time.Time) string {
	return n.words().T("report.made", "at", worktime.FormatDateTime(n.Lang, at))
}

// field writes a cell so that a program can read it: no mark between thousands, nothing for nothing.
func (n Naming) field(kind Kind, cell Cell) string {
	if cell == nil {
		return ""
	}
	switch kind {
	case Count:
		return strconv.Itoa(cell.(int))
	case Share:
		return n.decimal(100 * cell.(float64))
	case Date:
		return cell.(string)
	case Clock:
		return cell.(time.Time).Format("15:04")
	case Moment, Due:
		return cell.(time.Time).Format("2006-01-02 15:04")
	}
	return n.text(kind, cell)
}
