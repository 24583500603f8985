import { Role } from '@pulumi/aws/iam/role.js';
import { RolePolicyAttachment } from '@pulumi/aws/iam/rolePolicyAttachment.js';
import type * as pulumi from '@pulumi/pulumi';
import type { Place } from './place.ts';
import { trustedByOurTasks } from './task-role.ts';

/**
 * A role for each template that may do something in the account, made here so that the provisioner need not make any.
 * @param policies template → ARNs of managed policies
 * @returns template → ARN of its role
 */
export function templateRoles(
  name: string,
  { policies, place }: { policies: Readonly<Record<string, readonly string[]>>; place: Place },
  parent: { parent: pulumi.Resource },
): Record<string, pulumi.Output<string>> {
  return Object.fromEntries(
    Object.entries(policies).map(([template, arns]) => {
      const role = new Role(`${name}-task-${template}`, { assumeRolePolicy: trustedByOurTasks(place) }, parent);
      for (const policyArn of arns) {
        const attached = `${name}-task-${template}-${policyArn.split('/').at(-1)}`;
        new RolePolicyAttachment(attached, { role: role.name, policyArn }, parent);
      }
      return [template, role.arn];
    }),
  );
}
