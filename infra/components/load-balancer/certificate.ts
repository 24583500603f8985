import { Certificate } from '@pulumi/aws/acm/certificate.js';
import { CertificateValidation } from '@pulumi/aws/acm/certificateValidation.js';
import { Record } from '@pulumi/aws/route53/record.js';
import type * as pulumi from '@pulumi/pulumi';

/** ACM answers within minutes where the world knows the zone, and never where its parent does not point to it. */
const ISSUED_WITHIN = '15m';

/**
 * One certificate for the names of all playgrounds, which ACM renews for as long as the record is there.
 * @returns its ARN, once it is issued
 */
export function wildcardCertificate(
  name: string,
  { domain, zoneId }: { domain: string; zoneId: string },
  parent: { parent: pulumi.Resource },
): pulumi.Output<string> {
  const certificate = new Certificate(name, { domainName: `*.${domain}`, validationMethod: 'DNS' }, parent);
  const proof = certificate.domainValidationOptions.apply(first);
  const record = new Record(
    `${name}-certificate`,
    {
      zoneId,
      name: proof.resourceRecordName,
      type: proof.resourceRecordType,
      ttl: 300,
      records: [proof.resourceRecordValue],
      // It is the same for every certificate of a domain in an account.
      allowOverwrite: true,
    },
    parent,
  );
  const issued = new CertificateValidation(
    name,
    { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
    { ...parent, customTimeouts: { create: ISSUED_WITHIN } },
  );
  return issued.certificateArn;
}

function first<T>([option]: T[]): T {
  if (option === undefined) throw new Error('the certificate: ACM named no DNS record to prove the domain with');
  return option;
}
