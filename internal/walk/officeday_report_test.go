package walk

import (
	"encoding/csv"
	"slices"
	"strings"
)

// report reads the report of the month on the page and in its file, and holds both to the plan.
func (d *officeDay) report() {
	d.t.Helper()
	x := d.admin
	x.visit(d.Base + "/laporan?lang=id")
	x.shows(x.say.T("report.col.issued"))
	for _, v := range x.axe() { // its tables are wider than the screen and scroll, each by itself
		d.t.Errorf("the report: axe %s: %s: %v", v.ID, v.Help, v.Nodes)
	}
	x.picture("the report of the month")
	for _, path := range []string{"janji", "kekurangan", "gangguan", "survei", "pengaduan"} {
		x.visit(d.Base + "/laporan/" + path + "?lang=id")
		for _, v := range x.axe() {
			d.t.Errorf("/laporan/%s: axe %s: %s: %v", path, v.ID, v.Help, v.Nodes)
		}
	}
	x.visit(d.Base + "/laporan?lang=id")
	d.holds("the page", func(table string) [][]string {
		return eval[[][]string](x, `[...document.querySelectorAll('section.table.`+table+` tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText.trim()))`)
	})
	x.find("link", x.say.T("report.csv"))
	_, text := d.worker("hadi").Page(d.t, "/laporan.csv?lang=id")
	d.holds("the file", func(table string) [][]string { return d.lines(text, x.say.T("report.table."+table)) })
}

// lines are those of a table in a file, below its title and its head.
func (d *officeDay) lines(text, title string) [][]string {
	d.t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.Comma, r.FieldsPerRecord = ';', -1
	all, err := r.ReadAll()
	if err != nil {
		d.t.Fatalf("the file: %v", err)
	}
	at := slices.IndexFunc(all, func(line []string) bool { return len(line) == 1 && line[0] == title })
	if at < 0 {
		d.t.Fatalf("the file has no table %q:\n%s", title, text)
	}
	rows := all[at+2:]
	if end := slices.IndexFunc(rows, func(line []string) bool { return len(line) == 1 }); end >= 0 {
		rows = rows[:end]
	}
	return rows
}

// holds compares the tables of a report, wherever they stand, with those that were counted by hand.
func (d *officeDay) holds(where string, table func(name string) [][]string) {
	d.t.Helper()
	same := func(what string, got, want []string) {
		d.t.Helper()
		if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
			d.t.Errorf("%s, %s: got %q, want %q", where, what, got, want)
		}
	}
	var total []string
	for _, row := range table("total") {
		total = append(total, row[1])
	}
	same("total", total, wantTotal())
	days := table("days")
	if len(days) != 1 {
		d.t.Fatalf("%s has %d days, want the one: %q", where, len(days), days)
	}
	same("the day", days[0][1:], wantTotal())
	for name, want := range map[string][][]string{"services": wantServices(), "counters": wantCounters()} {
		got := table(name)
		if len(got) != len(want) {
			d.t.Errorf("%s, %s: got %q, want %d rows", where, name, got, len(want))
			continue
		}
		for i, row := range want {
			if name == "services" {
				row[0] = d.service(d.t, row[0]).Name["id"]
			}
			same(name, got[i], row)
		}
	}
	d.holdsLacks(where, table("lacks"))
}

func (d *officeDay) holdsLacks(where string, got [][]string) {
	d.t.Helper()
	kinds := []string{d.admin.say.T("report.lack.short"), d.admin.say.T("report.lack.invalid")}
	if len(got) != len(wantLacks()) {
		d.t.Fatalf("%s: what was missing is %q, want %d rows", where, got, len(wantLacks()))
	}
	for i, lack := range wantLacks() {
		service := d.service(d.t, lack[0])
		label := strings.TrimSuffix(service.requirement(d.t, lack[1]).Label["id"], " (asli)")
		want := []string{label, kinds[i], service.Name["id"], "1"}
		if !strings.HasPrefix(got[i][0], label) || !slices.Equal(got[i][1:4], want[1:]) {
			d.t.Errorf("%s: missing was %q, want %q", where, got[i], want)
		}
	}
}
