import { expect, it } from 'vitest';
import { unfinishedCreates, withAdopted } from '../../infra/stack-unfinished.ts';

const logs = { type: 'aws:cloudwatch/logGroup:LogGroup', urn: 'urn::logs', inputs: { name: '/a/b' } };
const vpc = { type: 'aws:ec2/vpc:Vpc', urn: 'urn::vpc', inputs: { cidrBlock: '10.0.0.0/16' } };
const table = { type: 'aws:dynamodb/table:Table', urn: 'urn::table', inputs: {}, id: 'table-1' };
const record = {
  manifest: { version: 'v3' },
  resources: [table],
  pending_operations: [
    { type: 'creating', resource: logs },
    { type: 'updating', resource: table },
    { type: 'creating', resource: vpc },
  ],
};

it('what an engine had begun to make is known from what others have begun, such as a change', () => {
  expect(unfinishedCreates(record)).toEqual([logs, vpc]);
  expect(unfinishedCreates({ resources: [table] })).toEqual([]);
});

it('what has an id that follows from its inputs is taken over, behind what it may need, and nothing else is lost', () => {
  const { deployment, urns } = withAdopted({ ...record, pending_operations: [] }, [logs, vpc]);
  expect(urns).toEqual(['urn::logs']);
  expect(deployment).toEqual({
    manifest: { version: 'v3' },
    resources: [table, { ...logs, id: '/a/b', outputs: logs.inputs }],
    pending_operations: [],
  });
});
