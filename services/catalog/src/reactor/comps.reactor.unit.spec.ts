import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import type { CompsSelected } from '@wombat/proto';
import { payloadsOf } from '@wombat/service-kit/testkit';
import { beforeAavso, passing } from './testing/askedCatalog.js';
import { series, sky, solvedSeries } from './testing/solvedSeries.js';

const reduction = { series, revision: 1, attempt: 1 };
const solved = solvedSeries(1);
const [comp] = sky.comps;
const [star] = sky.variables;
assert.ok(comp !== undefined && star !== undefined);

/** What is selected before these services of the AAVSO. */
async function selectedBefore(
  ...[aavso, config]: [Parameters<typeof beforeAavso>[0], object?]
): Promise<CompsSelected> {
  const selected: CompsSelected[] = [];
  await beforeAavso(
    aavso,
    ({ given }) =>
      given(...solved)
        .when(passing())
        .thenSatisfies(({ published }) => void selected.push(...payloadsOf(published, 'CompsSelected'))),
    config,
  );
  const [only] = selected;
  assert.ok(only !== undefined, 'nothing was selected');
  return only;
}

describe('a series whose frames are solved', () => {
  it('gets its star and comparison stars, with every answer as it came', () =>
    beforeAavso({}, async ({ given, standin }) => {
      await given(...solved)
        .when(passing())
        .thenPublishes({
          type: 'CompsSelected',
          id: 'select/20260101/SSCyg/V/r1.1',
          causation: 'all-SSCyg-1',
          payload: {
            reduction,
            chartId: 'X12345AB',
            target: {
              ...{ name: 'SS Cyg', auid: '000-BCP-220', raDegrees: 325.67842, decDegrees: 43.58609 },
              ...{
                ra2000Degrees: 325.67842,
                dec2000Degrees: 43.58609,
                brightestMag: 7.7,
                faintestMag: 12.4,
                ...{ brightestBand: 'V', faintestBand: 'V' },
              },
              ...{ rangeText: '7.7 V .. 12.4 V', foundBy: 'VSX as SSCyg' },
            },
            aliasId: '',
            notes: [],
          },
        });
      assert.deepEqual(
        standin.requests.map(({ service, path }) => [service, /(?:ident|star)=([^&]*)/.exec(path)?.[1]]),
        [
          ['vsx', 'SSCyg'],
          ['vsp', 'SS+Cyg'],
        ],
      );
    }));

  it('waits for the last solution that was counted', () =>
    beforeAavso({}, async ({ given, standin }) => {
      const { payload } = event('FramesSolved', { reduction, solved: 2 });
      await given(...solved.slice(0, 3), { id: 'all', type: 'FramesSolved', payload })
        .when(passing())
        .thenNothing();
      assert.deepEqual(standin.requests, []);
    }));

  it('has its comps ranked or rejected, with the colours of their magnitudes', async () => {
    const bands = [
      ...[
        { band: 'B', mag: 10.1234 },
        { band: 'V', mag: 9.5 },
        { band: 'Rc', mag: 9.2 },
      ].map((one) => ({ ...one, error: 0.01 })),
    ];
    const comps = [
      { ...comp, bands },
      { ...comp, auid: '000-BCP-009', bands: [{ band: 'V', mag: 17, error: null }] },
    ];
    const selected = await selectedBefore({ books: { comps } });
    assert.deepEqual(
      selected.comps.map(({ auid, rank, mag, magError, colorBv, colorVr, colorVi }) => ({
        ...{ auid, rank, mag, magError },
        colours: [colorBv, colorVr, colorVi],
      })),
      [
        { auid: '000-BCP-000', rank: 1, mag: 9.5, magError: 0.01, colours: [0.6234, 0.3, undefined] },
        { auid: '000-BCP-009', rank: 0, mag: 17, magError: undefined, colours: [undefined, undefined, undefined] },
      ],
    );
    assert.deepEqual(
      selected.comps.map(({ rejectedBecause }) => rejectedBecause === ''),
      [true, false],
    );
  });

  it('is where its star has moved to by the middle of the night', async () => {
    const moving = { ...star, ProperMotionRA: '1000', ProperMotionDec: '-1000' };
    const { target } = await selectedBefore({ books: { variables: [moving] } });
    const years = (2461041.5 - 2451545) / 365.25;
    assert.equal(target?.dec2000Degrees, 43.58609);
    assert.ok(Math.abs((target?.decDegrees ?? 0) - (43.58609 - years / 3600)) < 1e-6);
    assert.ok((target?.raDegrees ?? 0) > 325.67842);
  });

  it('says in a note, and to the observer, what the chart of a wide field lacks', () =>
    beforeAavso({}, ({ given }) =>
      given(...solvedSeries(1, { sideDegrees: 4 }))
        .when(passing())
        .thenSatisfies(({ published, warnings }) => {
          const [note = ''] = payloadsOf(published, 'CompsSelected')[0]?.notes ?? [];
          assert.match(note, /wider than 180': VSP gives comparison stars only to magnitude 12 there, not to 13\.9\.$/);
          assert.deepEqual(warnings, [`SSCyg V 20260101: ${note}`]);
        }),
    ));

  it('has a chart by its place where the charts do not know its name', () =>
    beforeAavso({ books: { variables: [] } }, async ({ given, standin }) => {
      const word = event('AliasSet', {
        folder: 'SSCyg',
        name: '',
        raDegrees: 325.67842,
        decDegrees: 43.58609,
        by: 'ABC',
      });
      await given(...solved, word)
        .when(passing())
        .thenSatisfies(({ published }) => {
          const [selected] = payloadsOf(published, 'CompsSelected');
          assert.equal(selected?.target?.foundBy, 'coordinates given by ABC');
          assert.deepEqual([selected?.aliasId, selected?.vsxUrl], ['AliasSet:1', '']);
        });
      assert.match(standin.requests.map(({ path }) => path).join(), /^\/api\/chart\/\?ra=/);
    }));
});

describe('who a star is', () => {
  const foundBy = async (...[aavso, config]: Parameters<typeof selectedBefore>) =>
    (await selectedBefore(aavso, config)).target?.foundBy;

  it('is said by the configuration before anybody', async () => {
    assert.equal(await foundBy({}, { targets: { SSCyg: { name: '000-BCP-220' } } }), 'VSX as 000-BCP-220');
    const place = { ra: 325.67842, dec: 43.58609, range: [7.7, 12.4] };
    assert.equal(await foundBy({ vsx: '503' }, { targets: { SSCyg: place } }), 'configuration');
  });

  it('is said by a person before the name of the folder', () =>
    beforeAavso({}, ({ given }) =>
      given(...solved, event('AliasSet', { folder: 'SSCyg', name: 'SS Cyg', by: 'ABC' }))
        .when(passing())
        .thenSatisfies(({ published }) =>
          assert.equal(payloadsOf(published, 'CompsSelected')[0]?.target?.foundBy, 'VSX as SS Cyg, named by ABC'),
        ),
    ));

  it('is asked of the observer where VSX does not know it, with the variables of the field', () => {
    const other = { ...star, Name: 'V1668 Cyg', AUID: '000-BDB-123', _aliases: [] };
    return beforeAavso({ books: { variables: [other] } }, ({ given }) =>
      given(...solved)
        .when(passing())
        .thenSatisfies(({ published }) => {
          const [halted] = payloadsOf(published, 'SeriesHalted');
          assert.deepEqual([halted?.stage, halted?.code, halted?.retryAt], ['select', 'novsx', '']);
          assert.match(halted?.reason ?? '', /^VSX knows no star on these images .* Say which star it is/);
          const [offered] = halted?.choice?.offered ?? [];
          assert.deepEqual(
            [offered?.name, offered?.auid, offered?.rangeText],
            ['V1668 Cyg', '000-BDB-123', '7.7 V .. 12.4 V'],
          );
          assert.ok((offered?.separationDegrees ?? 1) < 1e-3);
        }),
    );
  });

  it('is asked of the observer where two names of its folder are two stars of the images', () => {
    const number = '1234567890123456789';
    const variables = [
      { ...star, _aliases: [`Gaia DR2 ${number}`] },
      { ...star, Name: 'V9 Cyg', AUID: '000-BBB-999', RA2000: '325.75', _aliases: [`Gaia DR3 ${number}`] },
    ];
    return beforeAavso({ books: { variables } }, ({ given }) =>
      given(...solvedSeries(1, { targetName: `Gaia${number}` }))
        .when(passing())
        .thenSatisfies(({ published }) => {
          const [halted] = payloadsOf(published, 'SeriesHalted');
          assert.equal(halted?.code, 'ambiguous');
          assert.deepEqual(halted?.choice?.offered.map(({ name }) => name).toSorted(), ['SS Cyg', 'V9 Cyg']);
        }),
    );
  });

  it('is asked once more when a person has said, in the next attempt', () => {
    const { payload } = event('SeriesHalted', { reduction, code: 'novsx', retryAt: '', choice: undefined });
    const halted = { id: 'halted', type: 'SeriesHalted', payload } as const;
    return beforeAavso({}, async ({ given }) => {
      await given(...solved, halted)
        .when(passing())
        .thenNothing();
      await given(...solved, halted, event('AliasSet', { folder: 'SSCyg', name: 'SS Cyg', by: 'ABC' }))
        .when(passing())
        .thenPublishes({
          type: 'CompsSelected',
          id: 'select/20260101/SSCyg/V/r1.2',
          payload: { reduction: { ...reduction, attempt: 2 }, aliasId: 'AliasSet:1' },
        });
    });
  });
});

describe('a series without comparison stars', () => {
  const nocomps = async (aavso: Parameters<typeof beforeAavso>[0], events: typeof solved, reason: RegExp) =>
    beforeAavso(aavso, ({ given }) =>
      given(...events)
        .when(passing())
        .thenSatisfies(({ published }) => {
          const [halted] = payloadsOf(published, 'SeriesHalted');
          assert.deepEqual([halted?.stage, halted?.code, halted?.retryAt], ['select', 'nocomps', '']);
          assert.match(halted?.reason ?? '', reason);
        }),
    );

  it('says that the chart has none', () =>
    nocomps({ books: { comps: [] } }, solved, /^chart X12345AB has no comparison star in this field$/));

  it('says what most of the chart is rejected for', () => {
    const faint = sky.comps.map((one) => ({ ...one, bands: [{ band: 'V', mag: 17, error: 0.01 }] }));
    return nocomps(
      { books: { comps: faint } },
      solved,
      /^none of the 3 stars of chart X12345AB can be used; most often: .*\(the table comp_star has them all\)$/,
    );
  });

  it('says that its filter has no band, and asks nobody', () =>
    beforeAavso({}, async ({ given, standin }) => {
      const bandless = event('ReductionRequested', { reduction, band: '' }, { id: 'asked' });
      await given(...solved.slice(0, 2), bandless, ...solved.slice(3))
        .when(passing())
        .thenPublishes({
          type: 'SeriesHalted',
          id: 'select/20260101/SSCyg/V/r1.1:halt',
          payload: {
            code: 'nocomps',
            reason: "filter 'V' has no AAVSO band: name it under filters: in wombat.yaml, e.g. filters: { V: V }",
          },
        });
      assert.deepEqual(standin.requests, []);
    }));
});

describe('a series whose services do not answer', () => {
  const waits = (service: 'vsx' | 'vsp', reason: RegExp) =>
    beforeAavso({ [service]: '503' }, async ({ given }) => {
      await given(...solved)
        .when(passing())
        .thenPublishes({
          type: 'SeriesHalted',
          payload: { reduction, stage: 'select', code: 'novsp', retryAt: '2024-01-02T03:34:05.678Z' },
        });
      await given(...solved)
        .when(passing())
        .thenSatisfies(({ answer, published, kit }) => {
          assert.deepEqual(answer, { planned: 0, retries: 1 });
          assert.match(payloadsOf(published, 'SeriesHalted')[0]?.reason ?? '', reason);
          assert.deepEqual(
            [...kit.status.outside.values()],
            ['SSCyg V 20260101: an AAVSO service did not answer; it is asked again at 2024-01-02T03:34:05.678Z'],
          );
          const call = kit.status.calls.list().find(({ outside }) => outside === service);
          assert.deepEqual([call?.outcome, call?.nextAt?.toISOString()], ['refused', '2024-01-02T03:34:05.678Z']);
        });
    });

  it('waits for VSX', () => waits('vsx', /^VSX could not be asked for SSCyg: /));
  it('waits for VSP', () => waits('vsp', /^VSP could not be asked: /));

  const halted = (retryAt: string) => event('SeriesHalted', { reduction, code: 'novsp', retryAt, choice: undefined });

  it('is tried again when its time has come, and by every new process', () =>
    beforeAavso({}, async ({ given }) => {
      for (const retryAt of ['2024-01-02T03:00:00.000Z', '2024-01-02T04:00:00.000Z'])
        await given(...solved, halted(retryAt))
          .when(passing())
          .thenPublishes({ type: 'CompsSelected', payload: { reduction: { ...reduction, attempt: 2 } } });
    }));
});
