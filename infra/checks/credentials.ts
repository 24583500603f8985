import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Asked, asked, type Finding, good, wrong } from './finding.ts';
import { homeRegion, partitionOf } from './partition.ts';

export interface Identity {
  accountId: string;
  arn: string;
}

/** Whose credentials these are. It takes no right, so any credentials that are in order answer. */
export function readIdentity(region: string | undefined): Promise<Asked<Identity>> {
  return asked(async () => {
    // Not in the region of the settings: whether there is one of that name is another check's question.
    const sts = new STSClient({ region: homeRegion(partitionOf(region ?? '')) });
    try {
      const { Account: accountId = '', Arn: arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
      return { accountId, arn };
    } finally {
      sts.destroy();
    }
  });
}

const PART = 'Credentials';
const LOG_IN = '`aws sso login`, `aws configure`, or AWS_PROFILE where there are several; then try again.';

/** Pure: what an answer of STS, or the lack of one, says of the credentials. */
export function judgeCredentials(identity: Asked<Identity>, region: string | undefined): Finding {
  if ('error' in identity) return withoutAnswer(identity.error, region);
  const { accountId, arn } = identity.answer;
  const [, partition = 'aws'] = arn.split(':');
  const wanted = partitionOf(region ?? '');
  if (region !== undefined && partition !== wanted) {
    return wrong(
      PART,
      `they are of the partition ${partition} (${arn}), and ${region} is a region of ${wanted}.`,
      `Use credentials of ${wanted}, or a region of ${partition}.`,
    );
  }
  return good(PART, `account ${accountId}, ${arn}`);
}

function withoutAnswer(error: Error, region: string | undefined): Finding {
  const { name, message } = error;
  if (/^(?:ExpiredToken|ExpiredTokenException|RequestExpired)$/.test(name) || /expired/i.test(message)) {
    return wrong(PART, 'they have expired.', LOG_IN);
  }
  if (name === 'CredentialsProviderError') return wrong(PART, 'there are none.', LOG_IN);
  if (/^(?:InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException)$/.test(name)) {
    const partition = partitionOf(region ?? '');
    const other = partition === 'aws' ? '' : ` ${region} belongs to the partition ${partition}, which has its own.`;
    return wrong(PART, `AWS does not know them.${other}`, LOG_IN);
  }
  return wrong(
    PART,
    `AWS could not be asked whose they are: ${message}`,
    'Look at the network, and at AWS_ENDPOINT_URL.',
  );
}
