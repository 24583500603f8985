package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-provider-aws/export"
	pfbridge "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	tfshim "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
)

// providerInfo maps the upstream provider to the tokens and property names of @pulumi/aws.
func providerInfo(ctx context.Context, metadata []byte) (tfbridge.ProviderInfo, error) {
	upstream, err := export.New(ctx)
	if err != nil {
		return tfbridge.ProviderInfo{}, err
	}
	provider := pfbridge.MuxShimWithPF(ctx, shimv2.NewProvider(upstream.SDKv2), upstream.Framework)
	info := tfbridge.ProviderInfo{
		P:              provider,
		Name:           "aws",
		Version:        version,
		ResourcePrefix: "aws",
		GitHubOrg:      "hashicorp",
		MetadataInfo:   tfbridge.NewProviderMetadata(metadata),
		Resources:      map[string]*tfbridge.ResourceInfo{},
		DataSources:    map[string]*tfbridge.DataSourceInfo{},
		Config:         map[string]*tfbridge.SchemaInfo{"region": {}},
	}

	for _, row := range rows(resources) {
		info.Resources[row.upstream] = &tfbridge.ResourceInfo{
			Tok:    tokens.Type(token(row.module, row.name)),
			Fields: map[string]*tfbridge.SchemaInfo{},
		}
	}
	for _, row := range rows(dataSources) {
		info.DataSources[row.upstream] = &tfbridge.DataSourceInfo{Tok: tokens.ModuleMember(token(row.module, row.name))}
	}

	provider.ResourcesMap().Range(func(name string, resource tfshim.Resource) bool {
		mapped, ok := info.Resources[name]
		if !ok {
			info.IgnoreMappings = append(info.IgnoreMappings, name)
			return true
		}
		if _, ok := resource.Schema().GetOk("tags_all"); ok {
			mapped.Fields["tags_all"] = &tfbridge.SchemaInfo{MarkAsComputedOnly: tfbridge.True()}
		}
		return true
	})
	provider.DataSourcesMap().Range(func(name string, _ tfshim.Resource) bool {
		if _, ok := info.DataSources[name]; !ok {
			info.IgnoreMappings = append(info.IgnoreMappings, name)
		}
		return true
	})

	for resource, fields := range overrides() {
		for field, schema := range fields {
			info.Resources[resource].Fields[field] = schema
		}
	}
	info.SetAutonaming(255, "-")
	return info, nil
}

type row struct{ upstream, module, name string }

func rows(table string) []row {
	var found []row
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		words := strings.Fields(line)
		found = append(found, row{upstream: words[0], module: words[1], name: words[2]})
	}
	return found
}

// token is `aws:ecs/service:Service`: the part between repeats the name with a small first letter.
func token(module, name string) string {
	return fmt.Sprintf("aws:%s/%s%s:%s", module, strings.ToLower(name[:1]), name[1:], name)
}
