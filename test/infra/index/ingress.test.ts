import { beforeAll, describe, expect, it } from 'vitest';
import { type RecordedProgram, recordProgram } from '../recorded-program.ts';

const CALLER = { arn: 'arn:aws:iam::111122223333:role/ci', actsFor: 'anybody' as const };
const ALL = { apiCallers: [CALLER], apiTokens: 'on' as const };
const DOORS = ['playground-api', 'playground-api-tokens', 'playground-bot'];
const named = (program: RecordedProgram, type: string) =>
  program
    .ofType(type)
    .map(({ name }) => name)
    .toSorted();

describe('ingress', () => {
  let byUrl: RecordedProgram;
  let byApi: RecordedProgram;
  beforeAll(async () => {
    byUrl = await recordProgram(ALL);
    byApi = await recordProgram({ ...ALL, ingress: 'http-api' });
  });

  it('is a function URL for each door, and no API Gateway', () => {
    expect(named(byUrl, 'aws:lambda/functionUrl:FunctionUrl')).toEqual(DOORS);
    expect(byUrl.resources.filter(({ type }) => type.startsWith('aws:apigateway'))).toEqual([]);
  });

  it('or an HTTP API for each, and no function URL, nor a function that everybody may invoke', () => {
    expect(byApi.ofType('aws:lambda/functionUrl:FunctionUrl')).toEqual([]);
    expect(named(byApi, 'aws:apigatewayv2/api:Api')).toEqual(DOORS);
    const permissions = byApi.ofType('aws:lambda/permission:Permission');
    expect(permissions.filter(({ inputs }) => inputs.principal === '*')).toEqual([]);
    for (const name of DOORS) {
      expect(byApi.one('aws:lambda/permission:Permission', name).inputs).toMatchObject({
        function: name,
        principal: 'apigateway.amazonaws.com',
        sourceArn: 'arn:aws:execute-api:eu-north-1:111122223333:id/*/*',
      });
    }
  });

  it('hands the functions the very events of a function URL: format 2.0, and no stage in the path', () => {
    for (const name of DOORS) {
      expect(byApi.one('aws:apigatewayv2/integration:Integration', name).inputs.payloadFormatVersion).toBe('2.0');
      expect(byApi.one('aws:apigatewayv2/stage:Stage', name).inputs).toMatchObject({
        name: '$default',
        autoDeploy: true,
      });
    }
  });

  it('has signatures checked by AWS where they are asked for', () => {
    const type = (name: string) => byApi.one('aws:apigatewayv2/route:Route', name).inputs.authorizationType;
    expect(DOORS.map(type)).toEqual(['AWS_IAM', 'NONE', 'NONE']);
  });

  it('changes nothing of the functions themselves', () => {
    const functions = (program: RecordedProgram) =>
      program.ofType('aws:lambda/function:Function').map(({ name, inputs }) => [name, inputs]);
    expect(functions(byApi)).toEqual(functions(byUrl));
  });
});
