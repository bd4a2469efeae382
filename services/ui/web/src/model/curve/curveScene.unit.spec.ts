import assert from 'node:assert/strict';
import { sampleCurve, samplePoint, samplePoints } from '../testing/samples.js';
import { boxZoom, type CurveScene, curveScene, fittingZoom, homeZoom } from './curveScene.js';
import { spanOf } from './ranges.js';

const look = { axis: 'jd', bars: 'none', layout: 'apart', strip: null, behind: 'nothing' } as const;
const curve = sampleCurve({
  target: samplePoints([9, 9.2, 9.1]),
  check: samplePoints([11, 11.01, 11.02]),
  checkCatalogueMag: 11,
  gate: [{ name: 'checkStar 118', verdict: 'pass', sentence: '', value: 0.01, threshold: 0.05 }],
});
const sceneOf = (over = {}): CurveScene => {
  const scene = curveScene(curve, { ...look, ...over });
  assert.ok(scene !== null);
  return scene;
};

describe('the scene of a curve', () => {
  it('leaves room round a single point, and is none without any', () => {
    const scene = curveScene(sampleCurve({ target: [samplePoint({ magError: 0 })] }), look);
    assert.ok(scene !== null && spanOf(scene.time) > 0 && spanOf(homeZoom(scene).mags[0] ?? { min: 0, max: 0 }) > 0);
    assert.equal(curveScene(sampleCurve(), look), null);
  });

  it('shows the band of the check star only where T2 is drawn from its catalogue value', () => {
    assert.equal(sceneOf().checkBand, null);
    assert.equal(sceneOf({ layout: 'residual' }).checkBand, 0.05);
  });

  it('shows a box, and as much of the other star about its middle', () => {
    const scene = sceneOf();
    const home = homeZoom(scene);
    const x = { min: 0.305, max: 0.315 };
    const zoom = boxZoom(scene, home, { panel: 0, x, y: { min: 9.05, max: 9.1 } });
    assert.deepEqual([zoom.x, zoom.mags[0]], [x, { min: 9.05, max: 9.1 }]);
    const factor = 0.05 / spanOf(home.mags[0] ?? x);
    assert.ok(Math.abs(spanOf(zoom.mags[1] ?? x) / spanOf(home.mags[1] ?? x) - factor) < 1e-9);
  });

  it('draws what would be over what is, unmoved', () => {
    const tried = { ...curve, target: samplePoints([9.1, 9.3, 9.2]) };
    const [ghost, ...others] = curveScene(curve, look, [], tried)?.ghosts ?? [];
    assert.deepEqual(
      [ghost?.name, ghost?.shift, ghost?.marks.map(({ y }) => y)],
      ['as it would be', 0, [9.1, 9.3, 9.2]],
    );
    assert.deepEqual(others, []);
  });

  it('forgets a zoom of another layout', () => {
    const zoom = { x: { min: 0.3, max: 0.31 }, mags: [{ min: 9, max: 9.1 }] };
    assert.deepEqual(fittingZoom(sceneOf(), zoom), homeZoom(sceneOf()));
    assert.deepEqual(fittingZoom(sceneOf({ layout: 'together' }), zoom), zoom);
  });
});
