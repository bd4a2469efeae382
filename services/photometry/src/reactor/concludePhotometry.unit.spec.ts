import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { event } from '@wombat/eventlog/testkit';
import type { CompsSelected, FrameMeasured, PhotometryDone } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { photometryProjections } from '../projection/photometry.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { MeasureStage } from './measure.js';

const v = simulatedSeries('V');
const TABLE = `${v.folder}/SS Cyg_20240101_phot.tbl`;
const conclude = (kit: ServiceKit) => new MeasureStage(kit, new PhotometryTables(kit)).conclude();
const selected = v.selected.payload as CompsSelected;

/** All frames of the series are back; its stars were selected with these changes. */
const measuredWith = (changes: Partial<CompsSelected> = {}, config = {}) =>
  specifyReactor({ projections: photometryProjections, config }).given(
    ...[v.requested, ...v.solved, ...v.profiled, ...v.measured],
    event('CompsSelected', { ...selected, ...changes }),
  );

async function doneWith(...[changes, config]: Parameters<typeof measuredWith>): Promise<PhotometryDone> {
  const done: PhotometryDone[] = [];
  await measuredWith(changes, config)
    .when(conclude)
    .thenSatisfies(({ published }) => void done.push(...payloadsOf(published, 'PhotometryDone')));
  const [only] = done;
  assert.ok(only !== undefined, 'there is no outcome');
  return only;
}

describe('the photometry of a series', () => {
  it('says who is who, with which radii and why', async () => {
    const done = await doneWith();
    assert.deepEqual(
      done.roles.map(({ role, starId }) => `${role} ${starId}`),
      ['T1 target', 'T2 000-2', 'C3 000-0', 'C4 000-1', 'C5 000-3'],
    );
    assert.deepEqual([done.mode, done.measured, done.failed, done.dropped], ['ensemble', 4, 0, []]);
    assert.deepEqual(done.radii, { starPixels: 6, skyInnerPixels: 12, skyOuterPixels: 24 });
    assert.deepEqual([done.fwhmPixels, done.referenceFrame], [4, '2024-01-01/Light/SS Cyg/V/a1.fits']);
    assert.notEqual(done.apertureReason, '');
  });

  it('leaves the table and the apertures beside the calibrated frames, as the event names them', () =>
    measuredWith()
      .when(conclude)
      .thenSatisfies(({ published, kit }) => {
        const [done] = payloadsOf(published, 'PhotometryDone');
        assert.deepEqual([done?.table?.path, done?.apertures?.path], [TABLE, `${v.folder}/SS Cyg.radec`]);
        const [header, ...rows] = readFileSync(join(kit.data, TABLE), 'utf8').trimEnd().split('\n');
        assert.match(header ?? '', /\tX\(IJ\)_T1\t.*\tX\(IJ\)_C5\t/);
        assert.equal(rows.length, 4);
        assert.match(readFileSync(join(kit.data, `${v.folder}/SS Cyg.radec`), 'utf8'), /^04:00:00/m);
      }));

  it('takes the radius of the ladder with the least error of T1 for all, and keeps what spoke for each', async () => {
    const ladder = [4, 5.7, 8.2].map((radiusPixels, index) => ({
      radiusPixels,
      light: [0.7, 0.95, 1][index] ?? 1,
      noise: [0.9, 0.8, 1.4][index] ?? 1,
    }));
    const measured = v.measured.map(({ payload, ...rest }) => {
      const fact = payload as FrameMeasured;
      const stars = fact.stars.map((star) => ({
        ...star,
        apertures: ladder.map(({ radiusPixels, light, noise }) => ({
          ...{ net: light * (star.net ?? 0), area: Math.PI * radiusPixels ** 2, flags: star.flags },
          ...{ error: noise * (star.error ?? 0), peak: star.peak },
        })),
      }));
      return { ...rest, payload: { ...fact, stars, ladderPixels: ladder.map(({ radiusPixels }) => radiusPixels) } };
    });
    await specifyReactor({ projections: photometryProjections })
      .given(v.requested, ...v.solved, ...v.profiled, v.selected, ...measured)
      .when(conclude)
      .thenSatisfies(({ published, kit }) => {
        const [done] = payloadsOf(published, 'PhotometryDone');
        assert.deepEqual(done?.radii, { starPixels: 5.7, skyInnerPixels: 12, skyOuterPixels: 24 });
        assert.match(done?.apertureReason ?? '', /^star radius 5\.7 px, 1\.4 times the FWHM: /);
        assert.deepEqual(
          done?.aperturesTried.map(({ radiusPixels, lightFraction }) => [radiusPixels, lightFraction.toFixed(2)]),
          [
            [4, '0.70'],
            [5.7, '0.95'],
            [8.2, '1.00'],
          ],
        );
        const [header = '', row = ''] = readFileSync(join(kit.data, TABLE), 'utf8').split('\n');
        const cell = (column: string) => Number(row.split('\t')[header.split('\t').indexOf(column)]);
        assert.equal(cell('Source_Radius'), 5.7);
        assert.ok(Math.abs(cell('Mean_T1') * cell('N_Src_Pixels_T1') - cell('Source-Sky_T1')) < 1e-6);
        assert.ok(Math.abs(cell('N_Src_Pixels_T1') - Math.PI * 5.7 ** 2) < 1e-9);
      });
  });

  it('leaves beside the table, under its name, what opens it in AstroImageJ as a plot, and its apertures', () =>
    measuredWith()
      .when(conclude)
      .thenSatisfies(({ published, kit }) => {
        const [done] = payloadsOf(published, 'PhotometryDone');
        const files = [done?.plotSettings?.path ?? '', done?.savedApertures?.path ?? ''];
        assert.deepEqual(files, [TABLE.replace('.tbl', '.plotcfg'), `${v.folder}/SS Cyg.apertures`]);
        const [plot = '', apertures = ''] = files.map((path) => readFileSync(join(kit.data, path), 'utf8'));
        assert.match(plot, /^\.plot\.title=SS Cyg V 20240101$/m);
        assert.match(apertures, /^\.aperture\.radius=6$/m);
        assert.match(apertures, /^\.multiaperture\.isrefstar=false,false,true,true,true$/m);
      }));

  it('warns of what was assumed or is missing', async () => {
    const { warnings } = await doneWith();
    for (const warning of [
      'no flat applied: no flat',
      'the chart ends at magnitude 12',
      'saturation not known: 60000 ADU assumed; set cameras: saturation',
      'no site known: airmass and altitude are missing; set site: in wombat.yaml',
    ])
      assert.ok(warnings.includes(warning), `${warning} is not among: ${warnings.join('; ')}`);
    assert.ok(!warnings.some((warning) => /bias|dark/.test(warning)));
    const sited = await doneWith({}, { site: { latitude: 35, longitude: -120, elevation: 0 } });
    assert.ok(!sited.warnings.some((warning) => /no site/.test(warning)));
  });

  it('has one comparison star alone where there is no other, or where one is asked for', async () => {
    const [one] = selected.comps;
    assert.ok(one !== undefined);
    const alone = await doneWith({ comps: [one] });
    assert.equal(alone.mode, 'singleNoCheck');
    assert.deepEqual(
      alone.roles.map(({ role }) => role),
      ['T1', 'C2'],
    );
    const single = await doneWith({}, { photometry: { ensemble: false } });
    assert.deepEqual([single.mode, single.reportComp], ['single', '000-0']);
    assert.equal((await doneWith()).reportComp, '');
  });

  it('takes no star that catalog rejected, and drops with a reason what cannot be measured', async () => {
    const [first, second, ...others] = selected.comps;
    assert.ok(first !== undefined && second !== undefined);
    const unseen = { ...second, auid: '000-unseen', rank: 9 };
    const done = await doneWith({
      comps: [{ ...first, rank: 0, rejectedBecause: 'too faint' }, second, ...others, unseen],
    });
    assert.ok(!done.roles.some(({ starId }) => starId === first.auid));
    assert.deepEqual(done.dropped, [{ starId: '000-unseen', reason: 'not on the image in 4 of 4 frames' }]);
  });

  it('keeps comps near what a variable without a known range has measured', async () => {
    const { target } = selected;
    assert.ok(target !== undefined);
    const unknown = { ...target, brightestMag: undefined, faintestMag: undefined };
    const window = { photometry: { comps: { brighter: 0.4, fainter: 0.3 } } };
    const { dropped } = await doneWith({ target: unknown }, window);
    assert.deepEqual(
      dropped.map(({ starId }) => starId),
      ['000-0', '000-3'],
    );
    assert.match(
      dropped[0]?.reason ?? '',
      /^magnitude 11\.00 is outside 11\.\d\d to 11\.\d\d, about the target's measured 11\.5\d\.$/,
    );
    assert.deepEqual((await doneWith({}, window)).dropped, []);
  });

  it('halts where no comparison star can be used', () =>
    measuredWith({ comps: selected.comps.map((comp) => ({ ...comp, auid: `${comp.auid} unseen` })) })
      .when(conclude)
      .thenSatisfies(({ published }) => {
        const [halted] = payloadsOf(published, 'SeriesHalted');
        assert.deepEqual([halted?.stage, halted?.code], ['measure', 'nocomps']);
        assert.match(
          halted?.reason ?? '',
          /^none of the 4 comparison stars can be used\. 000-0 unseen not on the image in 4 of 4 frames/,
        );
      }));
});
