package main

import (
	"context"
	"net"
	"strings"
	"testing"

	"antrean/office/setup"
)

const small = "data = \"data\"\ncatalogue = \"kecamatan-balongbendo\"\n[hours]\nsenin = \"08.00-15.00\"\n[[counter]]\nn = 1\n"

// started runs an office from its settings file until the test is done with it.
func started(t *testing.T, path string, with func(*site)) {
	t.Helper()
	settings, err := readSettings(path)
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s, err := openSite(t.Context(), settings, ln, siteOptions{})
	if err != nil {
		t.Fatal(err)
	}
	with(s)
	if err := s.close(); err != nil {
		t.Fatal(err)
	}
}

func TestWhatTheFileSaysAnewIsTakenOverAndNothingElse(t *testing.T) {
	path := write(t, small)
	started(t, path, func(s *site) {
		if in := s.office.Setup(); in.N != 1 || in.Catalogue.Office.ID != "kecamatan-balongbendo" {
			t.Fatalf("got version %d of %s, want the file's as the first", in.N, in.Catalogue.Office.ID)
		}
		_, err := s.office.Setups.Change(context.Background(), 1, "adi", "", func(d *setup.Document) error {
			d.Counters = append(d.Counters, setup.Counter{N: 2, Zone: "atas"})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if rule, ok := s.office.Rule(2); !ok || rule.Zone != "atas" || len(s.office.Zones()) != 2 {
			t.Errorf("got %+v in zones %v, want counter 2 at once", rule, s.office.Zones())
		}
	})
	started(t, path, func(s *site) {
		if in := s.office.Setup(); in.N != 2 || len(in.Document.Counters) != 2 {
			t.Errorf("after a restart: version %d with %d counters, want the change kept", in.N, len(in.Document.Counters))
		}
	})
	other := strings.Replace(small, "15.00", "14.00", 1)
	if err := writeSynced(path, []byte(other)); err != nil {
		t.Fatal(err)
	}
	started(t, path, func(s *site) {
		in := s.office.Setup()
		if in.N != 3 || len(in.Document.Counters) != 2 || in.Document.Hours.Week["senin"] != "08.00-14.00" {
			t.Errorf("after the file's hours changed: version %d, %+v, %+v; want both changes", in.N, in.Document.Counters, in.Document.Hours)
		}
	})
}

func TestAnOfficeWithoutAFileBeginsEmpty(t *testing.T) {
	path := write(t, "data = \"data\"\n")
	started(t, path, func(s *site) {
		in := s.office.Setup()
		if in.N != 1 || len(in.Catalogue.Services) != 1 || len(in.Document.Counters) != 1 {
			t.Errorf("got version %d with %d services, want consultation at one counter", in.N, len(in.Catalogue.Services))
		}
	})
}
