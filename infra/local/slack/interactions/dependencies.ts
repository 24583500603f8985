import type { App, DeliveryError, Posted } from '../delivery/app.ts';
import type { ResponseUrls } from '../delivery/response-urls.ts';
import type { TriggerIds } from '../delivery/trigger-ids.ts';
import type { Store } from '../store.ts';
import type { Views } from '../views/views.ts';

/** What every interaction works on. */
export interface InteractionDependencies {
  store: Store;
  views: Views;
  responseUrls: ResponseUrls;
  triggerIds: TriggerIds;
  app: App;
  /** This server's own address, for response URLs. */
  origin: () => string;
  /** Epoch milliseconds. */
  now: () => number;
}

/** It was never something that the person could do. */
export interface Invalid {
  invalid: string;
}

/** The app did not answer as it has to. `words` are for the person, `detail` for whoever mends the app. */
export interface Failed {
  error: DeliveryError | 'invalid_response';
  words: string;
  detail: string;
  status?: number;
  ms: number;
}

/** @param what what the person did, such as `"Extend"` */
export function failed(
  what: string,
  posted: Omit<Extract<Posted, { outcome: 'failed' }>, 'outcome' | 'error'> & Pick<Failed, 'error'>,
): Failed {
  const { error, detail, status, ms } = posted;
  const why = error === 'operation_timeout' ? 'This app did not respond: ' : '';
  return {
    error,
    words: `${why}${what} failed with the error "${error}"`,
    detail,
    ...(status !== undefined && { status }),
    ms,
  };
}
