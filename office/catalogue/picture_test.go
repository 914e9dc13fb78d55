package catalogue

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestEveryRequirementOfTheNationHasAPicture(t *testing.T) {
	c, err := National()
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Services {
		for _, row := range c.Services[i].Requirements {
			if name := PictureOf(row.ID, row.Picture); !slices.Contains(Pictures(), name) {
				t.Errorf("%s, %s: picture %q", c.Services[i].ID, row.ID, name)
			}
			for _, leaf := range row.Any {
				if PictureOf(leaf.ID, leaf.Picture) == "" {
					t.Errorf("%s, %s: no picture", c.Services[i].ID, leaf.ID)
				}
			}
		}
	}
}

func TestAnOfficeChoosesAPicture(t *testing.T) {
	if got := PictureOf("ktp", "paspor"); got != "paspor" {
		t.Errorf("got %q, want the chosen one", got)
	}
	if got := PictureOf("something_else", ""); got != "" {
		t.Errorf("got %q for what nobody knows", got)
	}
}

func TestTheSchemaKnowsEveryPicture(t *testing.T) {
	var schema struct {
		Defs struct {
			Picture struct {
				Properties struct {
					Value struct{ Enum []string } `json:"value"`
				} `json:"properties"`
			} `json:"picture"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	got, want := schema.Defs.Picture.Properties.Value.Enum, Pictures()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("the schema has %v, the kiosk draws %v", got, want)
	}
}
