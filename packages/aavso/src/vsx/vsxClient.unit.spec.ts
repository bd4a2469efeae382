import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describeUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { answering, page } from '../testing/answering.js';
import { corpus } from '../testing/corpus.js';
import { vsxClient } from './vsxClient.js';
import type { VsxStar } from './vsxStar.js';

const baseUrl = 'https://vsx.test/';
const byName = (body: string) => vsxClient({ baseUrl, fetch: answering(page(body)).fetch }).byName('any');
const near = (body: string) =>
  vsxClient({ baseUrl, fetch: answering(page(body)).fetch }).near({ raDegrees: 10, decDegrees: -5 }, 0.1);

async function star(body: string): Promise<VsxStar> {
  const answer = await byName(body);
  assert.equal(answer.outcome, 'found');
  return answer.outcome === 'found' ? answer.value : assert.fail();
}

async function stars(body: string): Promise<VsxStar[]> {
  const answer = await near(body);
  assert.equal(answer.outcome, 'found');
  return answer.outcome === 'found' ? answer.value : assert.fail();
}

describe('vsxClient asked for a name', () => {
  it('believes no star that is brighter than any is', async () => {
    const record = (MaxMag: string, MinMag: string) => ({
      Name: 'R And',
      RA2000: '6.0',
      Declination2000: '38.5',
      MaxMag,
      MinMag,
    });
    const ask = (...mags: [string, string]) => byName(JSON.stringify({ VSXObject: record(...mags) }));
    assert.equal((await ask('5.8 V', '15.2 V')).outcome, 'found');
    assert.equal((await ask('-7.5 V', '99.9 V')).outcome, 'found');
    const answer = await ask('-5.8 V', '-15.2 V');
    assert.match(
      answer.outcome === 'unavailable' ? answer.reason : '',
      /gives R And the magnitude -15.2, which no star/,
    );
  });
});

const fixture = (name: string) => readFileSync(sharedPath(`fixtures/aavso/${name}`), 'utf8');
const skip = skipWithout('fixtures/aavso');

describe('vsxClient requests', () => {
  it('asks for a name with blanks and signs made safe', async () => {
    const { fetch, urls } = answering(page('{"VSXObject":[]}'));
    await vsxClient({ baseUrl, fetch }).byName('MASTER OT J131320.24+692649.1');
    assert.deepEqual(urls, [
      'https://vsx.test/index.php?view=api.object&ident=MASTER+OT+J131320.24%2B692649.1&format=json',
    ]);
  });

  it('asks round a position with the radius in degrees', async () => {
    const { fetch, urls } = answering(page('{"VSXObjects":[]}'));
    await vsxClient({ baseUrl: 'http://x.test', fetch }).near({ raDegrees: 83.6, decDegrees: -5.4 }, 0.25);
    assert.deepEqual(urls, ['http://x.test/index.php?view=api.list&ra=83.6&dec=-5.4&radius=0.25&format=json']);
  });
});

describe('vsxClient answers', () => {
  it('tells an unknown star from a service that is not there', async () => {
    assert.equal((await byName('{"VSXObject":[]}')).outcome, 'unknown');
    const { fetch } = answering({
      outcome: 'unavailable',
      because: 'refused',
      reason: 'vsx.test answered 403 (3 attempts).',
    });
    const answer = await vsxClient({ baseUrl, fetch }).byName('phi Per');
    assert.equal(answer.outcome === 'unavailable' && answer.reason, 'vsx.test answered 403 (3 attempts).');
    assert.match(answer.url, /ident=phi\+Per/);
  });

  it('does not take a 404 or a 400 for an unknown star', async () => {
    for (const status of [400, 401, 404]) {
      const { fetch } = answering(page('{"VSXObject":[]}', status));
      assert.equal((await vsxClient({ baseUrl, fetch }).byName('phi Per')).outcome, 'unavailable');
    }
  });

  it('tells every star that VSX knows by one name', async () => {
    const record = (name: string, auid: string) =>
      `{"Name":"${name}","AUID":"${auid}","RA2000":"25.9","Declination2000":"50.7"}`;
    const answer = await byName(`{"VSXObject":[${record('X', '000-AAA-111')},${record('X', '000-BBB-222')}]}`);
    assert.ok(answer.outcome === 'found');
    assert.deepEqual([answer.value.auid, answer.also?.map(({ auid }) => auid)], ['000-AAA-111', ['000-BBB-222']]);
  });

  it('keeps the answer as it came', async () => {
    const body = '{"VSXObject":[]}';
    const answer = await byName(body);
    assert.equal(answer.outcome === 'unknown' && answer.raw, body);
  });

  for (const { name, text } of corpus('ok', 'vsx-object')) {
    it(`reads ${name}`, async () => {
      const answer = await byName(text);
      assert.equal(answer.outcome, name.includes('not-known') ? 'unknown' : 'found');
    });
  }
  for (const { name, text } of corpus('ok', 'vsx-list')) {
    it(`reads ${name}`, async () => assert.equal((await stars(text)).length, name.includes('empty') ? 0 : 1));
  }
  for (const { name, text } of corpus('not-ok', 'vsx-object')) {
    it(`is unavailable on ${name}`, async () => {
      const answer = await byName(text);
      assert.match(answer.outcome === 'unavailable' ? answer.reason : '', /VSX .*\.$/);
    });
  }
  for (const { name, text } of corpus('not-ok', 'vsx-list')) {
    it(`is unavailable on ${name}`, async () => assert.equal((await near(text)).outcome, 'unavailable'));
  }

  it('reads uncertain periods and magnitudes by rule', async () => {
    const text = corpus('ok', 'vsx-object').find(({ name }) => name.includes('limit-and-uncertain'))?.text ?? '';
    const { period, maxMag, minMag, rangeBand, variabilityType } = await star(text);
    assert.equal(period, 95);
    assert.equal(maxMag?.uncertain, true);
    assert.equal(minMag?.limit, '<');
    assert.equal(rangeBand, null);
    assert.equal(variabilityType, null);
  });
});

describeUnless(skip)('vsxClient on recorded answers', () => {
  it('phi Per', async () => {
    const found = await star(fixture('vsx-object-phi_Per.json'));
    assert.deepEqual(
      { ...found, maxMag: found.maxMag?.raw, minMag: found.minMag?.raw },
      {
        name: 'phi Per',
        auid: '000-BBD-264',
        raDegrees: 25.91517,
        decDegrees: 50.68872,
        properMotionRaMas: 24.59,
        properMotionDecMas: -14.01,
        variabilityType: 'GCAS',
        period: 19.5,
        epoch: null,
        maxMag: '3.96 V',
        minMag: '4.11 V',
        brightest: 3.96,
        faintest: 4.11,
        rangeBand: 'V',
        oid: '26210',
        constellation: 'Per',
        category: 'Variable',
      },
    );
  });

  it('an uncertain faint end, escapes in the text', async () => {
    const found = await star(fixture('vsx-object-1SWASP_J022916-uncertain_minmag.json'));
    assert.equal(found.variabilityType, 'NL/VY');
    assert.deepEqual([found.brightest, found.faintest, found.minMag?.uncertain], [12.8, 16.7, true]);
  });

  it('the unknown star and the empty field', async () => {
    assert.equal((await byName(fixture('vsx-object-unknown_star.json'))).outcome, 'unknown');
    assert.deepEqual(await stars(fixture('vsx-list-empty.json')), []);
  });

  it('fields of one star', async () => {
    const [amplitude] = await stars(fixture('vsx-list-one_row-amplitude-no_epoch.json'));
    assert.deepEqual([amplitude?.brightest, amplitude?.faintest, amplitude?.epoch], [8.794, 8.994, null]);
    const [survey] = await stars(fixture('vsx-list-one_row-no_auid.json'));
    assert.deepEqual([survey?.auid, survey?.epoch], [null, 2457991.86]);
  });

  it('a suspected star without a range', async () => {
    const [, suspected] = await stars(fixture('vsx-list-M42-suspected-no_mag_range.argos.json'));
    assert.deepEqual(
      [suspected?.category, suspected?.brightest, suspected?.faintest, suspected?.minMag?.raw],
      ['Suspected', 16.1, null, '?'],
    );
  });

  it('a field full of edge cases', async () => {
    const found = await stars(fixture('vsx-list-cone_Com-edge_cases.lightkurve-test_interact.json'));
    const ranges = found.map(({ name, brightest, faintest, rangeBand }) => [name, brightest, faintest, rangeBand]);
    assert.deepEqual(ranges, [
      ['Y Com', 13.4, 14.39, 'B'],
      ['Z Com', 13.14, 14.29, 'V'],
      ['GP Com', 15.7, 16.2, 'V'],
      ['ASAS J130830+1828.1', 12.382, 12.542, 'V'],
      ['LINEAR 8078628', 15.51, null, 'CV'],
      ['CSS_J130149.6+181629', 16.773, null, 'CV'],
      ['CSS_J130246.9+182141', 18.399, null, 'CV'],
      ['CSS_J130600.1+180046', 16.68, 16.82, 'CV'],
      ['CSS_J130915.4+181943', 15.951, 16.235, 'r'],
      ['V0337 Com', 18.1, 18.9, 'CV'],
      ['ZTF J130917.23+175650.1', 13.397, 13.514, 'g'],
    ]);
    assert.deepEqual(
      found.slice(0, 3).map(({ period }) => period),
      [95, 0.5466892, 0.032339],
    );
  });

  it('other views and other services are not taken for an answer', async () => {
    for (const name of [
      'vsx-api-std_fields.trimmed.json',
      'vsx-object-with-data-DY_Her.xml',
      'vsx-query.votable-SX_UMa.xml',
      'aavso-v2-api-observations-photometry-page-DY_HER.json',
      'aid-photometry-search-export-ETA_CAR.vstar.csv',
    ]) {
      assert.equal((await byName(fixture(name))).outcome, 'unavailable', name);
      assert.equal((await near(fixture(name))).outcome, 'unavailable', name);
    }
  });
});
