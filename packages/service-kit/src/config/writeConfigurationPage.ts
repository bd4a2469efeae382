import { writeFileSync } from 'node:fs';
import { configurationDocuments } from './configurationDocuments.js';
import { configurationJsonSchema, configurationPage } from './configurationPage.js';

writeFileSync(configurationDocuments.page, configurationPage());
writeFileSync(configurationDocuments.jsonSchema, configurationJsonSchema());
