package report

import (
	"strconv"
	"strings"
	"time"

	"antrean/internal/words"
	"antrean/office/worktime"
)

// text writes a cell as the page shows it.
func (n Naming) text(kind Kind, cell Cell) string {
	if cell == nil {
		return "–"
	}
	switch kind {
	case Count:
		return n.thousands(cell.(int))
	case Minutes:
		return n.decimal(cell.(time.Duration).Minutes())
	case Share:
		return n.decimal(100*cell.(float64)) + "%"
	case Rate:
		return n.decimal(cell.(float64))
	case Points:
		return n.decimals(cell.(float64), 2)
	case Grade:
		return n.decimals(cell.(float64), 3)
	case Date:
		return n.shortDay(worktime.Date(cell.(string)))
	case Clock:
		return worktime.FormatClock(n.Lang, cell.(time.Time))
	case Moment:
		return n.moment(cell.(time.Time))
	case Due:
		return n.due(cell.(time.Time))
	case Hours:
		return n.decimal(cell.(time.Duration).Hours())
	}
	return cell.(string)
}

// indonesianMarks reports whether numbers have a comma before their decimals and a dot between thousands.
func (n Naming) indonesianMarks() bool { return n.Lang != "en" }

func (n Naming) decimal(value float64) string { return n.decimals(value, 1) }

func (n Naming) decimals(value float64, places int) string {
	text := strconv.FormatFloat(value, 'f', places, 64)
	if n.indonesianMarks() {
		return strings.Replace(text, ".", ",", 1)
	}
	return text
}

func (n Naming) thousands(value int) string {
	digits, mark := strconv.Itoa(value), ","
	if n.indonesianMarks() {
		mark = "."
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + mark + digits[i:]
	}
	return digits
}

// shortDay is a day for a column: "Sen 23/11/2026".
func (n Naming) shortDay(day worktime.Date) string {
	at := day.Start(time.UTC)
	return words.In(n.Lang).T("report.day", "weekday", n.weekday(at.Weekday()), "date", at.Format("02/01/2006"))
}

// moment is a day and a time for a column: "Sen 23/11/2026 14.00".
func (n Naming) moment(at time.Time) string {
	return n.words().T("report.moment", "day", n.shortDay(worktime.DateOf(at, at.Location())), "clock", worktime.FormatClock(n.Lang, at))
}

// due is the same of something that is due: "Sen 23/11/2026 24.00".
func (n Naming) due(at time.Time) string {
	return n.words().T("report.moment", "day", n.shortDay(worktime.DateOf(at.Add(-time.Minute), at.Location())), "clock", worktime.FormatEnd(n.Lang, at))
}

// weekday is the first three letters of a day's name.
func (n Naming) weekday(day time.Weekday) string {
	return string([]rune(worktime.WeekdayName(n.Lang, day))[:3])
}
