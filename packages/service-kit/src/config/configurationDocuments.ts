import { fileURLToPath } from 'node:url';

/** Where the documents made from the schema stand in the checkout. */
export const CONFIGURATION_DOCUMENTS = {
  page: fileURLToPath(new URL('../../../../docs/configuration.md', import.meta.url)),
  jsonSchema: fileURLToPath(new URL('../../../../docs/wombat.schema.json', import.meta.url)),
};
