import { nightOf } from './nightOf.js';
import { inventedComp } from './sequenceComp.js';

const CENTRE = { raDegrees: 75.4312, decDegrees: -0.3921 };

/**
 * An eclipsing binary a little south of the equator, where a declination's sign is easily lost. Name and folder are
 * those of an observer's example; position, elements and comparison stars are invented. Thin cloud, a satellite.
 */
export const gsc05903 = nightOf(
  {
    night: '20251015',
    target: {
      name: 'GSC 05903-00430',
      folderName: 'G5903.00430',
      auid: '000-SIM-300',
      aliases: ['GSC 5903-430'],
      constellation: 'Ori',
      ...CENTRE,
      shape: 'eclipser',
      vsxType: 'EA',
      periodDays: 0.8134,
      epochJd: 2460964.195,
      brightest: { B: 12.02, V: 11.41, Rc: 11.06, Ic: 10.74 },
      faintest: { B: 12.71, V: 12.05, Rc: 11.67, Ic: 11.31 },
    },
    sequence: {
      chartId: 'SIM20251015',
      credit: 'An invented sequence: not AAVSO data',
      comps: [
        inventedComp('000-SIM-301', { centre: CENTRE, east: 4.9, north: 6.1 }, { v: 10.352, bMinusV: 0.98 }),
        inventedComp('000-SIM-302', { centre: CENTRE, east: -5.8, north: 3.7 }, { v: 11.118, bMinusV: 0.55 }),
        inventedComp('000-SIM-303', { centre: CENTRE, east: 2.2, north: -4.6 }, { v: 11.574, bMinusV: 0.71 }),
        inventedComp('000-SIM-304', { centre: CENTRE, east: -2.9, north: -7.3 }, { v: 12.049, bMinusV: 0.44 }),
        inventedComp('000-SIM-305', { centre: CENTRE, east: 7.6, north: -1.8 }, { v: 12.413, bMinusV: 1.12 }),
        inventedComp('000-SIM-306', { centre: CENTRE, east: -7.4, north: -2.1 }, { v: 12.887, bMinusV: 0.63 }),
        inventedComp('000-SIM-307', { centre: CENTRE, east: 0.8, north: 7.9 }, { v: 13.305, bMinusV: 0.8 }),
      ],
    },
    site: { name: 'Siding Spring', latitudeDegrees: -31.27, longitudeDegrees: 149.06, elevationMetres: 1165 },
    startUtc: '2025-10-15T15:40:00Z',
    headerStyle: 'nina',
    camera: {
      instrument: 'Simulated CMOS 16-bit',
      gainElectronsPerAdu: 0.78,
      readNoiseElectrons: 3,
      biasLevelAdu: 500,
      apertureMillimetres: 250,
    },
    exposureSeconds: 90,
    cadenceSeconds: 120,
    photometry: {
      colourTerm: { B: 0.05, V: 0.05, Rc: 0.03, Ic: -0.02 },
      zeroPoint: { B: 20.1, V: 20.4, Rc: 20.5, Ic: 20 },
    },
    sky: {
      electronsPerSecondPerPixel: { B: 4, V: 8, Rc: 10, Ic: 14 },
      transparency: (fraction) => (fraction > 0.6 && fraction < 0.75 ? 0.7 : 1),
    },
    satelliteTrailFrames: [5],
    fieldStars: { onFrame: 130, brightest: 10.2, faintest: 15.2, slope: 0.32 },
  },
  22,
);
