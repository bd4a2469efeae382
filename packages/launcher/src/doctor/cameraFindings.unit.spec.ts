import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configSchema } from '@wombat/service-kit/config';
import { cameraFindings } from './cameraFindings.js';
import { frameOfCards } from './testing/frameOfCards.js';

const data = mkdtempSync(join(tmpdir(), 'wombat-cameras-'));

const frame = (path: string, cards: Readonly<Record<string, string | number>>) => frameOfCards(join(data, path), cards);

const found = async (cameras: object[]) =>
  (await cameraFindings(data, configSchema.parse({ cameras }).cameras)).map(
    ({ verdict, text }) => `${verdict} ${text}`,
  );

describe('the doctor, of cameras', () => {
  beforeAll(async () => {
    for (const name of ['1', '2', '3']) await frame(`20260131/Light/SS Cyg/${name}.fits`, { INSTRUME: 'ASI "1600"' });
    await frame('20260131/Flat/1.fits', { INSTRUME: 'ASI "1600"' });
    await frame('20260130/Light/SS Cyg/1.fits', { EGAIN: 1.3 });
    await frame('20260131/Flat/mflatV.fits', { INSTRUME: 'a master' });
    await frame('20260131/Reduced/SS Cyg/1.fits', { INSTRUME: 'a product' });
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it('counts the frames of each that no entry matches, and says what to write', async () => {
    const assumed = 'no gain is known, so 1 e-/ADU is assumed and errors are wrong';
    assert.deepEqual(await found([]), [
      `warn INSTRUME 'ASI "1600"' (4 frames) matches no entry: ${assumed}: add to cameras: - { match: { INSTRUME: "ASI \\"1600\\"" }, gain: E_PER_ADU }`,
      'ok a camera without INSTRUME (1 frame): 1.3 e-/ADU',
    ]);
  });

  it('tells an entry without a gain from one with it', async () => {
    const match = { INSTRUME: 'ASI "1600"' };
    assert.match((await found([{ match }]))[0] ?? '', /^warn .*: add gain to its entry under cameras$/);
    assert.equal((await found([{ match, gain: 0.0625 }]))[0], `ok INSTRUME 'ASI "1600"' (4 frames): 0.0625 e-/ADU`);
  });

  it('finds none where there is nothing to read', async () =>
    assert.deepEqual(await cameraFindings(join(data, 'missing'), []), []));
});
