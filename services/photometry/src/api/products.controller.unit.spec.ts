import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { photometryProjections } from '../projection/photometry.js';
import { sampleDone } from '../projection/testing/sampleSeries.js';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { ProductsController } from './products.controller.js';

const { given } = specifyReactor({ projections: photometryProjections });
const { reduction, ...series } = simulatedSeries('V');
const table = { path: 'a.tbl', sha256: 'of the table' };
const radec = { path: 'a.radec', sha256: 'of the list' };
const apertures = { path: 'a.apertures', sha256: 'of the apertures' };
const plotcfg = { path: 'a.plotcfg', sha256: 'of the settings' };
const files = { table, apertures: radec, savedApertures: apertures, plotSettings: plotcfg };
const measured = [
  ...[series.requested, ...series.solved, ...series.profiled, series.selected, ...series.measured],
  event('PhotometryDone', { ...sampleDone({ T1: 'target' }, files), reduction }),
];
const report = { path: 'a.txt', sha256: 'of the report' };
const provenance = { path: 'a.json', sha256: 'of the provenance' };
const list = (kit: ServiceKit) =>
  new ProductsController(kit).listProducts({ night: '20240101', targetName: 'SS Cyg', filter: 'V' });

describe('ListProducts', () => {
  it('names the files of a series, each once it is made', async () => {
    await given(...measured)
      .when(list)
      .thenIs({ revision: 1, report: undefined, table, radec, apertures, plotcfg, provenance: undefined });
    await given(...measured, event('MagnitudesTransformed', { reduction, report, provenance, pointsId: '' }))
      .when(list)
      .thenIs({ revision: 1, report, table, radec, apertures, plotcfg, provenance });
    await given(...measured, event('MagnitudesTransformed', { reduction, report, provenance: undefined, pointsId: '' }))
      .when(list)
      .thenIs({ revision: 1, report, table, radec, apertures, plotcfg, provenance: undefined });
  });

  it('names none of the files that came with a later version for what was made before', () => {
    const before = { ...files, savedApertures: undefined, plotSettings: undefined };
    const made = event('PhotometryDone', { ...sampleDone({ T1: 'target' }, before), reduction });
    return given(...measured.slice(0, -1), made)
      .when(list)
      .thenIs({
        revision: 1,
        report: undefined,
        table,
        radec,
        apertures: undefined,
        plotcfg: undefined,
        provenance: undefined,
      });
  });

  it('says what is not measured', () =>
    given(series.requested)
      .when((kit) => assert.throws(() => list(kit), /is not measured/))
      .thenNothing());
});
