import assert from 'node:assert/strict';
import { nameCandidates, parseVsxObjects, type ServiceAnswer, type VsxStar } from '@wombat/aavso';
import { nextNameToAsk } from './nextNameToAsk.js';
import type { NameAttempt } from './resolveStar.js';

const unknown: ServiceAnswer<VsxStar> = { outcome: 'unknown', raw: '', url: '' };
const down: ServiceAnswer<VsxStar> = { outcome: 'unavailable', reason: '', url: '' };

function found(name: string, facts = {}): ServiceAnswer<VsxStar> {
  const read = parseVsxObjects({ VSXObject: { Name: name, RA2000: '10', Declination2000: '20', ...facts } });
  const [value] = read.ok ? read.value : [];
  assert.ok(value !== undefined);
  return { outcome: 'found', value, raw: '', url: '' };
}

/** The names VSX is asked for when it answers so, in order. */
function asked(folder: string, answers: Record<string, ServiceAnswer<VsxStar>>, onImage = () => true): string[] {
  const attempts: NameAttempt[] = [];
  const next = () => nextNameToAsk({ names: nameCandidates(folder), attempts, onImage });
  for (let name = next(); name !== null; name = next()) attempts.push({ name, answer: answers[name] ?? unknown });
  return attempts.map(({ name }) => name);
}

describe('the names VSX is asked for', () => {
  it('are all of them while none leads to a star', () => {
    assert.deepEqual(asked('V0533Her', {}), ['V0533Her', 'V0533 Her', 'V533 Her']);
    assert.deepEqual(asked(' ', {}), []);
  });

  it('end at the first star where the others are mere spellings of the name, or of its own', () => {
    assert.deepEqual(asked('RWPsA', { RWPsA: found('RW PsA') }), ['RWPsA']);
    assert.deepEqual(asked('rwpsa', { rwpsa: found('RW PsA') }), ['rwpsa']);
    assert.deepEqual(asked('V0533Her', { 'V0533 Her': found('V0533 Her') }), ['V0533Her', 'V0533 Her']);
    assert.deepEqual(asked('TIC_123', { TIC_123: found('V1500 Cyg') }), ['TIC_123']);
    assert.deepEqual(asked('000bcp220', { '000bcp220': found('SS Cyg', { AUID: '000-BCP-220' }) }), ['000bcp220']);
    assert.deepEqual(asked('alphaOri', { alphaOri: found('alf Ori') }), ['alphaOri']);
  });

  it('go on where another may be another star', () => {
    const gHer = found('G Her');
    assert.deepEqual(asked('gher', { gher: gHer }), ['gher', 'g Her']);
    assert.deepEqual(asked('muCep', { muCep: found('MU Cep') }), ['muCep', 'mu Cep']);
    const gaia = 'Gaia4111834567779557376';
    assert.equal(asked(gaia, { 'Gaia DR3 4111834567779557376': found('SS Cyg') }).length, 3);
  });

  it('go on where the star lies outside the images', () => {
    assert.deepEqual(
      asked('RWPsA', { RWPsA: found('RW PsA') }, () => false),
      ['RWPsA', 'RW PsA'],
    );
  });

  it('end where VSX does not answer', () => {
    assert.deepEqual(asked('V0533Her', { V0533Her: down }), ['V0533Her']);
  });
});
