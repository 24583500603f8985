import { of } from './deployer-reads.ts';
import {
  arnOf,
  type DeployedPlace,
  madeWithTag,
  nameOf,
  passing,
  requestTag,
  resourceTag,
  statement,
} from './deployer-statement.ts';
import type { SwitchStatements } from './deployer-switches.ts';
import { OPERATION_ROLES, OPERATIONS } from './deployer-writes.ts';

/** Where operations run in tasks: their definition is made by its family, of which each deployment makes another revision. */
export function operationsInTasks(place: DeployedPlace): SwitchStatements {
  const revisions = arnOf(place, 'ecs', `task-definition/${nameOf(place, OPERATIONS)}:*`);
  return {
    reads: [
      statement(of('ecs', 'DescribeTaskDefinition'), '*'),
      statement(of('ecs', 'ListTagsForResource'), revisions),
    ],
    writes: [
      statement(of('ecs', 'RegisterTaskDefinition'), revisions, requestTag(place)),
      statement(of('ecs', 'TagResource'), revisions, madeWithTag(place, 'ecs', ['RegisterTaskDefinition'])),
      statement(of('ecs', 'TagResource UntagResource'), revisions, resourceTag(place)),
      passing(place, OPERATION_ROLES, 'ecs-tasks.amazonaws.com'),
    ],
  };
}
