import { describe, expect, it } from 'vitest';
import {
  clientsCalled,
  isProviderFile,
  keepClients,
  keepServices,
  ownImports,
} from '../../../../infra/local/aws-plugin/trim.ts';

const MODULE = 'github.com/hashicorp/terraform-provider-aws';

describe('the list of services', () => {
  const source = `import (
	"${MODULE}/internal/conns"
	"${MODULE}/internal/service/acm"
	"${MODULE}/internal/service/zebra"
)
var all = []conns.ServicePackage{
		acm.ServicePackage(ctx),
		zebra.ServicePackage(ctx),
}`;

  it('loses import and call of what is not kept, and nothing else', () => {
    expect(keepServices(source, new Set(['acm']))).toBe(
      source
        .split('\n')
        .filter((line) => !line.includes('zebra'))
        .join('\n'),
    );
  });
});

describe('the list of clients', () => {
  const source = `package conns
import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/ecs"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	zebra_sdkv2 "github.com/aws/aws-sdk-go-v2/service/zebra"
)

func (c *AWSClient) ECSClient(ctx context.Context) *ecs.Client {
	return client[*ecs.Client](ctx, c)
}

func (c *AWSClient) S3Client(ctx context.Context) *s3.Client {
	return client[*s3.Client](ctx, c)
}

func (c *AWSClient) ZebraClient(ctx context.Context) *zebra_sdkv2.Client {
	return client[*zebra_sdkv2.Client](ctx, c)
}
`;

  it('keeps the methods that are called, with the imports that they need', () => {
    const kept = keepClients(source, new Set(['ECSClient', 'ZebraClient']));
    expect(kept).toContain('ECSClient');
    expect(kept).toContain('zebra_sdkv2 "github.com/aws');
    expect(kept).not.toMatch(/S3Client|service\/s3/);
  });

  it('that is laid out otherwise is refused rather than emptied', () => {
    expect(() => keepClients('package conns', new Set())).toThrow('laid out anew');
  });
});

describe('a Go file', () => {
  it('is compiled unless it tests, or clears up after tests', () => {
    const names = ['sweep.go', 'cluster_test.go', 'cluster.go', 'sweeping.go', 'notes.md'];
    expect(names.filter(isProviderFile)).toEqual(['cluster.go', 'sweeping.go']);
  });

  it('tells the clients that it calls', () => {
    expect(clientsCalled('conn := meta.(*conns.AWSClient).ECSClient(ctx); c.S3ExpressClient(ctx)')).toEqual([
      'ECSClient',
      'S3ExpressClient',
    ]);
  });

  it('tells the folders of its own module that it imports, under another name or not, and no text that looks like one', () => {
    const source = `import "${MODULE}/names"
import (
	"context"
	tfecs "${MODULE}/internal/service/ecs"
	_ "${MODULE}/internal/flex"
)
const annotation = "${MODULE}/internal/acctest;acctest.PreCheck"`;
    expect(ownImports(source)).toEqual(['names', 'internal/service/ecs', 'internal/flex']);
  });
});
