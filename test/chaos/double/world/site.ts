import type { Site } from '../../../../provisioner/config.ts';
import type { TemplateSummary } from '../../../../provisioner/contract/template-summary.ts';
import type { Template } from '../../../../provisioner/templates/template.ts';
import { sampleSite, sampleTemplate } from '../../../provisioner/support/samples.ts';
import { CLUSTER_ARN } from '../cloud/resources.ts';

/** What infra would have told the functions. */
export const SITE: Site = { ...sampleSite(), clusterArn: CLUSTER_ARN, tag: CLUSTER_ARN };
export const TABLE = 'registry';
export const EVENTS_TOPIC = 'arn:aws:sns:us-east-1:000000000000:events';
export const ALERTS_TOPIC = 'arn:aws:sns:us-east-1:000000000000:alerts';
export const ALERTS_CHANNEL = 'C0ALERTS01';
export const STATE_URL = 's3://state';

export const TEMPLATES: Record<string, Template> = { default: { ...sampleTemplate(), name: 'default' } };
export const SUMMARIES: TemplateSummary[] = [
  {
    name: 'default',
    description: 'A small web app',
    cpu: 256,
    memory: 512,
    containers: ['data', 'api', 'web'],
    services: { data: { role: 'data' }, api: { role: 'app' }, web: { role: 'app', tags: 'v\\d+' } },
  },
];
export const PRICES = { vcpuHour: 0.04, gbHour: 0.004, publicAddressHour: 0.005 };
export const CONSOLE = { region: SITE.region, clusterName: 'playgrounds', logGroup: SITE.logGroup };
