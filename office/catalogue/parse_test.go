package catalogue

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func file(t testing.TB, office string) string {
	t.Helper()
	raw, err := data.ReadFile("data/" + office + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// TestABrokenFileIsRefused breaks a good file in one place and wants to be told the file, the path and the reason.
func TestABrokenFileIsRefused(t *testing.T) {
	for _, c := range []struct {
		say          string
		office       string
		old, new     string
		path, reason string
	}{
		{"a comma is lost", banjar, `"format": 1,`, `"format": 1`, "/", "not JSON"},
		{"the end is lost", banjar, `"complaints": [`, ``, "/", "not JSON"},
		{"a bracket too many", banjar, `"complaints": [`, `"complaints": [[`, "/", "not JSON"},
		{"a key stands twice", banjar, `"format": 1,`, `"format": 1, "format": 1,`, "/format", "twice"},
		{"a misspelt key", banjar, `"advice": [`, `"advise": [`, "/services/0", "additional properties 'advise' not allowed"},
		{"a field is lost", banjar, `"gate": {"value": "fo", "source": "seed"},`, ``, "/services/0", "missing property 'gate'"},
		{"an unknown gate", banjar, `{"value": "fo", "source": "seed"}`, `{"value": "fast", "source": "seed"}`, "/services/0/gate/value", "must be one of 'fo', 'flag', 'self'"},
		{"no source", banjar, `{"value": "fo", "source": "seed"}`, `{"value": "fo"}`, "/services/0/gate", "missing property 'source'"},
		{"an invented source", banjar, `{"value": "fo", "source": "seed"}`, `{"value": "fo", "source": "hearsay"}`, "/services/0/gate/source", "must be one of 'seed', 'inferred', 'ours'"},
		{"no Indonesian text", banjar, `"label": {"id": "KTP-el", "en"`, `"label": {"en"`, "/services/0/requirements/2/label", "missing property 'id'"},
		{"a text without its source", banjar, `"Electronic identity card (KTP-el)", "source": {"id": "seed", "en": "ours"}`, `"Electronic identity card (KTP-el)", "source": {"id": "seed"}`, "/services/0/requirements/2/label/source", `text in "en" is from`},
		{"a source without its text", banjar, `"Electronic identity card (KTP-el)", "source": {`, `"Electronic identity card (KTP-el)", "source": {"su": "ours", `, "/services/0/requirements/2/label/source/su", `no text in "su"`},
		{"an empty label", banjar, `"label": {"id": "KTP-el"`, `"label": {"id": ""`, "/services/0/requirements/2/label/id", "minLength"},
		{"a command to the printer", banjar, `"label": {"id": "KTP-el"`, `"label": {"id": "KTP-el\u001bp"`, "/services/0/requirements/2/label/id", "does not match pattern"},
		{"a prefix of two letters", banjar, `"prefix": {"value": "A"`, `"prefix": {"value": "AB"`, "/services/0/prefix/value", "does not match pattern"},
		{"a short name too long for paper", banjar, `"KK karena rusak"`, `"Penerbitan kembali KK karena rusak"`, "/services/0/short/id", "maxLength: got 34, want 32"},
		{"a script for an address", banjar, `https://bit.ly/PAK_ONOM`, `javascript:alert(1)`, "/services/0/channels/1/url/value", "does not match pattern"},
		{"an id with a space", banjar, `"id": "ktp"`, `"id": "KTP el"`, "/services/0/requirements/2/id", "does not match pattern"},
		{"a file of another time", banjar, `"format": 1,`, `"format": 2,`, "/format", "value must be 1"},
		{"an unknown zone", banjar, `Asia/Jakarta`, `Asia/Bandung`, "/office/zone/value", "no such time zone"},
		{"a row stands twice", banjar, `"id": "ktp"`, `"id": "f102"`, "/services/0/requirements/2/id", `"f102" stands twice`},
		{"a leaf has the id of a row", balongbendo, `"id": "lahir_rs"`, `"id": "kk"`, "/services/0/requirements/1/any/0/id", `"kk" stands twice`},
		{"a service stands twice", banjar, `"id": "kk-rusak"`, `"id": "konsultasi"`, "/services/1/id", "stands twice"},
		{"a condition on no question", banjar, `"q": "warga"`, `"q": "agama"`, "/services/0/requirements/3/when/q", `no question "agama"`},
		{"a condition on no option", banjar, `"in": ["oa"]`, `"in": ["wna"]`, "/services/0/requirements/3/when/in/0", `no option "wna"`},
		{"no question to ask", banjar, `"value": ["warga"]`, `"value": ["agama"]`, "/services/0/ask/value/0", `no question "agama"`},
		{"a question nobody is asked", banjar, `"value": ["warga"]`, `"value": []`, "/services/0/requirements/3/when/q", "nobody is asked"},
		{"a default that is no option", banjar, `"default": {"value": "wni"`, `"default": {"value": "wna"`, "/questions/warga/default", "none of its options"},
		{"an option stands twice", banjar, `"id": "oa"`, `"id": "wni"`, "/questions/warga/options/1/id", "stands twice"},
		{"a third button that answers nothing", balongbendo, `"third_answer": {"q": "punya_ijazah", "value": "tidak", "source": "ours"},`, ``, "/services/0/requirements/8/third", "go together"},
		{"a third answer that changes nothing", balongbendo, `"value": "tidak", "source": "ours"`, `"value": "ya", "source": "ours"`, "/services/0/requirements/8/third_answer", "does not take the row away"},
		{"a third answer that is no option", balongbendo, `"value": "tidak", "source": "ours"`, `"value": "entah", "source": "ours"`, "/services/0/requirements/8/third_answer/value", `no option "entah"`},
		{"a channel with an unknown stage", banjar, `"arrive", "fo"`, `"arrive", "front"`, "/services/0/channels/0/steps/value/1", `no stage "front"`},
		{"a stage that returns to nobody", banjar, `"returns": {"value": "verify"`, `"returns": {"value": "nobody"`, "/services/0/stages/9/returns", `no stage "nobody"`},
		{"a remark on no requirement", balongbendo, `"requirement": "rtrw"`, `"requirement": "skck"`, "/services/0/lint/0/requirement", `no requirement "skck"`},
		{"no way on at the end", banjar, `"id": "konsultasi"`, `"id": "tanya"`, "/services/1", "dead end"},
	} {
		good := file(t, c.office)
		broken := strings.Replace(good, c.old, c.new, 1)
		if broken == good {
			t.Errorf("%s: %q is not in the file any more", c.say, c.old)
			continue
		}
		_, err := Parse("kantor.json", []byte(broken))
		refusal, ok := errors.AsType[*Refusal](err)
		if !ok {
			t.Errorf("%s: got %v, want it refused", c.say, err)
			continue
		}
		text := err.Error()
		if !strings.HasPrefix(text, "kantor.json:") || !strings.Contains(text, ": "+c.path+": ") || !strings.Contains(text, c.reason) {
			t.Errorf("%s: got %q, want kantor.json, %s and %q", c.say, text, c.path, c.reason)
		}
		if refusal.Faults[0].Line < 1 || refusal.Faults[0].Column < 1 {
			t.Errorf("%s: no place: %q", c.say, text)
		}
	}
}

func TestARefusalSaysTheLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "f.json:1:1: /: the file ends too early: a bracket or quote is not closed"},
		{"{\n  \"format\": 1,\n}", "f.json:3:1: /: this is not JSON: invalid character '}'"},
		{"{\n  \"a\": {\"b\": 1,\n    \"b\": 2}}", "f.json:3:7: /a/b: this key stands twice"},
		{"{} {}", "f.json:1:4: /: nothing may follow the last bracket"},
		{strings.Repeat("[", 40), "too many brackets within brackets"},
	} {
		_, err := Parse("f.json", []byte(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.text, err, c.want)
		}
	}
}

func TestAllFaultsAreToldInTheOrderOfTheFile(t *testing.T) {
	text := strings.NewReplacer(`"format": 1`, `"format": 9`, `"value": "fo"`, `"value": "x"`, `"id": "ktp"`, `"id": "K"`).Replace(file(t, banjar))
	_, err := Parse("f.json", []byte(text))
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 3 || !strings.Contains(lines[0], "/format") || !strings.Contains(lines[1], "/gate/value") || !strings.Contains(lines[2], "/requirements/2/id") {
		t.Errorf("got %d faults:\n%s", len(lines), err)
	}
}

func TestAFileFromWindowsIsRead(t *testing.T) {
	text := "\xef\xbb\xbf" + strings.ReplaceAll(file(t, banjar), "\n", "\r\n")
	c, err := Parse("f.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if want := embedded(t, banjar).Version; c.Version != want {
		t.Errorf("version %s, want that of the same content, %s", c.Version, want)
	}
}

func TestTheVersionFollowsTheContent(t *testing.T) {
	text := strings.Replace(file(t, banjar), "KK yang rusak", "KK yang rusak berat", 1)
	c, err := Parse("f.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if c.Version == embedded(t, banjar).Version || len(c.Version) != 12 {
		t.Errorf("another requirement, and still version %s", c.Version)
	}
}

func TestAHugeFileIsRefused(t *testing.T) {
	if _, err := Parse("f.json", bytes.Repeat([]byte(" "), sizeMax+1)); err == nil || !strings.Contains(err.Error(), "1 MiB") {
		t.Errorf("got %v", err)
	}
}

// TestEveryFieldOfTheFileIsRead fails when the schema allows a field that no struct holds.
func TestEveryFieldOfTheFileIsRead(t *testing.T) {
	for _, office := range Offices() {
		doc, err := readTree([]byte(file(t, office)))
		if err != nil {
			t.Fatal(err)
		}
		plain := strip(doc.root, "", make(map[string]Source)).(map[string]any)
		delete(plain, "$schema")
		delete(plain, "format")
		raw, err := json.Marshal(plain)
		if err != nil {
			t.Fatal(err)
		}
		dec := json.NewDecoder(bytes.NewReader(raw))
		dec.DisallowUnknownFields()
		if err := dec.Decode(new(Catalogue)); err != nil {
			t.Errorf("%s: %v", office, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, office := range Offices() {
		f.Add([]byte(file(f, office)))
	}
	f.Add([]byte(`{"format": 1, "services": []}`))
	f.Add([]byte(`[{"value": {}, "source": {}}]`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, err := Parse("f.json", raw)
		if err == nil {
			if _, err := json.Marshal(c.Public()); err != nil {
				t.Errorf("a catalogue that cannot be published: %v", err)
			}
			c.Lint()
			return
		}
		if refusal, ok := errors.AsType[*Refusal](err); !ok || len(refusal.Faults) == 0 {
			t.Errorf("got %v, want a refusal with a reason", err)
		}
	})
}
