import { nightOf } from './nightOf.js';
import { inventedComp } from './sequenceComp.js';

const CENTRE = { raDegrees: 305.7, decDegrees: -16.5 };

/** Arcminutes east and north, V, B-V: eight comps of all colours round the target, brighter and fainter than it. */
const COMPS: readonly [east: number, north: number, v: number, bMinusV: number][] = [
  [-6.1, 4.4, 11.21, 0.61],
  [3.7, 6.2, 11.38, 1.12],
  [7.3, -1.9, 11.55, 0.48],
  [-2.6, -6.8, 11.72, 0.83],
  [5.2, -7.1, 11.9, 0.55],
  [-7.4, -3.3, 12.06, 1.21],
  [-4.2, 7.5, 12.24, 0.42],
  [2.4, 3.1, 12.45, 0.97],
];

/**
 * The night accuracy is judged by: an invented RR Lyrae star in B and V through a telescope of 20 cm at a median site,
 * from the meridian down to airmass 2.5, with second-order extinction in B, seeing that grows, drift, a meridian flip,
 * cosmic rays and a sky with a gradient. The sequence is exact.
 */
export const accuracyNight = nightOf(
  {
    night: '20251015',
    target: {
      name: 'V0999 Cap',
      folderName: 'V0999_Cap',
      auid: '000-ZZZ-999',
      aliases: [],
      constellation: 'Cap',
      ...CENTRE,
      shape: 'rrLyrae',
      vsxType: 'RRAB',
      periodDays: 0.47,
      epochJd: 2460964.02,
      brightest: { B: 11.15, V: 10.95, Rc: 10.84, Ic: 10.73 },
      faintest: { B: 12.45, V: 11.95, Rc: 11.67, Ic: 11.4 },
    },
    sequence: {
      chartId: 'X00000ZZ',
      credit: 'An invented sequence',
      comps: COMPS.map(([east, north, v, bMinusV], index) =>
        inventedComp(`000-ZZZ-${101 + index}`, { centre: CENTRE, east, north }, { v, bMinusV }),
      ),
    },
    site: { name: 'Invented hill', latitudeDegrees: -31.27, longitudeDegrees: 149.06, elevationMetres: 400 },
    startUtc: '2025-10-15T08:20:00Z',
    headerStyle: 'nina',
    exposureSeconds: 75,
    cadenceSeconds: 395,
    framesPerFilter: 24,
    cosmicRaysPerFrame: 2,
    camera: { apertureMillimetres: 200 },
    photometry: {
      zeroPoint: { B: 19.6, V: 19.6, Rc: 19.6, Ic: 19 },
      colourTerm: { B: 0.08, V: -0.05, Rc: 0.03, Ic: -0.02 },
      extinction: { B: 0.28, V: 0.16, Rc: 0.1, Ic: 0.06 },
      secondOrderExtinction: { B: -0.03, V: 0, Rc: 0, Ic: 0 },
    },
    sky: { scintillation: 1.5, twilight: 0, gradientX: 0.1, gradientY: -0.05 },
    starImages: { fwhmStartPixels: 2.7, fwhmEndPixels: 3.6 },
    motion: { meridianFlipAt: 0.25 },
    fieldStars: { brightest: 9.5 },
  },
  23,
);
