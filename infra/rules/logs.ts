import { known, type Rule } from './rule.ts';

const LOG_GROUP = 'aws:cloudwatch/logGroup:LogGroup';

export const logsEnd: Rule = {
  name: 'log retention set',
  broken({ type, inputs }, all) {
    if (type === LOG_GROUP) return inputs['retentionInDays'] ? undefined : 'keeps its lines for ever';
    if (type !== 'aws:lambda/function:Function') return undefined;
    const { logGroup } = { ...(inputs['loggingConfig'] as { logGroup?: unknown } | undefined) };
    if (logGroup === undefined) return 'writes to a log group that Lambda makes, which keeps its lines for ever';
    const groups = all.filter((each) => each.type === LOG_GROUP).map((each) => known(each.inputs['name']));
    return known(logGroup) === undefined || groups.includes(logGroup)
      ? undefined
      : `writes to ${logGroup}, which is not ours`;
  },
};
