import { Dashboard } from '@pulumi/aws/cloudwatch/dashboard.js';
import * as pulumi from '@pulumi/pulumi';
import { ALARM_KINDS, ALARMS, alarmDescription } from '../../watching/alarms.ts';
import { conditions } from '../../watching/conditions.ts';
import { dashboard } from '../../watching/dashboard.ts';
import type { AlertSubscription } from '../../watching/subscription.ts';
import type { Look } from '../../watching/widgets/look.ts';
import { metricAlarm } from './alarm.ts';
import { alertSubscriptions } from './subscriptions.ts';

export interface WatchingArgs {
  look: Look;
  /** Of the one dashboard; unique in an account and region. */
  dashboardName: string;
  /** Of the README, where those who are called can read it. */
  runbookUrl: string | undefined;
  alertsTopicArn: pulumi.Input<string>;
  subscriptions: readonly AlertSubscription[];
}

/** The eyes on a deployment: its alarms, who hears of them beside Slack, and one dashboard. */
export class Watching extends pulumi.ComponentResource {
  /** Names of the alarms. */
  readonly alarms: pulumi.Output<string>[];
  readonly dashboardName: pulumi.Output<string>;

  constructor(name: string, args: WatchingArgs, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:Watching', name, {}, options);
    const parent = { parent: this };
    const { look, runbookUrl, alertsTopicArn: topicArn } = args;
    const when = conditions(look);
    const alarms = ALARM_KINDS.flatMap((kind) => {
      const condition = when[kind];
      if (!condition) return [];
      const description = alarmDescription(ALARMS[kind], runbookUrl);
      return [metricAlarm(`playground-${kind}`, { condition, description, topicArn }, parent)];
    });
    alertSubscriptions(args.subscriptions, topicArn, parent);
    const shown = dashboard(
      look,
      alarms.map(({ arn }) => arn),
    );
    const { dashboardName } = new Dashboard(
      name,
      { dashboardName: args.dashboardName, dashboardBody: pulumi.jsonStringify(shown) },
      parent,
    );
    this.alarms = alarms.map((alarm) => alarm.name);
    this.dashboardName = dashboardName;
    this.registerOutputs();
  }
}
