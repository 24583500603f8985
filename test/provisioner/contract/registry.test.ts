import { describe } from 'vitest';
import { createRegistry } from '../../../provisioner/contract/registry-dynamodb/index.ts';
import { tableDouble } from '../../chaos/double/cloud/dynamodb.ts';
import { fakeRegistry } from '../../support/fake-registry.ts';
import { registryContract } from './registry-contract/index.ts';
import { registryWorld } from './registry-contract/world.ts';

describe('the registry on the double of its table', () => {
  const client = tableDouble().client(async (_label, act) => act());
  const registry = createRegistry(client, 'registry');
  registryContract(registryWorld(() => registry));
});

describe('the fake registry', () => {
  const registry = fakeRegistry();
  registryContract(registryWorld(() => registry));
});
