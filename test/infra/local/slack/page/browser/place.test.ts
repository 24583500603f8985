import { expect, it } from 'vitest';
import { placeHash, readPlace } from '../../../../../../infra/local/slack/page/browser/place.ts';
import { ADA, ALERTS, GENERAL, GRACE } from '../../support.ts';

it('is written and read in the address', () => {
  const place = { userId: GRACE, channelId: ALERTS };
  expect(readPlace(placeHash(place))).toEqual(place);
});

it('is ada in #general when the address says nothing', () => {
  expect(readPlace('')).toEqual({ userId: ADA, channelId: GENERAL });
});
