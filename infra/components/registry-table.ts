import { Table } from '@pulumi/aws/dynamodb/table.js';
import * as pulumi from '@pulumi/pulumi';
import { DUE_INDEX, OWNER_INDEX } from '../../provisioner/contract/registry-dynamodb/rows.ts';

/** The registry: who has which playground, and who may work on it. Paid by the request, so idle costs nothing. */
export class RegistryTable extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly ownerIndexArn: pulumi.Output<string>;
  readonly dueIndexArn: pulumi.Output<string>;

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
        ],
        globalSecondaryIndexes: [
          // Sparse: only playgrounds carry `createdAt`, and only what the sweeper has to look at carries `dueKind`.
          index(OWNER_INDEX, 'ownerId', 'createdAt'),
          index(DUE_INDEX, 'dueKind', 'dueAt'),
        ],
        ttl: { attributeName: 'deleteAfter', enabled: true },
        pointInTimeRecovery: { enabled: true },
        deletionProtectionEnabled: args.protectData,
      },
      { parent: this },
    );
    this.name = table.name;
    this.arn = table.arn;
    this.ownerIndexArn = pulumi.interpolate`${table.arn}/index/${OWNER_INDEX}`;
    this.dueIndexArn = pulumi.interpolate`${table.arn}/index/${DUE_INDEX}`;
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
