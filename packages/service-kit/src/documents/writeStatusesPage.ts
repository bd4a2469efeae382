import { writeFileSync } from 'node:fs';
import { statusesDocument } from './statusesDocument.js';
import { statusesPage } from './statusesPage.js';

writeFileSync(statusesDocument, statusesPage());
