package report

import (
	"errors"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// A workbook is a report as an Excel file in the making: one sheet a table.
type workbook struct {
	file   *excelize.File
	naming Naming
	styles map[Kind]int
	title  int
	head   int
}

// firstRow is where the heading of a sheet's table stands: below the office's name, the scope and an empty row.
const firstRow = 4

// WriteXLSX writes a report as an Excel workbook. Numbers are numbers, dates dates, times minutes.
func (m *Made) WriteXLSX(out io.Writer) error { return writeXLSX(out, m.n, m.file) }

func writeXLSX(out io.Writer, n Naming, f file) (err error) {
	b := &workbook{file: excelize.NewFile(), naming: n}
	defer func() { err = errors.Join(err, b.file.Close()) }()
	if err := b.prepare(); err != nil {
		return fmt.Errorf("make workbook: %w", err)
	}
	first := b.file.GetSheetName(0)
	for i, table := range f.Tables {
		if i == 0 {
			err = b.file.SetSheetName(first, table.Title)
		} else {
			_, err = b.file.NewSheet(table.Title)
		}
		if err == nil {
			err = b.sheet(table, f.Scope)
		}
		if err != nil {
			return fmt.Errorf("make sheet %s: %w", table.ID, err)
		}
	}
	if err := b.file.Write(out); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// formats are how Excel shows each kind; it puts in the marks of its own language.
func formats() map[Kind]string {
	return map[Kind]string{Count: "#,##0", Minutes: "#,##0.0", Share: "0.0%", Rate: "#,##0.0", Points: "0.00", Grade: "0.000", Date: "dd/mm/yyyy", Clock: "hh:mm", Moment: "dd/mm/yyyy hh:mm", Due: "dd/mm/yyyy hh:mm", Hours: "#,##0.0"}
}

func (b *workbook) prepare() (err error) {
	b.styles = make(map[Kind]int)
	for kind, format := range formats() {
		if b.styles[kind], err = b.file.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
			return err
		}
	}
	if b.title, err = b.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}); err != nil {
		return err
	}
	b.head, err = b.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"14202B"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
	})
	return err
}

func (b *workbook) sheet(t Table, scope string) error {
	name := t.Title
	last, err := excelize.ColumnNumberToName(len(t.Columns))
	if err != nil {
		return err
	}
	heads := make([]any, len(t.Columns))
	for i, column := range t.Columns {
		heads[i] = column.Title
	}
	errs := []error{
		b.file.SetCellStr(name, "A1", b.naming.Catalogue.Office.Name.In(b.naming.Lang)), b.file.SetCellStyle(name, "A1", "A1", b.title),
		b.file.SetCellStr(name, "A2", t.Title+" · "+scope),
		b.file.SetSheetRow(name, cellName("A", firstRow), &heads), b.file.SetCellStyle(name, cellName("A", firstRow), cellName(last, firstRow), b.head),
		b.file.SetRowHeight(name, firstRow, 32),
		b.file.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: firstRow, TopLeftCell: cellName("B", firstRow+1), ActivePane: "bottomRight"}),
	}
	for i := range t.Columns {
		errs = append(errs, b.column(name, t, i))
	}
	if t.Note != "" {
		errs = append(errs, b.file.SetCellStr(name, cellName("A", firstRow+len(t.Rows)+2), t.Note))
	}
	return errors.Join(append(errs, b.paper(name))...)
}

func cellName(column string, row int) string { return fmt.Sprint(column, row) }

// column fills one column and makes it as wide as what stands in it.
func (b *workbook) column(sheet string, t Table, i int) error {
	letter, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return err
	}
	kind, width := t.Columns[i].Kind, 12
	if kind == Moment || kind == Due {
		width = 18
	}
	for row, cells := range t.Rows {
		at := cellName(letter, firstRow+1+row)
		if err := b.cell(sheet, at, kind, cells[i]); err != nil {
			return err
		}
		if text, ok := cells[i].(string); ok && kind == Text {
			width = min(max(width, utf8.RuneCountInString(text)+2), 60)
		}
	}
	if len(t.Rows) > 0 && kind != Text {
		if err := b.file.SetCellStyle(sheet, cellName(letter, firstRow+1), cellName(letter, firstRow+len(t.Rows)), b.styles[kind]); err != nil {
			return err
		}
	}
	return b.file.SetColWidth(sheet, letter, letter, float64(width))
}

func (b *workbook) cell(sheet, at string, kind Kind, cell Cell) error {
	switch value := cell.(type) {
	case nil:
		return nil
	case int:
		return b.file.SetCellInt(sheet, at, int64(value))
	case float64:
		return b.file.SetCellFloat(sheet, at, value, -1, 64)
	case time.Duration:
		if kind == Hours {
			return b.file.SetCellFloat(sheet, at, value.Hours(), -1, 64)
		}
		return b.file.SetCellFloat(sheet, at, value.Minutes(), -1, 64)
	case time.Time:
		if kind == Moment || kind == Due {
			wall := time.Date(value.Year(), value.Month(), value.Day(), value.Hour(), value.Minute(), 0, 0, time.UTC)
			return b.file.SetCellFloat(sheet, at, excelDay(wall), -1, 64)
		}
		return b.file.SetCellFloat(sheet, at, float64(60*value.Hour()+value.Minute())/(24*60), -1, 64)
	case string:
		if day, err := time.Parse(time.DateOnly, value); kind == Date && err == nil {
			return b.file.SetCellFloat(sheet, at, excelDay(day), -1, 64)
		}
		return b.file.SetCellStr(sheet, at, value) // typed as text: never a formula
	}
	return fmt.Errorf("cell %s holds %T", at, cell)
}

// excelDay counts days as Excel does, from the one before 31 December 1899.
func excelDay(day time.Time) float64 {
	return day.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
}

// paper sets a sheet up for A4, lying, as wide as the page.
func (b *workbook) paper(sheet string) error {
	a4, lying, wide, high, fit := 9, "landscape", 1, 0, true
	return errors.Join(
		b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &lying, FitToWidth: &wide, FitToHeight: &high}),
		b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}),
	)
}
