import { specify } from '@wombat/eventlog/testkit';
import { FrameMeta } from '@wombat/proto';
import { cameraFacts, cameraWarnings } from './cameraFacts.js';

const meta = (change: Partial<FrameMeta>): FrameMeta => ({ ...FrameMeta.fromJSON({}), bitpix: 16, ...change });
const known = { gain: 0.25, readNoise: 3.5, saturation: 65_000, peakRangeLow: 2_000, peakRangeHigh: 50_000 };

describe('cameraFacts', () => {
  const spec = specify((_: readonly never[], change: Partial<FrameMeta>) => cameraFacts(meta(change)));

  it('are what the frame says', () => {
    spec
      .given()
      .when(known)
      .thenIs({ gain: 0.25, readNoise: 3.5, saturation: 65_000, peakRangeLow: 2_000, peakRangeHigh: 50_000 });
  });

  it('say up to where the camera is linear, where the frame does', () => {
    const camera = { gain: 0.25, readNoise: 3.5, saturation: 65_000, peakRangeLow: 2_000, peakRangeHigh: 50_000 };
    spec
      .given()
      .when({ ...known, linearTo: 40_000 })
      .thenIs({ ...camera, linearTo: 40_000 });
  });

  it("are AstroImageJ's defaults where it says nothing", () => {
    spec
      .given()
      .when({})
      .thenIs({ gain: 1, readNoise: 0, saturation: 60_000, peakRangeLow: 5_000, peakRangeHigh: 30_000 });
  });

  it('have no saturation to assume at other depths than 16 bit', () => {
    for (const bitpix of [8, 32, -32, -64])
      spec
        .given()
        .when({ bitpix })
        .thenIs({ gain: 1, readNoise: 0, saturation: undefined, peakRangeLow: 5_000, peakRangeHigh: 30_000 });
  });

  it('take a range of peaks whole or not at all', () => {
    spec
      .given()
      .when({ ...known, peakRangeHigh: undefined })
      .thenIs({ gain: 0.25, readNoise: 3.5, saturation: 65_000, peakRangeLow: 5_000, peakRangeHigh: 30_000 });
  });

  it('take a read noise of 0 for what it is', () => {
    spec
      .given()
      .when({ ...known, readNoise: 0 })
      .thenIs({ gain: 0.25, readNoise: 0, saturation: 65_000, peakRangeLow: 2_000, peakRangeHigh: 50_000 });
  });
});

describe('cameraWarnings', () => {
  const spec = specify((_: readonly never[], change: Partial<FrameMeta>) => cameraWarnings(meta(change)));

  it('says nothing where all is known', () => spec.given().when(known).thenIs([]));

  it('says what was assumed and how to mend it', () => {
    spec
      .given()
      .when({})
      .thenIs([
        'gain not known: 1 e-/ADU assumed; set cameras: gain',
        'read noise not known: 0 e- assumed; set cameras: readNoise',
        'saturation not known: 60000 ADU assumed; set cameras: saturation',
      ]);
    spec
      .given()
      .when({ ...known, saturation: undefined, bitpix: -32 })
      .thenIs(['saturation not known: saturated stars are not recognised; set cameras: saturation']);
  });
});
