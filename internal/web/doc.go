// Package web serves the workspace on loopback.
package web
