import { specify } from '@wombat/eventlog/testkit';
import type { SkyPosition } from '@wombat/sky';
import { type FieldDepth, isTooShallow, liesAmong } from './fieldDepth.js';

const shallow: FieldDepth = { starsSeen: 120, starsHeld: 7, isCovered: true };

describe('a star database that is too shallow for a field', () => {
  const spec = specify((_: readonly unknown[], depth: FieldDepth) => isTooShallow(depth));

  it('holds few stars of it where the frame shows many', () => {
    spec.given().when(shallow).thenIs(true);
    spec
      .given()
      .when({ ...shallow, starsHeld: 0, starsSeen: 30 })
      .thenIs(true);
    spec
      .given()
      .when({ ...shallow, starsHeld: 19, starsSeen: 57 })
      .thenIs(true);
  });

  it('is not blamed for a frame under clouds, which shows few', () => {
    for (const starsSeen of [0, 12, 29])
      spec
        .given()
        .when({ ...shallow, starsSeen })
        .thenIs(false);
    spec
      .given()
      .when({ ...shallow, starsHeld: 19, starsSeen: 56 })
      .thenIs(false);
  });

  it('is not one that holds stars enough to match, nor one of another part of the sky', () => {
    spec
      .given()
      .when({ ...shallow, starsHeld: 20 })
      .thenIs(false);
    spec
      .given()
      .when({ ...shallow, isCovered: false })
      .thenIs(false);
  });
});

describe('a place among stars', () => {
  const centre: SkyPosition = { raDegrees: 0.1, decDegrees: 40 };
  const all = [359.5, 0.7].flatMap((raDegrees) => [39.6, 40.4].map((decDegrees) => ({ raDegrees, decDegrees })));
  const spec = specify((stars: readonly SkyPosition[], radius: number) => liesAmong(centre, stars, radius));

  it('has some on all four sides, also across 0 hours', () => {
    spec
      .given(...all)
      .when(1.5)
      .thenIs(true);
  });

  it('has not at the edge, or where they are farther', () => {
    spec
      .given(...all.slice(1))
      .when(1.5)
      .thenIs(false);
    spec
      .given(...all)
      .when(0.1)
      .thenIs(false);
    spec.given().when(1.5).thenIs(false);
  });
});
