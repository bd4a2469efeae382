import { event } from '@wombat/eventlog/testkit';
import type { FileProduct, FramesCalibrated, MasterBuilt } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { calibration } from '../projection/calibration.js';
import { MastersController } from './masters.controller.js';

const { given } = specifyReactor({ projections: [calibration] });
const file = (name: string): FileProduct => ({ path: `Reduced/${name}.fits`, sha256: name });
const master = (over: Partial<MasterBuilt>) => event('MasterBuilt', { scan: 1, ...over });
const MASTERS = [
  master({ night: '20240101', item: 'dark', product: file('dark') }),
  master({ night: '20240101', item: 'flat V', state: 'skipped', reason: 'too few frames', product: undefined }),
  master({ night: '20231230', item: 'flat V', product: file('older flat') }),
  master({ night: '20231230', item: 'flat B', product: file('flat nobody used') }),
];
const used: Partial<FramesCalibrated> = { masters: [{ calType: 'flat', product: file('older flat') }] };
const list = (kit: ServiceKit) =>
  new MastersController(kit)
    .listMasters({ night: '20240101' })
    .masters.map(({ night, state, product }) => [night, state, product?.sha256]);

describe('ListMasters', () => {
  it('has what came of every master of a night, and those of other nights that its frames were calibrated with', () =>
    given(...MASTERS, event('ReductionRequested'), event('FramesCalibrated', used))
      .when(list)
      .thenIs([
        ['20240101', 'built', 'dark'],
        ['20240101', 'skipped', undefined],
        ['20231230', 'built', 'older flat'],
      ]));

  it('has them as the newest scan made them', () =>
    given(...MASTERS, master({ night: '20240101', item: 'dark', scan: 2, product: file('new dark') }))
      .when(list)
      .thenIs([['20240101', 'built', 'new dark']]));
});
