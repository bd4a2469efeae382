import { writeFileSync } from 'node:fs';
import { CONFIGURATION_DOCUMENTS } from './configurationDocuments.js';
import { configurationJsonSchema, configurationPage } from './configurationPage.js';

writeFileSync(CONFIGURATION_DOCUMENTS.page, configurationPage());
writeFileSync(CONFIGURATION_DOCUMENTS.jsonSchema, configurationJsonSchema());
