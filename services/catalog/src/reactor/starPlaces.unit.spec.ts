import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import { AavsoClients } from '../adapters/aavsoClients.js';
import { CatalogTables } from '../projection/catalogTables.js';
import { StarPlaces } from './starPlaces.js';
import { beforeAavso, passing } from './testing/askedCatalog.js';
import { solvedSeries } from './testing/solvedSeries.js';

/** The reduction is asked for, no frame is solved. */
const [, , requested] = solvedSeries(1);
assert.ok(requested);
const again = { ...requested, id: 'again' };

describe('the star of a folder whose frames are still to be solved', () => {
  it('is placed where VSX has it, once', () =>
    beforeAavso({}, async ({ given, standin }) => {
      await given(requested)
        .when(passing())
        .thenPublishes({
          type: 'StarPlaced',
          id: 'place/SSCyg',
          payload: { folder: 'SSCyg', name: 'SS Cyg', raDegrees: 325.67842, decDegrees: 43.58609 },
        });
      const asked = standin.requests.length;
      await given(requested, event('StarPlaced'), again).when(passing()).thenNothing();
      assert.equal(standin.requests.length, asked);
    }));

  it('is where a person says, who may have given its place alone', async () => {
    const word = { folder: 'SSCyg', raDegrees: 10.5, decDegrees: -3, by: 'ABC' };
    await beforeAavso({}, ({ given }) =>
      given(requested, event('AliasSet', { ...word, name: '' }))
        .when(passing())
        .thenPublishes({ type: 'StarPlaced', payload: { name: '', raDegrees: 10.5, decDegrees: -3 } }),
    );
  });

  it('is not asked for where wombat.yaml has its place, or another night found it', async () => {
    await beforeAavso(
      {},
      async ({ given, standin }) => {
        await given(requested).when(passing()).thenNothing();
        assert.deepEqual(standin.requests, []);
      },
      { targets: { SSCyg: { ra: 325.6, dec: 43.5 } } },
    );
  });

  it('is found where the program fails on another folder, which is not tried again', async () => {
    let failed = 0;
    class Torn extends CatalogTables {
      override alias(folder: string) {
        if (folder !== 'TT Ari') return super.alias(folder);
        failed += 1;
        throw new TypeError('x is not a function');
      }
    }
    const reduction = { ...revision(1), series: { night: '20230101', targetName: 'TT Ari', filter: 'V' } };
    const torn = event('ReductionRequested', { reduction }, { id: 'torn' });
    await beforeAavso({}, ({ given }) =>
      given(torn, requested)
        .when(async (kit) => {
          failed = 0;
          const places = new StarPlaces(kit, new Torn(kit), new AavsoClients(kit));
          await places.tell();
          await places.tell();
        })
        .thenPublishes({ type: 'StarPlaced', id: 'place/SSCyg' }),
    );
    assert.equal(failed, 1);
  });

  it('is left to the solver where VSX does not know it, or does not answer', async () => {
    for (const aavso of [{ books: { variables: [] } }, { vsx: '503' }])
      await beforeAavso(aavso, ({ given }) => given(requested).when(passing()).thenNothing());
  });
});
