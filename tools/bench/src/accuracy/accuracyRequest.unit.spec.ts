import assert from 'node:assert/strict';
import { accuracyRequest } from './accuracyRequest.js';

function asked(...words: string[]) {
  const request = accuracyRequest(words);
  assert.ok(request.ok, request.ok ? '' : request.fault.message);
  return request.value;
}

describe('what is asked of bench accuracy', () => {
  it('is 200 nights of each kind and 20 in pixels, unless it is told otherwise', () => {
    const { kind, nights, seeds } = asked();
    assert.deepEqual([kind, nights, seeds.length, seeds[0], seeds.at(-1)], ['measure', 200, 20, 1, 20]);
    assert.deepEqual([asked().trials, asked().part], [20, null]);
    assert.deepEqual(asked('--trials', '3', '--part', 'hits').part, 'hits');
    assert.deepEqual(asked('--seeds', '5-8', '--nights', '0').seeds, [5, 6, 7, 8]);
    assert.deepEqual(asked('--seeds', '0').seeds, []);
  });

  it('are results to be shown', () => {
    const { kind, from, page, folder } = asked('--from', 'a.json,b.json', '--into', 'p.md', '--plot', 'd');
    assert.deepEqual([kind, from, page, folder], ['show', ['a.json', 'b.json'], 'p.md', 'd']);
  });

  it('is refused with what would be right', () => {
    for (const [words, why] of [
      [['--nights', 'many'], /--nights is 'many': a whole number is meant/],
      [['--trials', 'all'], /--trials is 'all': a whole number is meant/],
      [['--part', 'comets'], /--part is 'comets': hits, comps, faint, flags are there/],
      [['--seeds', '8-5'], /--seeds is '8-5'/],
      [['--into', 'p.md'], /need results: --from/],
      [['--speed'], /--speed.*bench accuracy --help/],
    ] as const) {
      const request = accuracyRequest(words);
      assert.match(request.ok ? '' : request.fault.message, why);
    }
  });
});
