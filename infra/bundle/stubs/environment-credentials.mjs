// Stands in for the SDK's search for credentials in eight places. Lambda gives a function's in its environment.
// An ES module, unlike its neighbours: of what a CommonJS module requires a bundle keeps all, and here that was half the SDK.
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
