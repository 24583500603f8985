import { expect, test } from 'vitest';
import { logsLink, serviceLink } from '../../bot/console-links.ts';

const place = { region: 'eu-north-1', clusterName: 'playgrounds-1a2b', logGroup: '/playground/prod/playgrounds' };

test('the service, as the ECS console addresses it', () => {
  expect(serviceLink(place, 'demo-0a1b2c3d')).toBe(
    'https://eu-north-1.console.aws.amazon.com/ecs/v2/clusters/playgrounds-1a2b/services/demo-0a1b2c3d/health?region=eu-north-1',
  );
});

test('the log streams of one playground among those of the group, as the CloudWatch console addresses them', () => {
  expect(logsLink(place, 'demo-0a1b2c3d')).toBe(
    'https://eu-north-1.console.aws.amazon.com/cloudwatch/home?region=eu-north-1#logsV2:log-groups/log-group/$252Fplayground$252Fprod$252Fplaygrounds$3FlogStreamNameFilter$3Ddemo-0a1b2c3d$252F',
  );
});

test('none where there is no console', () => {
  for (const link of [serviceLink, logsLink]) expect(link(undefined, 'demo-1')).toBeUndefined();
});

test.each([
  ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
  ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
])('%s has a console of its own', (region, start) => {
  for (const link of [serviceLink, logsLink])
    expect(link({ ...place, region }, 'demo-1')).toMatch(new RegExp(`^${start}`));
});
