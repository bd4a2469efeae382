import type { Projection } from '@wombat/eventlog';

/** Follows the log to know that something happened, and keeps nothing of it but how far it has come. */
export const heads: Projection = { streams: ['events'], migrations: [], handlers: {} };
