package problem

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"testing"
)

func TestErrorSaysWhatTheLogNeeds(t *testing.T) {
	for _, c := range []struct {
		name string
		err  *Error
		want string
	}{
		{"a code alone", New("stale"), "stale"},
		{"a field and what it must be", Field("lang", "id or en"), "bad_field lang: must be id or en"},
		{"a field alone", &Error{Code: "unanswered", Field: "orang_asing"}, "unanswered orang_asing"},
		{"a cause", Wrap("disk_full", errors.New("no space left")), "disk_full: no space left"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFieldNamesTheFieldForPeopleAndMachines(t *testing.T) {
	err := Field("have", "a list of ids")
	if err.Code != "bad_field" || err.Field != "have" {
		t.Errorf("got %s of %s, want bad_field of have", err.Code, err.Field)
	}
	if err.With["field"] != "have" || err.Also["must"] != "a list of ids" {
		t.Errorf("placeholders %v and members %v lack the field or what it must be", err.With, err.Also)
	}
}

func TestWrapKeepsTheCause(t *testing.T) {
	err := fmt.Errorf("append journal: %w", Wrap("unavailable", fs.ErrClosed))
	if !errors.Is(err, fs.ErrClosed) {
		t.Error("the cause is lost")
	}
	if got := Code(err); got != "unavailable" {
		t.Errorf("code %q, want unavailable", got)
	}
}

func TestCodeOfAnErrorThatIsNoRefusal(t *testing.T) {
	for _, err := range []error{nil, fs.ErrClosed} {
		if got := Code(err); got != "" {
			t.Errorf("code of %v is %q, want none", err, got)
		}
	}
}

func TestAndAddsToACopy(t *testing.T) {
	first := New("incomplete").And("missing", []string{"kk"})
	second := first.And("state", "waiting")
	if want := map[string]any{"missing": []string{"kk"}}; !reflect.DeepEqual(first.Also, want) {
		t.Errorf("the first refusal has %v, want %v", first.Also, want)
	}
	if want := map[string]any{"missing": []string{"kk"}, "state": "waiting"}; !reflect.DeepEqual(second.Also, want) {
		t.Errorf("the second refusal has %v, want %v", second.Also, want)
	}
	if second.Code != "incomplete" {
		t.Errorf("the copy has code %q, want incomplete", second.Code)
	}
}
