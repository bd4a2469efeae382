import { fileURLToPath } from 'node:url';

/** Where the page made from the registries stands in the checkout. */
export const STATUSES_DOCUMENT = fileURLToPath(new URL('../../../../docs/statuses.md', import.meta.url));
