package catalogue

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func village() Picks {
	return Picks{
		Office: Office{
			ID: "kecamatan-contoh", Name: Text{"id": "Kecamatan Contoh"}, Short: Text{"id": "Kecamatan Contoh"}, Level: "kecamatan",
			Address: "Jl. Raya 1", Phone: "021-1", Website: "contoh.go.id", Parent: "Kabupaten Contoh", Zone: "Asia/Makassar",
		},
		Services:   []Choice{{Service: "akta-lahir"}, {Service: "kk-baru", Prefix: "K"}},
		Complaints: []Complaint{{Kind: "phone", Label: Text{"id": "Telepon"}, Value: "021-1"}},
	}
}

func picks(t *testing.T) []byte {
	t.Helper()
	raw, err := Pick(village())
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func parsed(t *testing.T, raw []byte, err error) *Catalogue {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	c, err := Parse("edited", raw)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Format(raw); err != nil || string(again) != string(raw) {
		t.Errorf("the document is not in canonical form (%v)", err)
	}
	return c
}

func serviceIDs(c *Catalogue) string {
	var out []string
	for _, s := range c.Services {
		out = append(out, s.ID)
	}
	return strings.Join(out, " ")
}

func TestAnOfficeBeginsByPicking(t *testing.T) {
	c := parsed(t, picks(t), nil)
	if got, want := serviceIDs(c), "akta-lahir kk-baru konsultasi"; got != want {
		t.Errorf("got services %s, want %s", got, want)
	}
	if got, want := sortedKeys(c.Questions), []string{"lahir", "nikah", "warga"}; !slices.Equal(got, want) {
		t.Errorf("got questions %v, want %v", got, want)
	}
	for at, want := range map[string]Source{
		"/office/name/id": Seed, "/services/0/requirements/0/label/id": Nation, "/services/0/requirements/0/label/en": Ours,
		"/services/1/prefix": Seed, "/services/0/prefix": Ours, "/complaints/0/value": Seed, "/complaints/1/value": Nation,
	} {
		if got := c.Sources[at]; got != want {
			t.Errorf("%s: got %q, want %q", at, got, want)
		}
	}
	if c.Services[1].Prefix != "K" || c.Office.ZoneAbbr() != "WITA" {
		t.Errorf("got prefix %s in %s", c.Services[1].Prefix, c.Office.ZoneAbbr())
	}
	if _, ok := c.Complaint("sp4n_web"); !ok {
		t.Error("SP4N-LAPOR is missing")
	}
	bad := village()
	bad.Services = append(bad.Services, Choice{Service: "paspor"})
	if _, err := Pick(bad); err == nil {
		t.Error("a service that the nation does not know was picked")
	}
}

func TestServicesComeGoAndMove(t *testing.T) {
	raw := picks(t)
	added, err := AddService(raw, "ambil")
	if got, want := serviceIDs(parsed(t, added, err)), "akta-lahir kk-baru ambil konsultasi"; got != want {
		t.Errorf("added: got %s, want %s", got, want)
	}
	if c := parsed(t, added, nil); c.Questions["kuasa"].Ask == nil {
		t.Error("the question of the new service did not come with it")
	}
	moved, err := MoveService(added, "ambil", 0)
	if got, want := serviceIDs(parsed(t, moved, err)), "ambil akta-lahir kk-baru konsultasi"; got != want {
		t.Errorf("moved: got %s, want %s", got, want)
	}
	last, err := MoveService(added, "akta-lahir", 99)
	if got, want := serviceIDs(parsed(t, last, err)), "kk-baru ambil akta-lahir konsultasi"; got != want {
		t.Errorf("moved to the end: got %s, want %s", got, want)
	}
	gone, err := RemoveService(added, "akta-lahir")
	c := parsed(t, gone, err)
	if got, want := serviceIDs(c), "kk-baru ambil konsultasi"; got != want {
		t.Errorf("removed: got %s, want %s", got, want)
	}
	if got, want := sortedKeys(c.Questions), []string{"kuasa", "nikah"}; !slices.Equal(got, want) {
		t.Errorf("removed: got questions %v, want %v", got, want)
	}
	for say, try := range map[string]func() ([]byte, error){
		"the way on removed":    func() ([]byte, error) { return RemoveService(raw, Consultation) },
		"one that is not there": func() ([]byte, error) { return RemoveService(raw, "kk-lama") },
		"added twice":           func() ([]byte, error) { return AddService(raw, "kk-baru") },
	} {
		if _, err := try(); !isRefusal(err) {
			t.Errorf("%s: got %v, want a refusal", say, err)
		}
	}
}

func isRefusal(err error) bool {
	_, ok := errors.AsType[*Refusal](err)
	return ok
}

// part is a member of a document, written as an admin page would send it: without sources.
func plainPart(t *testing.T, raw []byte, pick func(map[string]any) any) string {
	t.Helper()
	tree, err := readTree(raw)
	if err != nil {
		t.Fatal(err)
	}
	return string(formatTree(noSources(pick(tree.root.(map[string]any)))))
}

func noSources(node any) any {
	switch node := node.(type) {
	case []any:
		out := make([]any, len(node))
		for i := range node {
			out[i] = noSources(node[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any)
		for key, value := range node {
			if key != "source" {
				out[key] = noSources(value)
			}
		}
		return out
	}
	return node
}

func TestAnEditedFieldBecomesTheOfficesOwn(t *testing.T) {
	raw := picks(t)
	service := plainPart(t, raw, func(doc map[string]any) any { return doc["services"].([]any)[1] })
	same, err := SetService(raw, "kk-baru", []byte(service))
	if parsed(t, same, err); string(same) != string(raw) {
		t.Error("a service that came back as it was changed the document")
	}
	edited := strings.Replace(service, "Formulir F-1.02 Pendaftaran peristiwa kependudukan", "Formulir F-1.02", 1)
	edited = strings.Replace(edited, `"value": 1`, `"value": 2`, 1)
	out, err := SetService(raw, "kk-baru", []byte(edited))
	c := parsed(t, out, err)
	for at, want := range map[string]Source{
		"/services/1/requirements/0/label/id": Seed, "/services/1/requirements/0/label/en": Ours, "/services/1/requirements/1/when": Nation,
		"/services/1/promise/value": Seed, "/services/1/promise/unit": Ours, "/services/1/name/id": Nation,
	} {
		if got := c.Sources[at]; got != want {
			t.Errorf("%s: got %q, want %q", at, got, want)
		}
	}
	fresh := strings.Replace(strings.Replace(edited, `"kk-baru"`, `"kk-khusus"`, 1), `"A"`, `"X"`, 1)
	out, err = SetService(raw, "kk-khusus", []byte(fresh))
	if got, want := serviceIDs(parsed(t, out, err)), "akta-lahir kk-baru kk-khusus konsultasi"; got != want {
		t.Errorf("a new service: got %s, want %s", got, want)
	}
}

func TestAnEditThatBreaksTheDocumentSaysWhere(t *testing.T) {
	raw := picks(t)
	service := plainPart(t, raw, func(doc map[string]any) any { return doc["services"].([]any)[1] })
	for _, c := range []struct {
		say  string
		edit func() ([]byte, error)
		path string
	}{
		{"a question that does not exist", func() ([]byte, error) {
			return SetService(raw, "kk-baru", []byte(strings.ReplaceAll(service, `"q": "nikah"`, `"q": "agama"`)))
		}, "/services/1/requirements/1/when/q"},
		{"no JSON", func() ([]byte, error) { return SetService(raw, "kk-baru", []byte(`{"id": `)) }, ""},
		{"an office without a name", func() ([]byte, error) { return SetOffice(raw, []byte(`{"id": "x"}`)) }, "/office"},
		{"a question that is still asked", func() ([]byte, error) { return SetQuestions(raw, []byte(`{}`)) }, "/services/0/ask/value/0"},
		{"a way of no kind", func() ([]byte, error) {
			return SetComplaints(raw, []byte(`[{"kind": "burung", "label": {"id": "Merpati"}, "value": {"value": ""}}]`))
		}, "/complaints/0/kind"},
	} {
		_, err := c.edit()
		refusal, ok := errors.AsType[*Refusal](err)
		if !ok || !slices.ContainsFunc(refusal.Faults, func(f Fault) bool { return f.Path == c.path }) {
			t.Errorf("%s: got %v, want a fault at %q", c.say, err, c.path)
		}
	}
}

func TestOfficeComplaintsAndQuestionsAreSet(t *testing.T) {
	raw := picks(t)
	office := plainPart(t, raw, func(doc map[string]any) any { return doc["office"] })
	office = strings.Replace(office, `"zone"`, `"pledge": {"id": "Kami sanggup melayani sesuai standar."}, "zone"`, 1)
	out, err := SetOffice(raw, []byte(office))
	if c := parsed(t, out, err); c.Office.Pledge.In("id") != "Kami sanggup melayani sesuai standar." || c.Sources["/office/pledge/id"] != Seed {
		t.Errorf("got pledge %v", c.Office.Pledge)
	}
	ways := plainPart(t, raw, func(doc map[string]any) any { return doc["complaints"] })
	out, err = SetComplaints(raw, []byte(strings.Replace(ways, "021-1", "021-2", 1)))
	if c := parsed(t, out, err); c.Complaints[0].Value != "021-2" || c.Sources["/complaints/1/value"] != Nation {
		t.Errorf("got %+v from %q", c.Complaints[0], c.Sources["/complaints/1/value"])
	}
	questions := plainPart(t, raw, func(doc map[string]any) any { return doc["questions"] })
	out, err = SetQuestions(raw, []byte(strings.Replace(questions, "Di mana anak lahir?", "Anak lahir di mana?", 1)))
	if c := parsed(t, out, err); c.Questions["lahir"].Ask.In("id") != "Anak lahir di mana?" || c.Sources["/questions/lahir/ask/id"] != Seed ||
		c.Sources["/questions/nikah/ask/id"] != Nation {
		t.Errorf("got %v from %q", c.Questions["lahir"].Ask, c.Sources["/questions/lahir/ask/id"])
	}
}

func TestAServiceOfAnotherDocumentIsAdopted(t *testing.T) {
	raw, other := picks(t), picks(t)
	adopted, err := Adopt(raw, other, "akta-lahir", "akta-lahir-2")
	c := parsed(t, adopted, err)
	if got, want := serviceIDs(c), "akta-lahir kk-baru akta-lahir-2 konsultasi"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := c.Sources["/services/2/requirements/0/label/id"]; got != Nation {
		t.Errorf("its words are from %q, want what they were from", got)
	}
	if _, err := Adopt(raw, other, "akta-lahir", "kk-baru"); !isRefusal(err) {
		t.Errorf("under an id that is taken: got %v, want a refusal", err)
	}
}
