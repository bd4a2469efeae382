import assert from 'node:assert/strict';
import type { CurvePoint, LightCurve } from '../../../server/src/domain/contract.js';
import { curveView } from './curveView.js';

const point = (jdUtc: number, mag: number, over: Partial<CurvePoint> = {}): CurvePoint => ({
  filename: 'a.fits',
  jdUtc,
  mag,
  magError: 0.02,
  flags: [],
  reported: true,
  reason: '',
  ...over,
});
const curve = (target: CurvePoint[], check: CurvePoint[]): LightCurve => ({
  revision: 1,
  star: 'XZ Cyg',
  band: 'V',
  checkId: '000-BMS-017',
  target,
  check,
  method: 'field',
  transformed: true,
  reason: '',
  mode: 'ensemble',
  chartId: 'X1',
  reportPath: '',
  tablePath: '',
  gate: [],
  warnings: [],
  radii: '',
});
const close = (a: number | undefined, b: number) =>
  assert.ok(Math.abs((a ?? Number.NaN) - b) < 1e-6, `${a} is not ${b}`);

describe('curveView', () => {
  it('counts days from the whole day before the first point, past the next noon too', () => {
    const view = curveView(curve([point(2_460_964.99, 9)], [point(2_460_965.01, 11)]), { alignCheck: false });
    assert.equal(view?.wholeDays, 2_460_964);
    close(view?.sets[0]?.marks[0]?.x, 0.99);
    close(view?.sets[1]?.marks[0]?.x, 1.01);
  });

  it('gives every mark its error bar, inside the bounds', () => {
    const view = curveView(curve([point(2_460_964.3, 9), point(2_460_964.4, 9.5)], []), { alignCheck: false });
    const mark = view?.sets[0]?.marks[0];
    close(mark?.yMin, 8.98);
    close(mark?.yMax, 9.02);
    assert.ok((view?.bounds.y.min ?? 9) < 8.98 && (view?.bounds.y.max ?? 9) > 9.52);
    assert.ok((view?.bounds.x.min ?? 1) < 0.3 && (view?.bounds.x.max ?? 0) > 0.4);
  });

  it('shows what is left out hollow, with its reason, and does not let its error stretch the axis', () => {
    const left = point(2_460_964.35, 9.1, { reported: false, reason: 'flagged saturated', magError: 50 });
    const view = curveView(curve([point(2_460_964.3, 9), left], []), { alignCheck: false });
    const marks = view?.sets[0]?.marks ?? [];
    assert.deepEqual(
      marks.map(({ hollow }) => hollow),
      [false, true],
    );
    assert.ok(marks[1]?.lines.includes('left out of the report: flagged saturated'));
    assert.ok((view?.bounds.y.max ?? 99) < 10);
  });

  it('on request moves T2 to the middle of T1 by the reported points, and still tells its own magnitude', () => {
    const target = [point(2_460_964.3, 9), point(2_460_964.4, 9.2), point(2_460_964.5, 99, { reported: false })];
    const check = [point(2_460_964.3, 11), point(2_460_964.4, 11.1)];
    const view = curveView(curve(target, check), { alignCheck: true });
    close(view?.checkShift, -1.95);
    close(view?.sets[1]?.marks[0]?.y, 9.05);
    assert.match(view?.sets[1]?.marks[0]?.lines[0] ?? '', /11\.000/);
    assert.equal(curveView(curve(target, []), { alignCheck: true })?.checkShift, 0);
  });

  it('leaves room round a single point, and has nothing to draw without any', () => {
    const view = curveView(curve([point(2_460_964.3, 9, { magError: 0 })], []), { alignCheck: false });
    assert.ok((view?.bounds.x.max ?? 0) > (view?.bounds.x.min ?? 0));
    assert.ok((view?.bounds.y.max ?? 0) > (view?.bounds.y.min ?? 0));
    assert.equal(curveView(curve([], []), { alignCheck: true }), null);
    assert.equal(curveView(curve([point(0, 9), point(2_460_964.3, Number.NaN)], []), { alignCheck: true }), null);
  });
});
