import { nightOf } from './nightOf.js';
import { inventedComp } from './sequenceComp.js';

const CENTRE = { raDegrees: 332.4417, decDegrees: -27.0653 };

/**
 * A southern contact binary in the place and with the name of RW Piscis Austrini; its elements and all comparison stars
 * are invented. A 12-bit camera, a mirrored image.
 */
export const rwPsA = nightOf(
  {
    night: '20250930',
    target: {
      name: 'RW PsA',
      folderName: 'RWPsA',
      auid: '000-SIM-200',
      aliases: [],
      constellation: 'PsA',
      ...CENTRE,
      shape: 'contact',
      vsxType: 'EW',
      periodDays: 0.3605,
      epochJd: 2460948.9,
      brightest: { B: 11.85, V: 11.05, Rc: 10.6, Ic: 10.2 },
      faintest: { B: 12.58, V: 11.76, Rc: 11.3, Ic: 10.89 },
    },
    sequence: {
      chartId: 'SIM20250930',
      credit: 'An invented sequence: not AAVSO data',
      comps: [
        inventedComp('000-SIM-201', { centre: CENTRE, east: -7.2, north: 4.4 }, { v: 9.214, bMinusV: 0.52 }),
        inventedComp('000-SIM-202', { centre: CENTRE, east: 5.1, north: 6.3 }, { v: 10.118, bMinusV: 1.04 }),
        inventedComp('000-SIM-203', { centre: CENTRE, east: 3.4, north: -3.9 }, { v: 10.842, bMinusV: 0.66 }),
        inventedComp('000-SIM-204', { centre: CENTRE, east: -4.6, north: -5.5 }, { v: 11.207, bMinusV: 0.81 }),
        inventedComp('000-SIM-205', { centre: CENTRE, east: -1.7, north: 4.8 }, { v: 11.633, bMinusV: 0.48 }),
        inventedComp('000-SIM-206', { centre: CENTRE, east: 7.9, north: -1.2 }, { v: 12.051, bMinusV: 0.93 }),
        inventedComp('000-SIM-207', { centre: CENTRE, east: 1.2, north: -7.4 }, { v: 12.706, bMinusV: 0.59 }),
        inventedComp('000-SIM-208', { centre: CENTRE, east: -8.3, north: -0.9 }, { v: 13.618, bMinusV: 0.75 }),
        inventedComp('000-SIM-209', { centre: CENTRE, east: 18.5, north: 9.1 }, { v: 11.4, bMinusV: 0.6 }),
      ],
    },
    site: { name: 'Siding Spring', latitudeDegrees: -31.27, longitudeDegrees: 149.06, elevationMetres: 1165 },
    startUtc: '2025-09-30T10:10:00Z',
    headerStyle: 'sharpcap',
    mirrored: true,
    rotationDegrees: 133,
    camera: {
      instrument: 'Simulated CMOS 12-bit',
      gainElectronsPerAdu: 0.3125,
      gainSetting: 0,
      readNoiseElectrons: 3.5,
      biasLevelAdu: 640,
      adcBits: 12,
      saturationAdu: 65520,
      apertureMillimetres: 150,
    },
    exposureSeconds: 120,
    cadenceSeconds: 150,
    photometry: {
      colourTerm: { B: 0.05, V: 0.05, Rc: 0.03, Ic: -0.02 },
      zeroPoint: { B: 18.3, V: 18.6, Rc: 18.7, Ic: 18.2 },
    },
    fieldStars: { onFrame: 110, brightest: 9.6, faintest: 14.4, slope: 0.3 },
  },
  22,
);
