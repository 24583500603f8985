import type * as pulumi from '@pulumi/pulumi';
import type { Settings } from '../settings.ts';
import { HttpApi } from './http-api.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { PublicUrl } from './public-url.ts';
import { SignedUrl } from './signed-url.ts';

export interface Doors {
  /** Lets in anybody: the function itself looks at who asks. */
  public(name: string, target: LambdaFunction): { url: pulumi.Output<string> };
  /** Lets in who signs and may. */
  signed(name: string, target: LambdaFunction): { url: pulumi.Output<string>; callerPolicy: pulumi.Output<string> };
}

/** How requests reach functions, by the settings. */
export const DOORS: Readonly<Record<Settings['ingress'], Doors>> = {
  'function-url': {
    public: (name, target) => new PublicUrl(name, target),
    signed: (name, target) => new SignedUrl(name, target),
  },
  'http-api': {
    public: (name, target) => new HttpApi(name, { target, signed: false }),
    signed: (name, target) => new HttpApi(name, { target, signed: true }),
  },
};
