import { writeFileSync } from 'node:fs';
import { FLAGS_DOCUMENT, flagsPage } from './flagsPage.js';

writeFileSync(FLAGS_DOCUMENT, flagsPage());
