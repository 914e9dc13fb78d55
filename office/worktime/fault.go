package worktime

import (
	"errors"
	"strings"

	"antrean/internal/words"
)

// A Fault is what is wrong with one field of a Plan, for the form to show beside it.
type Fault struct {
	Field string // path, such as "profiles[0].week.jumat"
	Code  string // FaultDate …; its sentence stands in words under "worktime.fault.CODE"
	Err   error  // for a log; nil when the code says all
}

// The codes of a Fault.
const (
	FaultEmpty   = "empty"   // must be filled in
	FaultDate    = "date"    // is no day of the calendar
	FaultOrder   = "order"   // ends before it begins
	FaultWeekday = "weekday" // is no day of the week, nor a run of days
	FaultTwice   = "twice"   // was already given
	FaultHours   = "hours"   // cannot be read as hours
	FaultSpan    = "span"    // are hours that go over midnight, or into each other
	FaultMinutes = "minutes" // is no whole number of minutes within a day
	FaultCount   = "count"   // is no number from 0 on
	FaultService = "service" // is no service of the catalogue
	FaultChoice  = "choice"  // is none of the choices
	FaultNever   = "never"   // would never give a number
)

// Text says it in a language.
func (f Fault) Text(lang string) string { return words.In(lang).T("worktime.fault." + f.Code) }

// Error is the fault for a log or a terminal.
func (f Fault) Error() string {
	if f.Err != nil {
		return f.Field + ": " + f.Err.Error()
	}
	return f.Field + ": " + f.Text("en")
}

// Unwrap returns the cause.
func (f Fault) Unwrap() error { return f.Err }

// Faults are all that is wrong with a Plan, in its order.
type Faults []Fault

var _ error = Faults(nil)

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// add notes a fault.
func (f *Faults) add(field, code string, err error) {
	*f = append(*f, Fault{Field: field, Code: code, Err: err})
}

// hours notes what is wrong with the hours of a field.
func (f *Faults) hours(field string, err error) {
	code := FaultHours
	if errors.Is(err, errOrder) {
		code = FaultSpan
	}
	f.add(field, code, err)
}

// date reads the date of a field; "" when it is none.
func (f *Faults) date(field, text string) Date {
	if text == "" {
		f.add(field, FaultEmpty, nil)
		return ""
	}
	date, err := ParseDate(text)
	if err != nil {
		f.add(field, FaultDate, err)
	}
	return date
}

// span reads the first and the last day of something.
func (f *Faults) span(path, from, to string) (first, last Date) {
	first, last = f.date(path+".from", from), f.date(path+".to", to)
	if first != "" && last != "" && last < first {
		f.add(path+".to", FaultOrder, nil)
	}
	return first, last
}
