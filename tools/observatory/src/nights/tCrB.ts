import { nightOf } from './nightOf.js';
import { sequenceComp } from './sequenceComp.js';

/**
 * T Coronae Borealis at rest, in a wide field, from a smart telescope: clear sky, no second filter, a meridian flip.
 */
export const tCrB = nightOf(
  {
    night: '2025-06-14',
    target: {
      name: 'T CrB',
      folderName: 'T CrB',
      auid: '000-BBW-825',
      aliases: ['NOVA CrB 1866', 'NOVA CrB 1946'],
      constellation: 'CrB',
      raDegrees: 239.87567,
      decDegrees: 25.92017,
      shape: 'constant',
      vsxType: 'NR+ELL',
      periodDays: 227.5528,
      epochJd: 2455828.9,
      brightest: { B: 11.25, V: 9.95, Rc: 9.2, Ic: 8.3 },
      faintest: { B: 11.25, V: 9.95, Rc: 9.2, Ic: 8.3 },
      vsxRange: { brightest: 2, faintest: 10.8 },
    },
    sequence: {
      chartId: 'X42615NN',
      credit: 'Comparison stars of AAVSO chart X42615NN, with thanks to the AAVSO and those who measured them',
      comps: [
        sequenceComp(
          '000-BBW-881',
          ['16:01:03.91', '26:10:20.7'],
          [
            ['V', 7.886, 0.032],
            ['B', 8.327, 0.065],
          ],
          'BINO_COMP.  HD 143707 GDOR - Ampl. 0.003 TESS.',
        ),
        sequenceComp(
          '000-BBW-888',
          ['16:01:28.59', '26:24:16.5'],
          [
            ['V', 8.361, 0.021],
            ['B', 8.861, 0.052],
          ],
          'BINO_COMP. NSV 7394 - ROT: - Ampl. 0.002 TESS.',
        ),
        sequenceComp(
          '000-BBW-787',
          ['15:57:54.56', '25:45:29.9'],
          [
            ['V', 9.307, 0.036],
            ['B', 10.744, 0.076],
          ],
          'NSV 7370 - CST.',
        ),
        sequenceComp(
          '000-BBW-796',
          ['15:58:28.42', '25:56:30.9'],
          [
            ['V', 9.809, 0.023],
            ['B', 10.843, 0.042],
          ],
          'HD 143256 - ORG - Ampl. 0.003 TESS.',
        ),
        sequenceComp(
          '000-BBW-779',
          ['15:57:40.02', '26:06:18.8'],
          [
            ['V', 10.167, 0.01],
            ['B', 10.753, 0.05],
          ],
          'Combined magnitude of a 10.21 and 13.75 Vmag. pair 8" apart. Include both stars in your aperture.',
        ),
        sequenceComp(
          '000-BJS-901',
          ['15:59:26.42', '26:08:47.1'],
          [
            ['V', 10.554, 0.023],
            ['B', 11.096, 0.055],
          ],
        ),
        sequenceComp(
          '000-BBW-782',
          ['15:57:51.04', '26:15:51.2'],
          [
            ['V', 10.736, 0.024],
            ['B', 11.328, 0.059],
          ],
          'GSC 02037-01130 - CST.',
        ),
        sequenceComp(
          '000-BBW-805',
          ['15:58:51.22', '25:50:05.0'],
          [
            ['V', 11.166, 0.019],
            ['B', 11.779, 0.034],
          ],
        ),
        sequenceComp(
          '000-BPC-198',
          ['15:59:34.20', '25:44:17.3'],
          [
            ['V', 12.366, 0.014],
            ['B', 13.079, 0.034],
          ],
        ),
        sequenceComp(
          '000-BPC-228',
          ['15:59:12.10', '25:48:16.3'],
          [
            ['V', 13.477, 0.066],
            ['B', 14.548, 0.117],
          ],
        ),
      ],
    },
    site: { name: 'Balcony in Graz', latitudeDegrees: 47.07, longitudeDegrees: 15.44, elevationMetres: 350 },
    startUtc: '2025-06-14T20:50:00Z',
    headerStyle: 'asiair',
    filters: ['V'],
    motion: { meridianFlipAt: 0.5 },
    rotationDegrees: 92,
  },
  50,
);
