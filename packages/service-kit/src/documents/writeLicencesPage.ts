import { readFileSync, writeFileSync } from 'node:fs';
import { LICENCES_DOCUMENT, licencesPage, PACKAGE_LOCK } from './licencesPage.js';

writeFileSync(LICENCES_DOCUMENT, licencesPage(readFileSync(PACKAGE_LOCK, 'utf8')));
