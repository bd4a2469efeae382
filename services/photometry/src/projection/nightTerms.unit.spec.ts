import assert from 'node:assert/strict';
import { mergeProjections } from '@wombat/eventlog';
import { event, specifyProjection, TemporaryTables } from '@wombat/eventlog/testkit';
import type { ColourTerm } from '@wombat/proto';
import { learntTermsOf } from './nightTerms.js';
import { photometryProjections } from './photometry.js';

const { given } = specifyProjection(...photometryProjections);
const seriesOf = (night: string, filter = 'V') => ({ night, targetName: 'SS Cyg', filter });
const reductionOf = (night: string, revision = 1) => ({ series: seriesOf(night), revision, attempt: 1 });
const TERM = { camera: 'QHY', basis: 'B-V', fitted: 0.05, fittedError: 0.01 } as ColourTerm;

/** A series of a night that said so. */
function told(night: string, own: Partial<ColourTerm> = {}, { verdict = 'pass' as const, revision = 1 } = {}) {
  const reduction = reductionOf(night, revision);
  const gate = [{ name: 'check', verdict, sentence: '', value: undefined, threshold: undefined }];
  const said = { reduction, pointsId: '', otherFilters: '', colourTerm: { ...TERM, ...own }, gate };
  return [
    event('ReductionRequested', { reduction, band: 'V' }, { id: `r:${night}:${revision}` }),
    event('MagnitudesTransformed', said, { id: `t:${night}:${revision}` }),
  ];
}

async function learnt(
  events: readonly ReturnType<typeof told>[number][],
  own: { filter?: string; camera?: string; night?: string } = {},
) {
  const tables = await TemporaryTables.open(mergeProjections(photometryProjections));
  try {
    for (const one of events) tables.append(one);
    const series = { ...seriesOf(own.night ?? '20240201', own.filter), band: 'V' };
    return learntTermsOf(tables.store, series, { camera: own.camera ?? 'QHY', toldSecondOrder: 0 });
  } finally {
    await tables.close();
  }
}

const three = ['20240101', '20240102', '20240103'].flatMap((night) => told(night));

describe('what nights say of a colour term', () => {
  it('is kept as each series said it, one after the other', async () => {
    const second = { fittedSecondOrder: -0.03, fittedSecondOrderError: 0.004 };
    const row = { camera: 'QHY', basis: 'B-V', band: 'V', value: 0.05, told_second_order: 0, is_good: 1 };
    await given(...told('20240101', second)).thenRows({ told_term: [{ ...row, second_order: -0.03 }] });
    const later = told('20240101', { fitted: 0.07 }, { revision: 2 });
    await given(...told('20240101'), ...later).thenRows({ told_term: [row, { ...row, value: 0.07 }] });
    const [, again] = told('20240101', { fitted: 0.01 });
    assert.ok(again);
    await given(...told('20240101'), ...later).thenUnchangedBy(again);
  });

  it('is learnt by earlier nights of the same camera and filter', async () => {
    const [term] = await learnt(three);
    assert.deepEqual([term?.basis, term?.nights], ['B-V', ['20240101', '20240102', '20240103']]);
    assert.ok(Math.abs((term?.value ?? 0) - 0.05) < 1e-12);
    assert.deepEqual(await learnt(three, { camera: 'other' }), []);
    assert.deepEqual(await learnt(three, { filter: 'B' }), []);
    assert.deepEqual(await learnt(three, { camera: '' }), []);
  });

  it('is not learnt of the own night, nor of one that failed the gate, had another k told, or fits none', async () => {
    const two = three.slice(0, 4);
    assert.deepEqual(await learnt([...two, ...told('20240201')]), []);
    assert.deepEqual(await learnt([...two, ...told('20240103', {}, { verdict: 'fail' as never })]), []);
    assert.deepEqual(await learnt([...two, ...told('20240103', { toldSecondOrder: -0.03 })]), []);
    assert.deepEqual(await learnt([...two, ...told('20240103', { fitted: undefined, fittedError: undefined })]), []);
    assert.equal((await learnt([...two, ...told('20240103')])).length, 1);
  });

  it('is learnt by nights before its own alone, in whichever order all were reduced', async () => {
    const nights = ['20231231', '20240101', '20240102', '20240104'].map((night, index) =>
      told(night, { fitted: 0.05 + 0.01 * index }),
    );
    const inOrder = await learnt(nights.flat(), { night: '20240103' });
    assert.deepEqual(
      inOrder.map((term) => term.nights),
      [['20231231', '20240101', '20240102']],
    );
    assert.deepEqual(await learnt(nights.toReversed().flat(), { night: '20240103' }), inOrder);
    assert.deepEqual(await learnt(nights.flat(), { night: '20240102' }), []);
  });

  it('is learnt by the nearest of many nights', async () => {
    const nights = Array.from({ length: 45 }, (_, index) =>
      String(20230101 + 100 * (index % 12) + Math.floor(index / 12)),
    );
    const [term] = await learnt(nights.flatMap((night) => told(night)));
    assert.deepEqual(term?.nights, nights.toSorted().slice(5));
  });

  it('is what had been said when the series was ordered, whichever night of those ordered together is done first', async () => {
    const own = told('20240201')[0];
    assert.ok(own);
    const again = told('20240103', { fitted: 0.11 }, { revision: 2 });
    const known = await learnt([...three, own]);
    assert.deepEqual(await learnt([...three, own, ...again, ...told('20240104')]), known);
    assert.deepEqual(await learnt([own, ...three]), []);
    const asked = three.filter(({ type }) => type === 'ReductionRequested');
    const done = three.filter(({ type }) => type === 'MagnitudesTransformed');
    assert.deepEqual(await learnt([...asked, own, ...done]), []);
    assert.deepEqual(await learnt([...asked, own, ...done.toReversed()]), []);
    const anew = event('ReductionRequested', { reduction: reductionOf('20240201', 2), band: 'V' }, { id: 'r:anew' });
    assert.deepEqual(await learnt([own, ...three, anew]), known);
    assert.notDeepEqual(await learnt([...three, own, ...again, anew]), known);
  });
});
