import assert from 'node:assert/strict';
import { samplePayloads } from '../testkit/samplePayloads.js';
import type { EventType } from '../vocabulary/vocabulary.js';
import { type Envelope, encodeEnvelope } from './envelope.js';
import { envelopeOf } from './testing/wire.js';

describe('the size of an event', () => {
  const LIMIT = 256 * 1024;
  const frames = 10_000;
  const many = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index));
  const first = <T>(items: readonly T[]): T => {
    const [item] = items;
    if (item === undefined) throw new Error('a sample without it');
    return item;
  };
  const bytesOf = (type: EventType, payload: Envelope['payload']) =>
    Buffer.byteLength(encodeEnvelope({ ...envelopeOf(type), payload }).data);

  it('does not grow with the frames of a night: 10,000 of them in 200 series', () => {
    const { NightDiscovered, MastersBuilt, CompsSelected, PhotometryDone, MagnitudesTransformed } = samplePayloads;
    const comp = {
      ...first(CompsSelected.comps),
      rejectedBecause: 'its error of 0.123 mag is above photometry.comps.maxError',
    };
    const night = {
      ...NightDiscovered,
      fileCount: frames,
      series: many(200, (index) => ({
        ...first(NightDiscovered.series),
        targetName: `Target ${index}`,
        numImages: frames / 200,
      })),
      calibrations: many(40, (index) => ({ ...first(NightDiscovered.calibrations), filter: `F${index}` })),
    };
    const masters = { ...MastersBuilt, masters: many(60, () => first(MastersBuilt.masters)) };
    const counts = { ...samplePayloads.FramesSolved, solved: frames, unsolved: frames, failed: frames };
    const comps = {
      ...CompsSelected,
      comps: many(200, () => comp),
      vspAnswer: 'x'.repeat(200 * 400),
      vsxAnswer: 'x'.repeat(5_000),
    };
    const done = {
      ...PhotometryDone,
      measured: frames,
      roles: many(200, (i) => ({ role: `C${i}`, starId: '000-BCP-168' })),
      dropped: many(200, () => first(PhotometryDone.dropped)),
    };
    assert.ok(bytesOf('NightDiscovered', night) < LIMIT);
    assert.ok(bytesOf('MastersBuilt', masters) < LIMIT);
    assert.ok(bytesOf('FramesCalibrated', { ...samplePayloads.FramesCalibrated, calibrated: frames }) < LIMIT);
    assert.ok(bytesOf('FramesSolved', counts) < LIMIT);
    assert.ok(bytesOf('CompsSelected', comps) < LIMIT);
    assert.ok(bytesOf('PhotometryDone', done) < LIMIT);
    assert.ok(bytesOf('MagnitudesTransformed', { ...MagnitudesTransformed, rows: frames }) < LIMIT);
    assert.ok(bytesOf('ScanCompleted', { nights: many(3_650, (i) => String(20200000 + i)), scanId: 'x' }) < LIMIT);
  });

  it('stays below what a broker takes even for a frame of 500 stars, a master and a submission of 10,000 frames', () => {
    const broker = 1024 * 1024;
    const { FrameMeasured, MasterBuilt, SubmissionStepped } = samplePayloads;
    const series = { ...first(SubmissionStepped.series), observations: many(frames, () => 'ab'.repeat(16)) };
    assert.ok(bytesOf('SubmissionStepped', { ...SubmissionStepped, series: [series] }) < broker / 2);
    const star = first(FrameMeasured.stars);
    const apertures = many(8, () => first(star.apertures));
    const measured = { ...FrameMeasured, stars: many(500, () => ({ ...star, apertures })) };
    assert.ok(bytesOf('FrameMeasured', measured) < broker);
    assert.ok(bytesOf('MasterBuilt', { ...MasterBuilt, inputs: many(frames, () => 'ab'.repeat(32)) }) < broker);
  });
});
