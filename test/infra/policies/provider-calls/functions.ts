import { type Calls, functionArn, roleArn, TAGS } from './calls.ts';

const ofFunction = (calls: Omit<Calls, 'service' | 'on'>): Calls => ({
  service: 'lambda',
  on: ({ inputs }) => [functionArn(inputs.function ?? inputs.functionName, inputs.qualifier)],
  ...calls,
});
/** Functions, and the roles of everything. */
export const FUNCTIONS: Readonly<Record<string, Calls>> = {
  'aws:iam/role:Role': {
    service: 'iam',
    on: ({ name }) => [roleArn(name)],
    make: 'CreateRole TagRole',
    read: 'GetRole ListAttachedRolePolicies ListRolePolicies',
    change: 'TagRole UntagRole UpdateAssumeRolePolicy UpdateRole',
    remove: 'DeleteRole DetachRolePolicy DeleteRolePolicy ListInstanceProfilesForRole',
  },
  'aws:iam/rolePolicy:RolePolicy': {
    service: 'iam',
    on: ({ inputs }) => [roleArn(inputs.role)],
    ...{ make: 'PutRolePolicy', read: 'GetRolePolicy', remove: 'DeleteRolePolicy' },
  },
  'aws:iam/rolePolicyAttachment:RolePolicyAttachment': {
    service: 'iam',
    on: ({ inputs }) => [roleArn(inputs.role)],
    ...{ make: 'AttachRolePolicy', read: 'ListAttachedRolePolicies', remove: 'DetachRolePolicy' },
  },
  'aws:lambda/alias:Alias': ofFunction({
    make: 'CreateAlias',
    ...{ read: 'GetAlias', change: 'UpdateAlias', remove: 'DeleteAlias' },
  }),
  'aws:lambda/function:Function': {
    service: 'lambda',
    on: ({ name }) => [functionArn(name)],
    make: 'CreateFunction PutFunctionConcurrency TagResource',
    read: 'GetFunction GetFunctionCodeSigningConfig GetFunctionConcurrency GetFunctionConfiguration ListVersionsByFunction',
    change: `DeleteFunctionConcurrency PublishVersion UpdateFunctionCode UpdateFunctionConfiguration ${TAGS}`,
    remove: 'DeleteFunction',
    passes: { to: 'lambda.amazonaws.com', roles: ({ inputs }) => [inputs.role] },
  },
  'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig': ofFunction({
    make: 'PutFunctionEventInvokeConfig',
    ...{ read: 'GetFunctionEventInvokeConfig', remove: 'DeleteFunctionEventInvokeConfig' },
  }),
  'aws:lambda/functionUrl:FunctionUrl': ofFunction({
    make: 'AddPermission CreateFunctionUrlConfig',
    ...{ read: 'GetFunctionUrlConfig', change: 'UpdateFunctionUrlConfig', remove: 'DeleteFunctionUrlConfig' },
  }),
  'aws:lambda/permission:Permission': ofFunction({
    ...{ make: 'AddPermission', read: 'GetPolicy', remove: 'RemovePermission' },
  }),
  'aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig': ofFunction({
    make: 'PutProvisionedConcurrencyConfig',
    ...{ read: 'GetProvisionedConcurrencyConfig', remove: 'DeleteProvisionedConcurrencyConfig' },
  }),
};
