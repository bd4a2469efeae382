import assert from 'node:assert/strict';
import { parseVsxObjects, type ServiceAnswer, type VsxStar } from '@wombat/aavso';
import { wcsOfNumbers } from '@wombat/sky';
import { configuredTarget, type Footprint } from '../domain/index.js';
import { type Identification, identifyTarget, rangeText } from './identifyTarget.js';

/** A frame of half a degree on (10, 20). */
const frame: Footprint = {
  ...{ width: 1000, height: 1000 },
  wcs: wcsOfNumbers({
    ...{ crpixX: 499.5, crpixY: 499.5, raDegrees: 10, decDegrees: 20 },
    ...{ cd11: -5e-4, cd12: 0, cd21: 0, cd22: 5e-4 },
  }),
};

/** As VSX has it; off the frame where it is told. */
function star(Name: string, { dec = 20, ...facts }: Record<string, string | number> = {}): VsxStar {
  const record = { Name, RA2000: '10', Declination2000: String(dec), AUID: `auid of ${Name}`, ...facts };
  const read = parseVsxObjects({ VSXObject: record });
  const [value] = read.ok ? read.value : [];
  assert.ok(value !== undefined);
  return value;
}

type Known = VsxStar | { down: string };

/** A VSX that knows these stars, and does not answer for the names that are down. */
async function identify(known: readonly Known[], asked: Partial<Identification>) {
  const requests: string[] = [];
  const url = 'https://vsx.test/';
  const stars = known.filter((one): one is VsxStar => !('down' in one));
  const isDown = (name: string) => known.some((one) => 'down' in one && one.down === name);
  const found = <T>(value: T): ServiceAnswer<T> => ({ outcome: 'found', value, raw: '{}', url });
  const { resolution, attempts } = await identifyTarget({
    ...{
      folderName: 'SS Cyg',
      configured: configuredTarget(undefined),
      names: ['SS Cyg'],
      frames: [frame],
      offer: true,
    },
    vsx: {
      byName: async (name) => {
        requests.push(name);
        if (isDown(name)) return { outcome: 'unavailable', reason: 'no answer', url };
        const one = stars.find((value) => value.name === name);
        return one === undefined ? { outcome: 'unknown', raw: '', url } : found(one);
      },
      near: async ({ raDegrees, decDegrees }, radiusDegrees) => {
        requests.push(`${radiusDegrees.toFixed(2)} round ${raDegrees.toFixed(2)} ${decDegrees.toFixed(2)}`);
        return found(stars);
      },
    },
    ...asked,
  });
  assert.deepEqual(
    attempts.map(({ name }) => name),
    requests.slice(0, attempts.length),
  );
  const name = resolution.outcome === 'found' ? resolution.target.reportName : '';
  const offered = 'offered' in resolution ? resolution.offered.map((one) => one.name) : [];
  return { outcome: resolution.outcome, name, offered, requests };
}

const AROUND = '0.35 round 10.00 20.00';

describe('identifyTarget', () => {
  it('asks for one name where it leads to a star on the frames', async () =>
    assert.deepEqual(await identify([star('SS Cyg')], { names: ['SS Cyg', 'SSCyg'] }), {
      outcome: 'found',
      name: 'SS Cyg',
      offered: [],
      requests: ['SS Cyg'],
    }));

  it('asks for the next name where VSX does not know one, or its star is elsewhere', async () => {
    const names = ['SSCyg', 'SS Cyg', 'V1 Cyg'];
    const elsewhere = star('SSCyg', { dec: 60 });
    for (const known of [[star('V1 Cyg')], [elsewhere, star('V1 Cyg')]])
      assert.deepEqual(await identify(known, { names }), {
        outcome: 'found',
        name: 'V1 Cyg',
        offered: [],
        requests: names,
      });
  });

  it('asks on where another name may be another star, and takes neither of two', async () =>
    assert.deepEqual(await identify([star('SS Cyg'), star('V1 Cyg')], { names: ['SS Cyg', 'V1 Cyg'] }), {
      outcome: 'ambiguous',
      name: '',
      offered: ['SS Cyg', 'V1 Cyg'],
      requests: ['SS Cyg', 'V1 Cyg'],
    }));

  it('asks for the variables of the field where no name leads to a star, the nearest first', async () => {
    const around = [star('V2 Cyg', { dec: 20.1 }), star('V1 Cyg'), star('V3 Cyg', { dec: 60 })];
    assert.deepEqual(await identify(around, {}), {
      outcome: 'unknown',
      name: '',
      offered: ['V1 Cyg', 'V2 Cyg'],
      requests: ['SS Cyg', AROUND],
    });
  });

  it('asks for them neither where nobody is to choose, nor before a frame is solved', async () => {
    const nothing = { outcome: 'unknown', name: '', offered: [], requests: ['SS Cyg'] };
    assert.deepEqual(await identify([star('V1 Cyg')], { offer: false }), nothing);
    assert.deepEqual(await identify([star('V1 Cyg')], { frames: [] }), nothing);
  });

  it('takes a star wherever it lies before a frame is solved', async () => {
    const { outcome, name } = await identify([star('SS Cyg', { dec: 60 })], { frames: [] });
    assert.deepEqual([outcome, name], ['found', 'SS Cyg']);
  });

  it('asks no further where VSX does not answer', async () =>
    assert.deepEqual(await identify([{ down: 'SS Cyg' }, star('V1 Cyg')], { names: ['SS Cyg', 'V1 Cyg'] }), {
      outcome: 'unavailable',
      name: '',
      offered: [],
      requests: ['SS Cyg'],
    }));

  it('asks nobody where the observer gave a place and no name', async () => {
    const configured = configuredTarget({ ra: 10, dec: 20 });
    assert.deepEqual(await identify([], { names: [], configured }), {
      outcome: 'found',
      name: 'SS Cyg',
      offered: [],
      requests: [],
    });
  });
});

describe('rangeText', () => {
  it('has the range in the words of VSX, as far as it is known', () => {
    assert.equal(rangeText(star('SS Cyg', { MaxMag: '7.7 V', MinMag: '12.4 V' })), '7.7 V .. 12.4 V');
    assert.equal(rangeText(star('SS Cyg', { MinMag: '<12.4 V' })), '<12.4 V');
    assert.equal(rangeText(star('SS Cyg')), '');
    assert.equal(rangeText(null), '');
  });
});
