import assert from 'node:assert/strict';
import { nightEvents } from './nightEvents.js';
import { archiveRequest } from './request.js';
import { digitsOf, nightBefore, type Template, type TemplateEvent, targetNames } from './template.js';

const [raw, bias, product] = ['ab', 'ef', 'cd'].map((byte) => byte.repeat(32)) as [string, string, string];
const said = { causation: '', producer: 'ingest', software: 'wombat 1' };
const path = '20251015/Light/XZ_Cyg/XZ_Cyg_V_1.fits';
const series = { night: '20251015', targetName: 'XZ_Cyg', filter: 'V' };

function event(type: TemplateEvent['type'], id: string, payload: object): TemplateEvent {
  return { ...said, id, type, json: JSON.stringify(payload) };
}

const TEMPLATE: Template = {
  night: '20251015',
  targetName: 'XZ_Cyg',
  hashes: new Set([raw, bias]),
  events: [
    event('FrameDiscovered', 'discovered:bias.fits', {
      path: '20251015/Bias/bias.fits',
      sha256: bias,
      state: 'accepted',
    }),
    event('FrameDiscovered', `discovered:${path}:${raw}`, {
      ...{ series, path, sha256: raw, state: 'accepted' },
      meta: { midJdUtc: 2460964.5, object: 'XZ Cyg' },
    }),
    event('NightDiscovered', 'night:20251015:1', { night: '20251015', series: [series], fileCount: 2, scan: 1 }),
    event('ScanCompleted', 'scan:1', { nights: ['20251015'], scanId: '1' }),
    event('MagnitudesTransformed', 'transform/20251015/XZ_Cyg/V/r1.1:done', {
      reduction: { series, revision: 1 },
      report: { path: '20251015/Reduced/XZ_Cyg/V/r1/XZ_Cyg_20251015_aavso.txt', sha256: product },
    }),
  ],
};
const of = { night: '20251014', daysBefore: 1, targets: targetNames('XZ_Cyg', 2) };
const events = nightEvents(TEMPLATE, of, ['20251015']);
const ofType = (type: string) => events.filter((one) => one.type === type).map(({ json }) => JSON.parse(json));

describe('a night of the archive', () => {
  it('has the frames of every target under names, hashes and times of its own, and those of no target once', () => {
    const frames = ofType('FrameDiscovered');
    assert.deepEqual(
      frames.map((frame) => frame.path),
      ['20251014/Bias/bias.fits', '20251014/Light/XZ_Cyg/XZ_Cyg_V_1.fits', '20251014/Light/XZ_Cyg_2/XZ_Cyg_2_V_1.fits'],
    );
    assert.equal(new Set([raw, bias, ...frames.map(({ sha256 }) => sha256)]).size, 5);
    assert.deepEqual(frames[2].series, { night: '20251014', targetName: 'XZ_Cyg_2', filter: 'V' });
    assert.deepEqual(frames[2].meta, { midJdUtc: 2460963.5, object: 'XZ Cyg' });
    assert.equal(new Set(events.map(({ id }) => id)).size, events.length);
  });

  it('is told of as ingest would, so that nothing of it is news', () => {
    const [night] = ofType('NightDiscovered');
    const files = ofType('FrameDiscovered').map((frame) => [frame.path, frame.sha256, 'used']);
    assert.deepEqual([night.fileCount, night.contents], [3, digitsOf(files)]);
    assert.deepEqual(
      night.series.map(({ targetName }: { targetName: string }) => targetName),
      of.targets,
    );
    const scanned = ['20251014', '20251015'];
    assert.deepEqual(ofType('ScanCompleted'), [{ nights: scanned, scanId: digitsOf(scanned.map((one) => [one, 1])) }]);
  });

  it('keeps the bytes of what was made, and ends with the word of a person on every report', () => {
    assert.deepEqual(
      ofType('Validated').map(({ reduction, verdict, reportSha256 }) => [
        reduction.series.targetName,
        verdict,
        reportSha256,
      ]),
      of.targets.map((target) => [target, 'approved', product]),
    );
  });
});

describe('the night some days before another', () => {
  it('goes back over months and leap days', () => {
    assert.deepEqual(
      [
        ['20240301', 1],
        ['20250101', 367],
        ['20251015', 0],
      ].map(([night, days]) => nightBefore(String(night), Number(days))),
      ['20240229', '20231231', '20251015'],
    );
  });
});

describe('the words after bench archive', () => {
  it('say how large it is, in whole numbers', () => {
    const read = archiveRequest(['--nights', '20', '--from', 'a.json,b.json']);
    assert.ok(read.ok);
    assert.deepEqual([read.value.nights, read.value.series, read.value.from], [20, 5, ['a.json', 'b.json']]);
    assert.deepEqual(
      [read.value.parts, read.value.services.length],
      [['nothing-new', 'idle', 'replays', 'new-night'], 7],
    );
    const some = archiveRequest(['--parts', 'replays', '--services', 'ingest']);
    assert.ok(some.ok);
    assert.deepEqual([some.value.parts, some.value.services], [['replays'], ['ingest']]);
    for (const words of [
      ['--parts', 'idle,all'],
      ['--services', 'broker'],
      ['--nights', '0'],
      ['--frames', 'x'],
      ['--into', 'PAGE.md'],
      ['--what'],
    ])
      assert.ok(!archiveRequest(words).ok, words.join(' '));
  });
});
