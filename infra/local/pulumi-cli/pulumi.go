//go:build pinned

// Package pulumicli pins the Pulumi CLI and all that it is built from: `go build` takes the versions from this module's
// go.mod and checks them against its go.sum. The import is never compiled into anything, hence the build tag.
package pulumicli

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
