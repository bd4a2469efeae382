import { event, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { discovery } from './discovery.js';
import { reportStates } from './reportStates.js';
import { seriesStates } from './seriesStates.js';

const ledger = specifyProjection(discovery, seriesStates, reportStates);
const night = event('NightDiscovered');
const requested = event('ReductionRequested', { reduction: revision(2) });
const made = (sha256: string) =>
  event('MagnitudesTransformed', { report: { path: 'aavso.txt', sha256 } }, { id: `made:${sha256}` });
const approved = event('Validated', { reduction: revision(2) });
const submitted = (state: string | null) => ({
  target: [{ target_name: 'SS Cyg', filter: 'V', revision: 2, submitted: state }],
});
const rows = async (state: string | null, ...events: Parameters<typeof ledger.given>) => {
  const { target } = submitted(state);
  await ledger.given(night, requested, ...events).thenRows({ target });
};

describe('what a person decided on a report', () => {
  it('stands while the report has the same bytes', () => rows('approved', made('one'), approved, made('one')));

  it('holds for a report that is made after it, of these bytes alone', async () => {
    await rows('approved', approved, made('ab'.repeat(32)));
    await rows(null, approved, made('two'));
  });

  it('does not hold for other bytes of the same revision', () => rows(null, made('one'), approved, made('two')));
});
