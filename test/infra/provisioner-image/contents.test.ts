import { describe, expect, it } from 'vitest';
import { goModules, npmComponents } from '../../../infra/provisioner-image/contents.ts';

describe('the list of what is in the image', () => {
  it('has each npm package that a bundle took files of, once, with the version that lay there', () => {
    const inputs = [
      'provisioner/run/run.ts',
      'node_modules/zod/v4/core.js',
      '../elsewhere/node_modules/zod/v4/index.js',
      'node_modules/@pulumi/pulumi/index.js',
      'node_modules/@pulumi/pulumi/node_modules/semver/index.js',
    ];
    const packages = {
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/semver': { version: '5.0.0' },
      'node_modules/@pulumi/pulumi': { version: '3.258.0' },
      'node_modules/@pulumi/pulumi/node_modules/semver': { version: '7.7.2' },
    };
    expect(npmComponents(inputs, packages)).toEqual([
      { type: 'library', name: '@pulumi/pulumi', version: '3.258.0', purl: 'pkg:npm/%40pulumi/pulumi@3.258.0' },
      { type: 'library', name: 'semver', version: '7.7.2', purl: 'pkg:npm/semver@7.7.2' },
      { type: 'library', name: 'zod', version: '4.6.7', purl: 'pkg:npm/zod@4.6.7' },
    ]);
  });

  it('has the Go modules of all programs, each once, and in place of one that was replaced its replacement', () => {
    const listed = [
      '/context/pulumi: go1.26.8',
      '\tpath\tgithub.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
      '\tmod\tcli\t(devel)\t',
      '\tdep\tcloud.google.com/go\tv0.121.0\th1:pgfwva8nGw7vivjZiRfrmglGWiCJBP+0OmDpenG/Fwg=',
      '\tdep\tgithub.com/hashicorp/terraform-plugin-sdk/v2\tv2.38.0',
      '\t=>\tgithub.com/pulumi/terraform-plugin-sdk/v2\tv2.0.0\th1:5SqJ+pNtoCtkhoBdqZZVd2ZLfJZ4J2EHP0HxmEZSuM8=',
      '\tbuild\t-trimpath=true',
      '/context/plugin: go1.26.8',
      '\tdep\tcloud.google.com/go\tv0.121.0\th1:pgfwva8nGw7vivjZiRfrmglGWiCJBP+0OmDpenG/Fwg=',
    ].join('\n');
    expect(goModules(listed).map(({ purl }) => purl)).toEqual([
      'pkg:golang/cloud.google.com/go@v0.121.0',
      'pkg:golang/github.com/pulumi/terraform-plugin-sdk/v2@v2.0.0',
    ]);
  });
});
