// Package web serves the workspace on loopback: server-rendered pages over a
// ledger that work without scripts. A guard stands before every route; article
// text is shown as text with marks, never as HTML; nothing is requested from
// anywhere else.
package web

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

//go:embed static
var static embed.FS

// Server is one workspace over one ledger.
type Server struct {
	listener net.Listener
	guard    *guard
	http     *http.Server
}

// Listen binds addr, which must be a loopback address ("127.0.0.1:0" picks a
// port), and puts the guard before routes.
func Listen(addr string, routes http.Handler) (*Server, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("reading the address %q: %w", addr, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("%s is not a loopback address: the workspace is served to this machine only", host)
	}
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listening on %s: %w", addr, err)
	}
	_, port, _ := net.SplitHostPort(ln.Addr().String())
	s := &Server{listener: ln, guard: newGuard(port, routes)}
	s.http = &http.Server{Handler: s.guard, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second, MaxHeaderBytes: 64 << 10}
	return s, nil
}

// URL is the address to open, with the token of this start.
func (s *Server) URL() string {
	return "http://" + s.listener.Addr().String() + "/start?token=" + s.guard.token
}

// Serve answers until the context ends, then lets running requests finish for a
// moment. Connections that a browser opened and never used do not hold it up.
func (s *Server) Serve(ctx context.Context) error {
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
		defer cancel()
		err := s.http.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) {
			err = s.http.Close()
		}
		stopped <- err
	}()
	if err := s.http.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
