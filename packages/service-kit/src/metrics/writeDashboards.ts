import { writeFileSync } from 'node:fs';
import { dashboardFiles } from './dashboardFiles.js';

for (const { path, text } of dashboardFiles()) writeFileSync(path, text);
