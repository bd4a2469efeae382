import { writeFileSync } from 'node:fs';
import { STATUSES_DOCUMENT } from './statusesDocument.js';
import { statusesPage } from './statusesPage.js';

writeFileSync(STATUSES_DOCUMENT, statusesPage());
