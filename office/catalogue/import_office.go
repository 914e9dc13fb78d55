package catalogue

import (
	"strings"
	"unicode/utf8"
)

// office is who published the page: from the head of its sheets, or from the lines before the first section.
func (d *draft) office(ways []any) map[string]any {
	name, place, phone, site, parent := d.letterhead()
	origin := Seed
	if region, ok := strings.CutPrefix(parent, "Pemerintah "); ok && !strings.Contains(name, region) {
		name, origin = name+" "+region, Inferred
	}
	said := strings.Replace(name, longName, shortName, 1)
	if phone == "" {
		phone = wayValue(ways, "phone")
	}
	if place == "" {
		_, place, _ = strings.Cut(wayValue(ways, "letter"), ", ")
	}
	profile := map[string]any{
		"id": strings.ReplaceAll(newID(said, make(map[string]bool)), "_", "-"), "name": textFrom(name, origin), "short": shortened(said),
		"level": sourced(levelOf(name), Inferred), "zone": sourced("Asia/Jakarta", Ours),
	}
	for key, value := range map[string]string{"address": place, "phone": phone, "website": site, "parent": parent} {
		profile[key] = sourced(value, Seed)
		if value == "" {
			profile[key] = sourced(Unset, Ours)
		}
	}
	d.look("office", "what", name)
	return profile
}

// letterhead reads the head of a sheet: name, "address phone", website, "parent / name".
func (d *draft) letterhead() (name, place, phone, site, parent string) {
	for i, line := range d.page.head {
		switch before, _, cut := strings.Cut(line, " / "); {
		case i == 0:
			name = line
		case siteIn.MatchString(line):
			site = line
		case cut:
			parent = before
		default:
			phone = phoneIn.FindString(line)
			place = strings.TrimSpace(strings.Replace(line, phone, "", 1))
		}
	}
	for _, line := range d.page.top {
		if found := bodyName.FindString(line); name == "" && found != "" {
			name = titled(found)
		}
	}
	if name == "" {
		name = defaultWord("office")
	}
	return name, place, phone, site, parent
}

func levelOf(name string) string {
	lower := strings.ToLower(name)
	for _, level := range []string{"kecamatan", "kelurahan", "desa", "kota"} {
		if strings.Contains(lower, level) {
			return level
		}
	}
	return "kabupaten"
}

// titled writes a name in capitals as names are written.
func titled(text string) string {
	parts := strings.Fields(strings.ToLower(text))
	for i, part := range parts {
		if part != "dan" {
			parts[i] = strings.ToUpper(part[:1]) + part[1:]
		}
	}
	return strings.Join(parts, " ")
}

func wayValue(ways []any, kind string) string {
	for _, one := range ways {
		if way, _ := one.(map[string]any); way["kind"] == kind {
			value, _ := way["value"].(map[string]any)
			text, _ := value["value"].(string)
			return text
		}
	}
	return ""
}

// pickupNote is what the note under the procedure says about collecting.
func pickupNote(lines []string) string {
	noted := false
	for _, line := range lines {
		if strings.EqualFold(strings.TrimRight(line, ": "), "catatan") {
			noted = true
			continue
		}
		if noted && strings.Contains(strings.ToLower(line), "ambil") {
			return unmarked(line)
		}
	}
	return ""
}

func whoCollects(note string) []any {
	out := []any{"pemohon"}
	if strings.Contains(strings.ToLower(note), "keluarga") {
		out = append(out, "anggota_satu_kk")
	}
	if strings.Contains(strings.ToLower(note), "kuasa") {
		out = append(out, "kuasa")
	}
	return out
}

// standardOf is the decree and the day of publication.
func standardOf(decree, published string) map[string]any {
	out := make(map[string]any)
	if decree != "" {
		out["decree"] = sourced(decree, Seed)
		if year := yearIn.FindString(decree); year != "" {
			out["year"] = sourced(jsonNumber(year), Seed)
		}
	}
	if day := dayOf(published); day != "" {
		out["published"] = sourced(day, Seed)
	}
	return out
}

// dayOf reads "Kamis, 02 Januari 2025".
func dayOf(text string) string {
	_, date, ok := strings.Cut(text, ", ")
	fields := strings.Fields(date)
	if !ok || len(fields) != 3 || len(fields[0]) > 2 || len(fields[2]) != 4 {
		return ""
	}
	for i, month := range months {
		if strings.EqualFold(month, fields[1]) {
			return fields[2] + "-" + twoDigits(i+1) + "-" + strings.Repeat("0", 2-len(fields[0])) + fields[0]
		}
	}
	return ""
}

// shortened is a name that fits a slip, cut at a word.
func shortened(name string) map[string]any {
	short := name
	for utf8.RuneCountInString(short) > ShortMax {
		cut := strings.LastIndexByte(short, ' ')
		if cut < 0 {
			short = string([]rune(short)[:ShortMax])
			break
		}
		short = strings.TrimRight(short[:cut], " ,:;-")
	}
	return inferredText(short)
}
