import { runService } from '@wombat/service-kit';
import { heads } from './projection/heads.js';
import { UiModule } from './ui.module.js';

const running = await runService({
  name: 'ui',
  database: 'db/ui.db',
  projections: [heads],
  module: UiModule,
  page: true,
});
// For the observer, once it answers.
if (running !== null) process.stdout.write(`ui: the page is at ${running.http.replace('127.0.0.1', 'localhost')}\n`);
