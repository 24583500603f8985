// Stands in for the index of Slack's client, a third of which makes one module of another: a bundler does that for nothing.
export { ChatStreamer } from './chat-stream';
export * from './errors';
export { addAppMetadata } from './instrument';
export { LogLevel } from './logger';
export { default as retryPolicies } from './retry-policies';
export { WebClient, WebClientEvent } from './WebClient';

// As there, after the client: each requires the other.

export * from './methods';
