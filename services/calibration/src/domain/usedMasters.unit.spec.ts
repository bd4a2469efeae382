import assert from 'node:assert/strict';
import { FramesCalibrated } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';
import { chooseMasters } from './chooseMasters.js';
import type { Master } from './frame.js';
import { sampleMaster, sampleMeta } from './testing/sampleFrames.js';
import { masterChanges, usedMasters } from './usedMasters.js';

const NIGHT = '20240101';
const RULES = { temperatureTolerance: 2, maxAgeDays: null };
const bias = sampleMaster('bias', NIGHT);
const flat = sampleMaster('flat', '20231220');
const usedOf = (masters: readonly Master[], exposures = [60]) =>
  usedMasters(
    exposures.map((exposureSeconds) =>
      chooseMasters({ night: NIGHT, filter: 'V', meta: sampleMeta({ exposureSeconds }) }, masters, RULES),
    ),
  );
const changes = (was: readonly Master[], now: readonly Master[]) =>
  masterChanges(FramesCalibrated.fromJSON({ masters: usedOf(was) }), usedOf(now));

describe('the masters of a series', () => {
  it('are each told once, whatever number of frames takes it', () => {
    const darks = [60, 120].map((exposureSeconds) =>
      sampleMaster('dark', NIGHT, { path: `mdark${exposureSeconds}.fits`, meta: { exposureSeconds } }),
    );
    assert.deepEqual(
      usedOf([flat, ...darks, bias], [60, 120, 60]).map(({ calType, product }) => [calType, product?.path]),
      [
        ['bias', `${NIGHT}/mbias.fits`],
        ['dark', 'mdark60.fits'],
        ['dark', 'mdark120.fits'],
        ['flat', '20231220/mflat.fits'],
      ],
    );
  });
});

describe('a series that would be made with other masters today', () => {
  it('is not where they are the same', () => assert.deepEqual(changes([bias, flat], [flat, bias]), []));

  it('is where one has other bytes, a nearer one has come, or one is gone', () => {
    assert.deepEqual(changes([bias, flat], [{ ...bias, sha256: 'another' }, flat]), [
      `bias: ${NIGHT}/mbias.fits was made anew`,
    ]);
    assert.deepEqual(changes([bias, flat], [bias, flat, sampleMaster('flat', NIGHT)]), [
      `flat: ${NIGHT}/mflat.fits in place of 20231220/mflat.fits`,
    ]);
    assert.deepEqual(changes([bias, flat], [bias]), ['flat: no more 20231220/mflat.fits']);
  });

  it('is where there was none before', () =>
    assert.deepEqual(changes([], [bias]), [`bias: ${NIGHT}/mbias.fits where there was none`]));

  it('is told by the first master of each kind where the outcome names no others', () => {
    const product = ({ path, sha256 }: Master) => ({ path, sha256 });
    const outcome = (calType: CalType, master: Master) =>
      FramesCalibrated.fromJSON({ [calType]: { date: master.night, product: product(master) } });
    const own = { biasSubtracted: false };
    const longer = sampleMaster('dark', NIGHT, { ...own, path: 'long.fits', meta: { exposureSeconds: 120 } });
    const dark = sampleMaster('dark', NIGHT, own);
    assert.deepEqual(masterChanges(outcome('dark', dark), usedOf([dark, longer], [60, 120])), []);
    assert.deepEqual(masterChanges(outcome('dark', dark), usedOf([{ ...dark, sha256: 'another' }])), [
      `dark: ${NIGHT}/mdark.fits was made anew`,
    ]);
  });
});
