package read

import (
	"net/url"
	"strings"
)

// webAddress gives an http address without fragment and credentials, "" when it
// is not one.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(cut(s, 2048)))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	return u.String()
}

// outlet names the publisher behind an address: by the language's list of
// hosts, else the host itself.
func (h *Hints) outlet(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, p := range []string{"www.", "m.", "amp."} {
		host = strings.TrimPrefix(host, p)
	}
	for name := host; strings.Contains(name, "."); {
		if known, ok := h.outlets[name]; ok {
			return known
		}
		_, name, _ = strings.Cut(name, ".")
	}
	return host
}
