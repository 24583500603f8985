import type * as pulumi from '@pulumi/pulumi';
import { TAGS } from '../../../provisioner/playground/tags.ts';
import type { Statement } from '../policy.ts';

/**
 * The condition of a making: everything of a playground carries our tags from then on, and what lacks one of them was not made
 * by us.
 */
export function taggedOurs(siteTag: pulumi.Input<string>): NonNullable<Statement['Condition']> {
  return {
    Null: Object.fromEntries(Object.values(TAGS).map((tag) => [`aws:RequestTag/${tag}`, 'false'])),
    StringEquals: { [`aws:RequestTag/${TAGS.site}`]: siteTag },
  };
}

/** The condition of a change: it carries our tags. */
export function isOurs(siteTag: pulumi.Input<string>): NonNullable<Statement['Condition']> {
  return { StringEquals: { [`aws:ResourceTag/${TAGS.site}`]: siteTag } };
}
