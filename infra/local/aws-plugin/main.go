// Command pulumi-resource-aws is the plugin that @pulumi/aws talks to, for machines that cannot download the official one.
// It is the same upstream provider behind the same bridge, with the resources in tokens.go only.
//
// Run once as `pulumi-resource-aws schema --out DIR` after the build: it writes schema.json and bridge-metadata.json, which
// it wants to find beside itself from then on.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	pfbridge "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"
	pftfgen "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfgen"
)

// version is that of @pulumi/aws; the build sets it (-ldflags '-X main.version=…').
var version = "0.0.0"

func main() {
	executable, err := os.Executable()
	if err != nil {
		fail("finding its own path", err)
	}
	folder := filepath.Dir(executable)
	ctx := context.Background()

	if len(os.Args) > 1 && os.Args[1] == "schema" {
		info, err := providerInfo(ctx, []byte("{}"))
		if err != nil {
			fail("making the provider", err)
		}
		pftfgen.MainWithMuxer("aws", info)
		return
	}

	schema := read(folder, "schema.json")
	info, err := providerInfo(ctx, read(folder, "bridge-metadata.json"))
	if err != nil {
		fail("making the provider", err)
	}
	pfbridge.MainWithMuxer(ctx, "aws", info, schema)
}

func read(folder, name string) []byte {
	content, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		fail("reading "+name+", which `pulumi-resource-aws schema --out "+folder+"` writes", err)
	}
	return content
}

func fail(act string, err error) {
	fmt.Fprintf(os.Stderr, "pulumi-resource-aws: %s: %v\n", act, err)
	os.Exit(1)
}
