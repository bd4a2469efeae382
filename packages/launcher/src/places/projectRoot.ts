import { fileURLToPath } from 'node:url';

/** The checkout this launcher was built in, without a slash at the end. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '');
