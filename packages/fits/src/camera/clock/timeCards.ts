import type { Moment } from './moment.js';

/** Cards that tell a moment of the exposure, in the order they are asked. */
export interface TimeCards {
  readonly moment: Moment;
  /** Dates, with a time or without. */
  readonly dates: readonly string[];
  /** Times of day in UT, for a date without one. */
  readonly universalTimes: readonly string[];
  /** Times of day on the camera's clock. */
  readonly times: readonly string[];
  readonly julianDates: readonly string[];
}

/**
 * The one registry of cards that hold times, by the moment they are of (FITS 4.0, section 9.5) where their comment says
 * no other.
 */
export const TIME_CARDS: readonly TimeCards[] = [
  {
    moment: 'start',
    dates: ['DATE-OBS', 'DATE_OBS', 'DATEOBS', 'DATE-BEG', 'DATE-STA', 'UT-DATE'],
    universalTimes: ['UT-OBS', 'UTSTART', 'UT', 'UTC', 'UT-TIME', 'UTC-OBS', 'TIME-UT'],
    times: ['TIME-OBS', 'TIME_OBS', 'TIMEOBS', 'TIME-BEG'],
    julianDates: ['JD', 'JD-OBS', 'JD_UTC', 'JD-BEG', 'MJD-OBS', 'MJD_OBS', 'MJD-BEG', 'MJD'],
  },
  {
    moment: 'mid',
    dates: ['DATE-AVG', 'DATE_AVG', 'DATE-MID', 'DATE_MID'],
    universalTimes: ['UT-MID', 'UTMID', 'UTMIDDLE'],
    times: ['TIME-AVG', 'TIME-MID'],
    julianDates: ['MJD-AVG', 'MJD_AVG', 'MJD-MID', 'MJD_MID', 'JD-AVG', 'JD_AVG', 'JD-MID', 'JD_MID', 'JDMID'],
  },
  {
    moment: 'end',
    dates: ['DATE-END', 'DATE_END', 'DATEEND'],
    universalTimes: ['UT-END', 'UTEND', 'UTCEND'],
    times: ['TIME-END', 'TIME_END', 'TIMEEND'],
    julianDates: ['MJD-END', 'MJD_END', 'JD-END', 'JD_END'],
  },
];

/** The registered moment of a card; start where it is none of these. */
export function momentOfCard(keyword: string): Moment {
  const name = keyword.toUpperCase();
  const cards = TIME_CARDS.find((each) => each.dates.includes(name) || each.julianDates.includes(name));
  return cards?.moment ?? 'start';
}
