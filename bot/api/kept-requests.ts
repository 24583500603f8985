import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { HISTORY_SECONDS } from '../../provisioner/contract/registry-dynamodb/rows.ts';
import type { KeepRequest } from './idempotency.ts';

const keptSchema = z.object({ id: z.string(), fingerprint: z.string(), requestedAt: z.int() });

/** Rows of the registry's table. They stay as long as what came of the request. */
export function createKeepRequest(client: DynamoDBDocumentClient, table: string): KeepRequest {
  return async (request) => {
    const Item = { pk: `REQUEST#${request.id}`, ...request, deleteAfter: request.requestedAt + HISTORY_SECONDS };
    try {
      await client.send(
        new PutCommand({
          TableName: table,
          Item,
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { isRepeat: false, kept: request };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
      return { isRepeat: true, kept: keptSchema.parse(unmarshall(error.Item)) };
    }
  };
}
