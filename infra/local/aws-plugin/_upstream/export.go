// Package export opens terraform-provider-aws, whose provider packages are internal, to the plugin. The build puts it into
// its copy of that module; the folder's underscore keeps Go's tools from taking it for a package of this one.
package export

import (
	"context"

	fwprovider "github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-provider-aws/internal"
	"github.com/hashicorp/terraform-provider-aws/internal/provider/framework"
	"github.com/hashicorp/terraform-provider-aws/internal/provider/sdkv2"
)

// Provider is the upstream provider's two halves: resources are written against one or the other.
type Provider struct {
	SDKv2     *schema.Provider
	Framework fwprovider.Provider
}

// New makes both halves; they share configuration and clients.
func New(ctx context.Context) (Provider, error) {
	internal.RegisterSmarterrFS()
	primary, err := sdkv2.NewProvider(ctx)
	if err != nil {
		return Provider{}, err
	}
	framework, err := framework.NewProvider(ctx, primary)
	if err != nil {
		return Provider{}, err
	}
	return Provider{SDKv2: primary, Framework: framework}, nil
}
