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
const apertures = { path: 'a.radec', sha256: 'of the apertures' };
const measured = [
  ...[series.requested, ...series.solved, ...series.profiled, series.selected, ...series.measured],
  event('PhotometryDone', { ...sampleDone({ T1: 'target' }, { table, apertures }), reduction }),
];
const report = { path: 'a.txt', sha256: 'of the report' };
const list = (kit: ServiceKit) =>
  new ProductsController(kit).listProducts({ night: '20240101', targetName: 'SS Cyg', filter: 'V' });

describe('ListProducts', () => {
  it('names the files of a series, each once it is made', async () => {
    await given(...measured)
      .when(list)
      .thenIs({ revision: 1, report: undefined, table, radec: apertures });
    await given(...measured, event('MagnitudesTransformed', { reduction, report, pointsId: '' }))
      .when(list)
      .thenIs({ revision: 1, report, table, radec: apertures });
  });

  it('says what is not measured', () =>
    given(series.requested)
      .when((kit) => assert.throws(() => list(kit), /is not measured/))
      .thenNothing());
});
