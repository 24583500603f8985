import { networking } from './deployer-network.ts';
import { type NamedParts, namedParts, recordOf } from './deployer-parts.ts';
import { LOOKS, READS } from './deployer-reads.ts';
import {
  arnOf,
  type DeployedPlace,
  type DeployerStatement,
  nameOf,
  notAnothers,
  passing,
  serviceRole,
  statement,
} from './deployer-statement.ts';
import { type Switches, switchStatements } from './deployer-switches.ts';
import { FUNCTIONS, MAKES_RECORD, OPERATIONS, UNBOUND, WRITES } from './deployer-writes.ts';
import { type DeployerPolicy, packed } from './packed.ts';

/** The policies of a pipeline's roles, of which a role can have ten. */
export interface DeployerPolicies {
  /** Of a role that shows what a deployment would change. */
  preview: DeployerPolicy[];
  /** What a role that deploys and removes the stage has besides. */
  deploy: DeployerPolicy[];
}

/**
 * The policies of the two roles of a pipeline, for one stage with its switches. What has a name is bound by the stage's names,
 * and where another stage's may end alike by the stage's tag as well; what AWS names is bound by the tag.
 * Whoever writes the policies of roles, be it of the stage's own, can get whatever those can: the role that deploys is to be held
 * as an administrator's.
 */
export function deployerPolicies(place: DeployedPlace, switches: Switches): DeployerPolicies {
  const { reads, writes } = switchStatements(place, switches);
  const parts = namedParts(place, switches);
  return {
    preview: packed([...reading(place, parts), ...reads]),
    deploy: packed([
      ...making(place, parts),
      ...networking(place),
      statement(UNBOUND, '*'),
      statement(['ecs:DeleteTaskDefinitions'], arnOf(place, 'ecs', `task-definition/${nameOf(place, OPERATIONS)}:*`)),
      serviceRole(place, 'ecs.amazonaws.com'),
      ...writes,
    ]),
  };
}

function reading(place: DeployedPlace, parts: NamedParts): DeployerStatement[] {
  const { bucket, layout, ofStage } = recordOf(place);
  return [
    statement(LOOKS, '*'),
    ...ofParts(place, parts, READS),
    statement(READS.bucket, [bucket, layout, ...ofStage]),
  ];
}

function making(place: DeployedPlace, parts: NamedParts): DeployerStatement[] {
  const { bucket, layout, ofStage } = recordOf(place);
  return [
    ...ofParts(place, parts, WRITES),
    // The first deployment of an account makes it; none removes it.
    statement(MAKES_RECORD, bucket),
    statement(['s3:PutObject'], layout),
    statement(['s3:DeleteObject', 's3:PutObject'], ofStage),
    passing(place, FUNCTIONS, 'lambda.amazonaws.com'),
  ];
}

/** One statement for all parts that the tag tells from another stage's: each action takes the ARNs of its own service only. */
function ofParts(
  place: DeployedPlace,
  { alike, own }: NamedParts,
  acts: Readonly<Record<keyof typeof READS, readonly string[]>>,
): DeployerStatement[] {
  return [
    statement(
      alike.flatMap(([part]) => acts[part]),
      alike.flatMap(([, arns]) => arns),
      notAnothers(place),
    ),
    ...own.map(([part, arns]) => statement(acts[part], arns)),
  ];
}
