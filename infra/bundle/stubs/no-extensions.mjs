// Stands in for how each of the SDK's clients lets extensions change its settings, which nothing here has.
import { getHttpHandlerExtensionConfiguration } from '@smithy/core/protocols';

export function resolveRuntimeExtensions(settings, extensions) {
  if (extensions.length > 0)
    throw new Error('this bundle was made without extensions of AWS clients: see infra/bundle/slim-sdk.ts');
  // Hands logger and time limit to the HTTP handler, extensions or not.
  getHttpHandlerExtensionConfiguration(settings);
  return settings;
}
