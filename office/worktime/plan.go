package worktime

// A Plan is an office's hours as people write them down: plain settings, kept as they are and edited in a form.
// Compile makes Hours of it, or says at which field it cannot.
type Plan struct {
	Week          map[string]string `json:"week" toml:"week"`                                           // a day or a run of days to its hours, as ParseHours reads them
	CutOffMinutes int               `json:"cut_off_minutes,omitempty" toml:"cut_off_minutes,omitempty"` // no numbers in the last minutes of a day
	Profiles      []Profile         `json:"profiles,omitempty" toml:"profiles,omitempty"`               // of two that hold a date the later in the list counts
	Closures      []Closure         `json:"closures,omitempty" toml:"closures,omitempty"`
	Openings      []Opening         `json:"openings,omitempty" toml:"openings,omitempty"`
	Holidays      Holidays          `json:"holidays,omitempty" toml:"holidays,omitempty"`             // empty: HolidaysAll
	CalendarExtra []Holiday         `json:"calendar_extra,omitempty" toml:"calendar_extra,omitempty"` // of years without a calendar, or of this place alone
	AtClosing     AtClosing         `json:"at_closing,omitempty" toml:"at_closing,omitempty"`         // empty: ClosingServe
}

// A Profile is a season with a week of its own, such as Ramadan. Days that its week does not name have no hours.
type Profile struct {
	Name          string            `json:"name" toml:"name"`
	From          string            `json:"from" toml:"from"` // first day, "2026-02-18"
	To            string            `json:"to" toml:"to"`     // last day
	Week          map[string]string `json:"week" toml:"week"`
	CutOffMinutes *int              `json:"cut_off_minutes,omitempty" toml:"cut_off_minutes,omitempty"` // nil: as in other weeks
}

// A Closure is days on which the office is closed this once.
type Closure struct {
	From   string `json:"from" toml:"from"`
	To     string `json:"to,omitempty" toml:"to,omitempty"` // last day; empty: From alone
	Reason string `json:"reason" toml:"reason"`             // in the office's words; the kiosk shows it
}

// An Opening is a day on which the office is open this once, be it a holiday, in a closure, or a Sunday.
type Opening struct {
	Date   string `json:"date" toml:"date"`
	Hours  string `json:"hours" toml:"hours"` // "08.00-12.00"
	Reason string `json:"reason,omitempty" toml:"reason,omitempty"`
}

// A Holiday is a day off for everybody.
type Holiday struct {
	Date string `json:"date" toml:"date"`
	Name string `json:"name" toml:"name"`
	Kind string `json:"kind" toml:"kind"` // KindHoliday or KindLeave
}

// The kinds of Holiday, as the decrees name them.
const (
	KindHoliday = "libur"
	KindLeave   = "cuti" // cuti bersama: offices may be open
)

// Holidays says which of the country's holidays an office keeps.
type Holidays string

const (
	HolidaysAll      Holidays = "national+cuti" // with the days of joint leave
	HolidaysNational Holidays = "national"      // open on days of joint leave
	HolidaysNone     Holidays = "none"
)

// keeps reports whether the office is closed on a holiday of a kind.
func (h Holidays) keeps(kind string) bool {
	return h == HolidaysAll || h == HolidaysNational && kind == KindHoliday
}

// AtClosing says what becomes of those who still wait when the counters close.
type AtClosing string

const (
	ClosingServe   AtClosing = "serve"    // they are served; numbers end at midnight
	ClosingExpire  AtClosing = "expire"   // their numbers end with the day's work
	ClosingNextDay AtClosing = "next_day" // their numbers hold on the next working day, and are called first
)
