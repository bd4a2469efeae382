import assert from 'node:assert/strict';
import { flagBits } from '../measurement/flags.js';
import { type MeasuredFrame, type StarInFrame, starOffFrame, TARGET_STAR_ID } from '../measurement/measurement.js';
import { simulatedCandidate, simulatedFrameFacts, simulatedStarInFrame } from '../testing/simulatedNight.js';
import { usableComps } from './usableComps.js';

const comp = simulatedCandidate({ starId: 'comp', mag: () => 12 }, 2);
const radii = { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 };

function frames(star: (frame: number) => StarInFrame | undefined, count = 20): MeasuredFrame[] {
  return Array.from({ length: count }, (_, index) => {
    const own = star(index);
    const stars = new Map([[TARGET_STAR_ID, simulatedStarInFrame({ starId: TARGET_STAR_ID })]]);
    return { frame: simulatedFrameFacts(index), radii, stars: own === undefined ? stars : stars.set('comp', own) };
  });
}

function judge(star: (frame: number) => StarInFrame | undefined, blended: ReadonlyMap<string, string> = new Map()) {
  return usableComps({ candidates: [comp], frames: frames(star), saturation: 60000, minSnr: 20, blended }).dropped[0];
}

const plain = (own: Partial<StarInFrame> = {}) => simulatedStarInFrame({ starId: 'comp', ...own });

describe('usableComps', () => {
  it('keeps a comp that fails in a tenth of the frames, and drops it beyond', () => {
    const failing = (count: number) => (frame: number) => plain(frame < count ? { flags: flagBits('saturated') } : {});
    assert.equal(judge(failing(2)), undefined);
    const dropped = judge(failing(3));
    assert.equal(dropped?.code, 'saturated');
    assert.equal(dropped?.reason, 'saturated (60000 ADU or more) in 3 of 20 frames');
  });

  it('believes the raw pixels, not the calibrated peak that a flat of 0.7 in a corner lifts above their limit', () => {
    assert.equal(judge(() => plain({ peak: 45_000, flags: flagBits('saturated') }))?.code, 'saturated');
    assert.equal(
      judge(() => plain({ peak: 45_000 / 0.7 })),
      undefined,
    );
  });

  it('drops one that the camera does not count in full in more than a tenth of the frames', () => {
    const failing = (count: number) => (frame: number) => plain(frame < count ? { flags: flagBits('nonlinear') } : {});
    assert.equal(judge(failing(2)), undefined);
    assert.equal(judge(failing(3))?.reason, 'flagged in 3 of 20 frames (nonlinear 3)');
  });

  it('says each reason in a sentence', () => {
    assert.equal(judge(() => plain({ snr: 12.34 }))?.reason, 'too faint: median SNR 12.3, at least 20 needed');
    assert.equal(judge(() => plain({ snr: Number.NaN }))?.code, 'tooFaint');
    assert.equal(judge(() => plain(), new Map([['comp', 'a star 3" away']]))?.reason, 'blended: a star 3" away');
    assert.equal(
      judge((frame) => (frame < 3 ? starOffFrame('comp') : plain()))?.reason,
      'not on the image in 3 of 20 frames',
    );
    assert.equal(judge(() => undefined)?.code, 'offImage');
    assert.equal(
      judge((frame) => plain({ flags: frame < 5 ? flagBits('nearEdge', 'centroidRanAway') : flagBits('frameCloudy') }))
        ?.reason,
      'flagged in 5 of 20 frames (nearEdge 5, centroidRanAway 5)',
    );
  });

  it('does not count frames on which nothing was measured', () => {
    const measured = frames(() => plain(), 6);
    const empty = Array.from({ length: 6 }, (_, index) => ({
      frame: simulatedFrameFacts(index + 6),
      radii,
      stars: new Map([['comp', starOffFrame('comp')]]),
    }));
    const { usable } = usableComps({
      candidates: [comp],
      frames: [...measured, ...empty],
      saturation: 60000,
      minSnr: 20,
      blended: new Map(),
    });
    assert.deepEqual(usable, [comp]);
  });

  it('keeps rank order', () => {
    const candidates = [3, 1, 2].map((rank) => ({ ...comp, rank }));
    const { usable } = usableComps({
      candidates,
      frames: frames(() => plain()),
      saturation: 60000,
      minSnr: 20,
      blended: new Map(),
    });
    assert.deepEqual(
      usable.map(({ rank }) => rank),
      [1, 2, 3],
    );
  });
});
