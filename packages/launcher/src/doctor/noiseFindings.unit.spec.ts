import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configSchema } from '@wombat/service-kit/config';
import { noiseFindings } from './noiseFindings.js';
import { frameOfCards } from './testing/frameOfCards.js';

const data = mkdtempSync(join(tmpdir(), 'wombat-noise-'));

const frame = (path: string, cards: Readonly<Record<string, string | number>>) => frameOfCards(join(data, path), cards);

const found = async (cameras: object[]) =>
  (await noiseFindings(data, configSchema.parse({ cameras }).cameras)).map(({ verdict, text }) => `${verdict} ${text}`);

describe('the doctor, of the noise of cameras', () => {
  beforeAll(async () => {
    for (const night of ['20260130', '20260131']) {
      await frame(`${night}/Flat/1.fits`, { INSTRUME: 'ASI' });
      const gain = night === '20260131' ? 1.5234 : 3;
      await frame(`${night}/Flat/mflatV.fits`, { INSTRUME: 'ASI', WMGAIN: gain, WMRDNOIS: 8.96 });
    }
    await frame('20260130/FlatB/1.fits', { INSTRUME: 'Colour', BAYERPAT: 'RGGB', EGAIN: 0.8 });
    await frame('20260130/FlatB/mflatB.fits', { WMGAIN: 1.61, WMRDNOIS: 2 });
    await frame('20260130/FlatR/1.fits', { INSTRUME: 'Other' });
    await frame('20260130/FlatR/mflatR.fits', { INSTRUME: 'Other' });
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  const asi = "INSTRUME 'ASI', measured by pairs of flats and biases: gain 1.52 e-/ADU";

  it('tells what the newest flats say, and that it is used where nothing else is known', async () => {
    const unknown = 'no other is known, so it is used';
    assert.deepEqual(await found([]), [
      `ok ${asi} (${unknown}), read noise 8.96 e- (${unknown}), in 20260131/Flat/mflatV.fits`,
      `ok INSTRUME 'Colour', measured by pairs of flats and biases: gain 1.61 e-/ADU (1.6 by configuration or header), read noise 2.00 e- (${unknown}), in 20260130/FlatB/mflatB.fits`,
    ]);
  });

  it('warns where configuration or header say something else', async () => {
    const match = { INSTRUME: 'ASI' };
    const [near] = await found([{ match, gain: 1.4, readNoise: 9 }]);
    assert.match(near ?? '', /^ok .* \(1\.4 by configuration or header\), .* \(9 by configuration or header\)/);
    for (const wrong of [{ gain: 0.7 }, { readNoise: 5 }])
      assert.match((await found([{ match, ...wrong }]))[0] ?? '', /^warn .*: one of them is wrong$/);
  });

  it('tells nothing where nothing was measured', async () =>
    assert.deepEqual(await noiseFindings(join(data, '20260130/FlatR'), []), []));
});
