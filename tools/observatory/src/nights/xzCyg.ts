import { nightOf } from './nightOf.js';
import { sequenceComp } from './sequenceComp.js';

/**
 * XZ Cygni, an RR Lyrae star, with the AAVSO's own sequence. The light curve is only like the star's: period and range
 * are about right, epoch and shape are invented.
 */
export const xzCyg = nightOf(
  {
    night: '20251015',
    target: {
      name: 'XZ Cyg',
      folderName: 'XZ_Cyg',
      auid: '000-BCH-041',
      aliases: [],
      constellation: 'Cyg',
      raDegrees: 293.12212,
      decDegrees: 56.38819,
      shape: 'rrLyrae',
      vsxType: 'RRAB/BL',
      periodDays: 0.4667,
      epochJd: 2460964.3,
      brightest: { B: 9.05, V: 8.9, Rc: 8.8, Ic: 8.72 },
      faintest: { B: 10.62, V: 10.16, Rc: 9.89, Ic: 9.64 },
    },
    sequence: {
      chartId: 'X37313LN',
      credit: 'Comparison stars of AAVSO chart X37313LN, with thanks to the AAVSO and those who measured them',
      comps: [
        sequenceComp(
          '000-BCG-990',
          ['19:31:18.38', '56:13:11.5'],
          [
            ['V', 8.204, 0.016],
            ['B', 8.744, 0.035],
            ['Rc', 7.89, 0.032],
            ['Ic', 7.613, 0.038],
          ],
        ),
        sequenceComp(
          '000-BCH-225',
          ['19:35:47.52', '55:57:33.5'],
          [
            ['V', 8.685, 0.043],
            ['B', 9.843, 0.061],
            ['Ic', 7.488, 0.083],
          ],
        ),
        sequenceComp(
          '000-BMS-017',
          ['19:32:45.40', '56:23:19.5'],
          [
            ['V', 10.935, 0.029],
            ['B', 11.141, 0.046],
            ['Rc', 10.834, 0.049],
            ['Ic', 10.713, 0.054],
          ],
        ),
        sequenceComp(
          '000-BMS-019',
          ['19:32:29.54', '56:30:14.2'],
          [
            ['V', 11.401, 0.029],
            ['B', 12.378, 0.042],
            ['Rc', 10.858, 0.04],
            ['Ic', 10.382, 0.045],
          ],
        ),
        sequenceComp(
          '000-BMS-018',
          ['19:31:36.12', '56:17:23.2'],
          [
            ['V', 11.564, 0.044],
            ['B', 12.092, 0.062],
            ['Rc', 11.289, 0.08],
            ['Ic', 11.011, 0.088],
          ],
        ),
        sequenceComp(
          '000-BMS-020',
          ['19:33:23.18', '56:18:17.1'],
          [
            ['V', 11.768, 0.017],
            ['B', 12.157, 0.046],
            ['Rc', 11.532, 0.024],
            ['Ic', 11.329, 0.038],
          ],
        ),
      ],
    },
    site: { name: 'Garden near Bamberg', latitudeDegrees: 49.88, longitudeDegrees: 10.89, elevationMetres: 290 },
    startUtc: '2025-10-15T18:45:00Z',
    headerStyle: 'maxim',
    exposureSeconds: 25,
    cadenceSeconds: 420,
    framesPerFilter: 18,
    photometry: { colourTerm: { B: 0.05, V: 0.05, Rc: 0.03, Ic: -0.02 } },
  },
  76,
);
