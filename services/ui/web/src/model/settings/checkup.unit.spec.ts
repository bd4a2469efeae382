import assert from 'node:assert/strict';
import { checkupHeadline, worstFirst } from './checkup.js';

const finding = (verdict: 'ok' | 'warn' | 'FAULT', subject: string) => ({ verdict, subject, text: '' });
const [site, disk, vsx, solver] = [
  finding('ok', 'site'),
  finding('warn', 'disk'),
  finding('warn', 'VSX'),
  finding('FAULT', 'solver'),
];

describe('the checkup', () => {
  it('shows what keeps a run from working first, and what is well last', () => {
    assert.deepEqual(worstFirst([site, disk, vsx, solver]), [solver, disk, vsx, site]);
  });

  it('says in a sentence how things stand', () => {
    assert.equal(checkupHeadline([site]), 'All is well.');
    assert.equal(checkupHeadline([site, disk]), 'A run works; 1 thing wants to be looked at.');
    assert.equal(checkupHeadline([disk, vsx]), 'A run works; 2 things want to be looked at.');
    assert.equal(checkupHeadline([solver, disk]), '1 thing keeps a run from working.');
  });
});
