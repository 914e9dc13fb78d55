package store_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"antrean/office/setup"
	"antrean/store"
)

func TestSetupsAreKeptInOrderAndNeverChanged(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if newest, err := setup.Newest(s); err != nil || newest.N != 0 {
		t.Errorf("an empty book: got %+v (%v)", newest, err)
	}
	at := time.UnixMilli(1_790_000_000_000)
	for n, by := range []string{setup.FromFile, "adi", "adi"} {
		v := setup.Version{N: n + 1, At: at, By: by, Note: "jam baru", Catalogue: strings.Repeat("c", 1+n/2), Body: []byte{byte(n)}}
		if by == setup.FromFile {
			v.File = []byte("file")
		}
		if err := s.SaveSetup(v); err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range []int{1, 3, 5, 0, -1} {
		if err := s.SaveSetup(setup.Version{N: n, At: at}); !errors.Is(err, setup.ErrTaken) {
			t.Errorf("version %d: got %v, want it taken", n, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = store.Open(dir); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, err := s.Setups(0, 2)
	if err != nil || len(list) != 2 || list[0].N != 3 || !list[0].At.Equal(at) || list[0].Note != "jam baru" || list[0].Body[0] != 2 {
		t.Errorf("the newest two: got %+v (%v)", list, err)
	}
	if list, err = s.Setups(2, 9); err != nil || len(list) != 1 || list[0].N != 1 {
		t.Errorf("those before 2: got %+v (%v)", list, err)
	}
	for _, c := range []struct {
		name string
		find func() (setup.Version, error)
		n    int
	}{
		{"number 2", func() (setup.Version, error) { return s.Setup(2) }, 2},
		{"standards c", func() (setup.Version, error) { return s.SetupOf("c") }, 2},
		{"standards cc", func() (setup.Version, error) { return s.SetupOf("cc") }, 3},
		{"the file", func() (setup.Version, error) { return s.SetupBy(setup.FromFile) }, 1},
		{"number 9", func() (setup.Version, error) { return s.Setup(9) }, 0},
		{"nobody", func() (setup.Version, error) { return s.SetupBy("nobody") }, 0},
	} {
		v, err := c.find()
		if v.N != c.n || (c.n == 0) != errors.Is(err, setup.ErrUnknown) {
			t.Errorf("%s: got %d (%v), want %d", c.name, v.N, err, c.n)
		}
	}
}
