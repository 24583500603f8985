import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
} from '@aws-sdk/lib-dynamodb';
import { ALL_INDEX } from '../../provisioner/contract/registry-dynamodb/rows.ts';
import { type Token, tokenSchema } from './token.ts';

/** Where tokens are kept. Whoever is revoked is gone at once; whoever has expired goes some time later. */
export interface Tokens {
  put(token: Token): Promise<void>;
  /** Strongly consistent. */
  get(id: string): Promise<Token | undefined>;
  /** The next to expire first; from an index, so a second late. */
  list(): Promise<Token[]>;
  /** The token that is gone now, or undefined where there was none. */
  remove(id: string): Promise<Token | undefined>;
}

/** The one value of `listed` that tokens have, in the index that lists playgrounds by another. */
const LISTED = 'token';

const tokenKey = (id: string): { pk: string } => ({ pk: `TOKEN#${id}` });

/** Rows of the registry's table, which DynamoDB removes by itself when they have expired. */
export function createTokens(client: DynamoDBDocumentClient, table: string): Tokens {
  return {
    async put(token) {
      const Item = { ...tokenKey(token.id), ...token, listed: LISTED, deleteAfter: token.expiresAt };
      await client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
    },
    async get(id) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: tokenKey(id), ConsistentRead: true }));
      return Item && tokenSchema.parse(Item);
    },
    async list() {
      const tokens: Token[] = [];
      const query = {
        TableName: table,
        IndexName: ALL_INDEX,
        KeyConditionExpression: 'listed = :listed',
        ExpressionAttributeValues: { ':listed': LISTED },
      };
      for await (const { Items = [] } of paginateQuery({ client }, query)) {
        tokens.push(...Items.map((item) => tokenSchema.parse(item)));
      }
      return tokens;
    },
    async remove(id) {
      const { Attributes } = await client.send(
        new DeleteCommand({ TableName: table, Key: tokenKey(id), ReturnValues: 'ALL_OLD' }),
      );
      return Attributes && tokenSchema.parse(Attributes);
    },
  };
}
