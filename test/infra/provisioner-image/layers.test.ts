import { describe, expect, it } from 'vitest';
import { assertSize, describeLayers, layersOf } from '../../../infra/provisioner-image/layers.ts';

const line = (Size: string, CreatedBy: string): string => JSON.stringify({ Size, CreatedBy, ID: '<missing>' });
const sum = 'a'.repeat(64);

describe('the layers of an image', () => {
  it('are those that hold files, oldest first, whichever builder made them', () => {
    const history = [
      line('4700000', `/bin/sh -c #(nop) COPY dir:${sum} in /var/task/ `),
      line('0', '/bin/sh -c #(nop)  USER 65532:65532'),
      line('115000000', 'COPY pulumi /opt/pulumi/bin/pulumi # buildkit'),
      line('132000000', `/bin/sh -c #(nop) COPY dir:${sum} in / `),
    ].join('\n');
    expect(layersOf(`${history}\n`)).toEqual([
      { bytes: 132_000_000, made: 'COPY /' },
      { bytes: 115_000_000, made: 'COPY pulumi /opt/pulumi/bin/pulumi' },
      { bytes: 4_700_000, made: 'COPY /var/task/' },
    ]);
  });

  it('are described with their sum', () => {
    const layers = [
      { bytes: 132_000_000, made: 'COPY /' },
      { bytes: 4_700_000, made: 'COPY /var/task/' },
    ];
    expect(describeLayers(layers)).toEqual(['  132 MB  COPY /', '  4.7 MB  COPY /var/task/', '  137 MB  in all']);
  });

  it('must not be larger than the limit together, and whoever breaks it reads which layer grew', () => {
    const layers = [
      { bytes: 60, made: 'COPY /' },
      { bytes: 41, made: 'COPY /var/task/' },
    ];
    expect(() => assertSize(layers, 101)).not.toThrow();
    expect(() => assertSize(layers, 100)).toThrow(/larger than 100 B[\s\S]*41 B {2}COPY \/var\/task\//);
  });
});
