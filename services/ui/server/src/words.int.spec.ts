import assert from 'node:assert/strict';
import type { TargetAnswer } from './domain/contract.js';
import {
  ASKED_SERVICES,
  CURVE,
  KEY,
  NAMED,
  SAMPLE_ANSWERS,
  TARGET,
  VERDICT as verdict,
} from './testing/sampleAnswers.js';
import { refusal, serveDesk } from './testing/servedDesk.js';

const word = { folder: 'XZ Cyg', star: 'v1 cyg', by: 'A. Observer', note: '' };

describe('what a person says on the page', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES);

  it('passes a verdict on', async () => {
    const answer = await desk.post('validate', verdict);
    assert.equal(answer.status, 200);
    assert.deepEqual(desk.double.verdicts.at(-1), verdict);
  });

  it('answers 409 or 412 with the publisher’s sentence', async () => {
    desk.double.answers.validate = { code: 'ABORTED', message: 'the series changed meanwhile: look again' };
    assert.deepEqual(await refusal(await desk.post('validate', verdict)), {
      status: 409,
      error: 'the series changed meanwhile: look again',
    });
    desk.double.answers.validate = { code: 'FAILED_PRECONDITION', message: 'revision 2 is current: look again' };
    assert.deepEqual(await refusal(await desk.post('validate', verdict)), {
      status: 412,
      error: 'revision 2 is current: look again',
    });
    desk.double.answers.validate = null;
  });

  it('passes on no verdict that is incomplete, broken, or not from its own page', async () => {
    const before = desk.double.verdicts.length;
    const refused = [
      await desk.post('validate', { ...verdict, verdict: 'rejected' }),
      await desk.post('validate', '{"night":'),
      await desk.post('validate', verdict, { origin: 'http://evil.example' }),
      await desk.post('validate', verdict, { 'sec-fetch-site': 'cross-site' }),
      await desk.post('validate', verdict, { 'content-type': 'text/plain' }),
    ];
    const said = await Promise.all(refused.map(refusal));
    assert.deepEqual(
      said.map(({ status }) => status),
      [400, 400, 403, 403, 415],
    );
    assert.equal(said[0]?.error, 'a rejection needs its reason');
    for (const { error } of said) assert.ok(error.length > 10, error);
    assert.equal(desk.double.verdicts.length, before);
  });

  it('passes on what a person says of points, and answers with the report as it is then', async () => {
    const frames = ['ab'.repeat(32)];
    const word = { ...KEY, night: '20251015', frames, by: 'A. Observer' };
    const rejection = { ...word, scope: 'T1', reasonCode: 'cloud', words: '' };
    const answers = [await desk.post('points/reject', rejection), await desk.post('points/restore', word)];
    const [{ threshold, ...gate } = {}] = CURVE.gate;
    assert.equal(threshold, undefined);
    for (const answer of answers)
      assert.deepEqual([answer.status, await answer.json()], [200, { points: 3, gate: [gate] }]);
    assert.deepEqual([desk.double.rejections, desk.double.restorings], [[rejection], [word]]);
    const refused = [
      await desk.post('points/reject', { ...rejection, reasonCode: 'ugly' }),
      await desk.post('points/reject', { ...rejection, frames: ['../x'] }),
      await desk.post('points/restore', { ...word, by: '' }),
      await desk.post('points/restore', word, { origin: 'http://evil.example' }),
    ];
    const said = await Promise.all(refused.map(refusal));
    assert.deepEqual(
      said.map(({ status }) => status),
      [400, 400, 400, 403],
    );
    assert.match(said[0]?.error ?? '', /^reasonCode must be one of cloud, /);
    assert.deepEqual([desk.double.rejections.length, desk.double.restorings.length], [1, 1]);
  });

  it('passes on ten thousand points at once, and no more', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => String(at).padStart(64, '0'));
    const word = { ...KEY, night: '20251015', by: 'A. Observer' };
    const before = desk.double.restorings.length;
    assert.equal((await desk.post('points/restore', { ...word, frames: many(10_000) })).status, 200);
    assert.equal((await desk.post('points/restore', { ...word, frames: many(10_001) })).status, 400);
    assert.equal((await desk.post('points/restore', { ...word, frames: many(20_000) })).status, 413);
    assert.equal(desk.double.restorings.length, before + 1);
  });

  it('gives who the star of a series may be, and passes on who a person says it is', async () => {
    const asked = await desk.get('target?night=20251015&targetName=XZ+Cyg&filter=V');
    assert.deepEqual(await asked.json(), TARGET satisfies TargetAnswer);
    assert.deepEqual(desk.double.targetsAsked, [{ night: '20251015', targetName: 'XZ Cyg', filter: 'V' }]);
    const answer = await desk.post('alias', word);
    assert.deepEqual([answer.status, await answer.json()], [200, NAMED]);
    assert.deepEqual(desk.double.aliases, [word]);
  });

  it('answers with catalog’s sentence, and passes on no word that is incomplete or not from its own page', async () => {
    desk.double.answers.alias = { code: 'FAILED_PRECONDITION', message: 'VSX knows no star' };
    assert.deepEqual(await refusal(await desk.post('alias', word)), { status: 412, error: 'VSX knows no star' });
    desk.double.answers.alias = NAMED;
    const before = desk.double.aliases.length;
    const refused = [
      await desk.post('alias', { ...word, star: ' ' }),
      await desk.post('alias', { ...word, by: '' }),
      await desk.post('alias', word, { origin: 'http://evil.example' }),
    ];
    assert.deepEqual(await Promise.all(refused.map(refusal)), [
      { status: 400, error: 'the name of the star is missing' },
      { status: 400, error: 'your name is missing' },
      { status: 403, error: 'only the page of this server may decide' },
    ]);
    assert.equal(desk.double.aliases.length, before);
  });

  it('passes on which comparison stars a person chose, with name and stars in whole', async () => {
    const choice = { night: '20251015', targetName: 'XZ Cyg', filter: 'V', revision: 1, by: 'A. Observer' };
    const answer = await desk.post('comps/choose', { ...choice, off: ['000-BJX-1'], on: [], words: 'it varies' });
    assert.deepEqual([answer.status, await answer.json()], [200, {}]);
    assert.deepEqual(desk.double.chosenComps, [{ ...choice, off: ['000-BJX-1'], on: [], words: 'it varies' }]);
    const refused = [
      await desk.post('comps/choose', { ...choice, off: ['000-BJX-1'], words: 'it varies' }),
      await desk.post('comps/choose', { ...choice, by: ' ', off: [], on: [] }),
    ];
    assert.deepEqual(await Promise.all(refused.map(refusal)), [
      { status: 400, error: 'on must be a list of AUIDs' },
      { status: 400, error: 'your name is missing' },
    ]);
    assert.equal(desk.double.chosenComps.length, 1);
  });

  it('passes on that a night be reduced again, whole or in part, and says how much of it is', async () => {
    const wish = { night: '20251015', by: 'A. Observer' };
    const answer = await desk.post('reduce', wish);
    assert.deepEqual([answer.status, await answer.json()], [200, { series: 1 }]);
    await desk.post('reduce', { ...wish, targetName: 'XZ Cyg', filter: 'V', failedOnly: true, reason: 'gain' });
    assert.deepEqual(desk.double.reductions, [
      { ...wish, targetName: '', filter: '', failedOnly: false, fromStage: undefined, reason: '' },
      { ...wish, targetName: 'XZ Cyg', filter: 'V', failedOnly: true, fromStage: undefined, reason: 'gain' },
    ]);
    const refused = [
      await desk.post('reduce', { night: '20251015' }),
      await desk.post('reduce', { ...wish, fromStage: 'lunch' }),
      await desk.post('reduce', wish, { origin: 'http://evil.example' }),
    ];
    assert.deepEqual(
      refused.map(({ status }) => status),
      [400, 400, 403],
    );
    assert.equal(desk.double.reductions.length, 2);
  });
});
