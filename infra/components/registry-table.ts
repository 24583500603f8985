import { Table } from '@pulumi/aws/dynamodb/table.js';
import * as pulumi from '@pulumi/pulumi';
import {
  ALL_INDEX,
  DUE_INDEX,
  NAME_HISTORY_INDEX,
  OWNER_HISTORY_INDEX,
  OWNER_INDEX,
  PERSON_HISTORY_INDEX,
  SHARED_INDEX,
} from '../../provisioner/contract/registry-dynamodb/rows.ts';

/** The registry: who has which playground, and who may work on it. Paid by the request, so idle costs nothing. */
export class RegistryTable extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly dueIndexArn: pulumi.Output<string>;
  readonly allIndexArn: pulumi.Output<string>;
  /** What people's lists and histories are read from. */
  readonly listIndexArns: pulumi.Output<string>[];

  constructor(name: string, args: { protectData: boolean }, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:RegistryTable', name, {}, options);
    const table = new Table(
      name,
      {
        billingMode: 'PAY_PER_REQUEST',
        hashKey: 'pk',
        attributes: [
          { name: 'pk', type: 'S' },
          { name: 'ownerId', type: 'S' },
          { name: 'createdAt', type: 'N' },
          { name: 'dueKind', type: 'S' },
          { name: 'dueAt', type: 'N' },
          { name: 'listed', type: 'S' },
          { name: 'expiresAt', type: 'N' },
          { name: 'sharedTarget', type: 'S' },
          { name: 'playgroundName', type: 'S' },
          { name: 'requestedAt', type: 'N' },
          { name: 'askedBy', type: 'S' },
        ],
        globalSecondaryIndexes: [
          // Sparse, each by an attribute that only its own rows carry: playgrounds have an owner and `createdAt`, they and
          // tokens are `listed`, each by a value of their own, what the sweeper has to look at has `dueKind`, operations and changes have `requestedAt`.
          index(OWNER_INDEX, 'ownerId', 'createdAt'),
          index(DUE_INDEX, 'dueKind', 'dueAt'),
          index(ALL_INDEX, 'listed', 'expiresAt'),
          index(SHARED_INDEX, 'sharedTarget', 'playgroundName'),
          index(NAME_HISTORY_INDEX, 'playgroundName', 'requestedAt'),
          index(PERSON_HISTORY_INDEX, 'askedBy', 'requestedAt'),
          index(OWNER_HISTORY_INDEX, 'ownerId', 'requestedAt'),
        ],
        ttl: { attributeName: 'deleteAfter', enabled: true },
        pointInTimeRecovery: { enabled: true },
        deletionProtectionEnabled: args.protectData,
      },
      { parent: this },
    );
    this.name = table.name;
    this.arn = table.arn;
    this.dueIndexArn = pulumi.interpolate`${table.arn}/index/${DUE_INDEX}`;
    this.allIndexArn = pulumi.interpolate`${table.arn}/index/${ALL_INDEX}`;
    const histories = [NAME_HISTORY_INDEX, PERSON_HISTORY_INDEX, OWNER_HISTORY_INDEX];
    this.listIndexArns = [OWNER_INDEX, ALL_INDEX, SHARED_INDEX, ...histories].map(
      (name) => pulumi.interpolate`${table.arn}/index/${name}`,
    );
    this.registerOutputs();
  }
}

function index(name: string, hash: string, range: string) {
  const keySchemas = [
    { attributeName: hash, keyType: 'HASH' },
    { attributeName: range, keyType: 'RANGE' },
  ];
  return { name, keySchemas, projectionType: 'ALL' };
}
