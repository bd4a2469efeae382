import type { EventType } from '@wombat/eventlog';
import { encodeToken } from '@wombat/eventlog/subjects';

/** Places of events in their subjects, `NIGHT.SERIES`, as the broker's wildcards tell them apart. */
const OF_SERIES = '*.*';
const OF_NIGHT = '*._';
const OF_ALL_NIGHTS = '_._';
const OF_NO_NIGHT = '_.*';
const PAUSE = `*.${namedPlace('pause')}`;
const MESSAGES = `*.${namedPlace('messages')}`;
const SUBMISSIONS = `_.${namedPlace('submissions')}`;
const SETTINGS = `_.${namedPlace('settings')}`;

/** Those that OF_SERIES takes in too, and that are denied to whoever writes nothing there. */
const WITHIN = [OF_NIGHT, OF_ALL_NIGHTS, PAUSE, MESSAGES, SUBMISSIONS, SETTINGS];

interface Writing {
  /** null for facts of single frames: their subjects begin with their type. */
  at: string | null;
  /** Services and workers; whoever runs `./wombat` writes anything. */
  by: readonly string[];
}

const PIPELINE = ['calibration', 'astrometry', 'catalog', 'photometry'];

/** The one registry of who writes what into the log. */
export const EVENT_WRITERS: Readonly<Record<EventType, Writing>> = {
  NightDiscovered: { at: OF_NIGHT, by: ['ingest'] },
  ScanCompleted: { at: OF_ALL_NIGHTS, by: ['ingest'] },
  ReductionRequested: { at: OF_SERIES, by: ['ingest'] },
  MastersBuilt: { at: OF_NIGHT, by: ['calibration'] },
  MastersChosen: { at: OF_SERIES, by: ['calibration'] },
  FramesCalibrated: { at: OF_SERIES, by: ['calibration'] },
  MastersRechosen: { at: OF_SERIES, by: ['calibration'] },
  FramesReleased: { at: OF_SERIES, by: ['calibration'] },
  FramesSolved: { at: OF_SERIES, by: ['astrometry'] },
  CompsSelected: { at: OF_SERIES, by: ['catalog'] },
  PhotometryDone: { at: OF_SERIES, by: ['photometry'] },
  MagnitudesTransformed: { at: OF_SERIES, by: ['photometry'] },
  SeriesHalted: { at: OF_SERIES, by: PIPELINE },
  SeriesResumed: { at: OF_SERIES, by: PIPELINE },
  Validated: { at: OF_SERIES, by: ['publisher'] },
  PointsRejected: { at: OF_SERIES, by: ['publisher'] },
  PointsRestored: { at: OF_SERIES, by: ['publisher'] },
  CompsChosen: { at: OF_SERIES, by: ['photometry'] },
  AliasSet: { at: OF_NO_NIGHT, by: ['catalog'] },
  StarPlaced: { at: OF_NO_NIGHT, by: ['catalog'] },
  SubmissionStepped: { at: SUBMISSIONS, by: ['publisher'] },
  SettingsChanged: { at: SETTINGS, by: ['publisher'] },
  NightPaused: { at: PAUSE, by: ['ingest'] },
  NightCancelled: { at: PAUSE, by: ['ingest'] },
  NightPutFirst: { at: PAUSE, by: ['ingest'] },
  NightFirstEnded: { at: PAUSE, by: ['ingest'] },
  NightTold: { at: MESSAGES, by: ['publisher'] },
  MessageQuarantined: { at: OF_NO_NIGHT, by: [] },
  FrameDiscovered: { at: null, by: ['ingest'] },
  MasterBuilt: { at: null, by: ['calibration', 'calibration-worker'] },
  // A revision that begins after calibrated or solved frames is told of them by ingest.
  FrameCalibrated: { at: null, by: ['calibration-worker', 'ingest'] },
  FrameSolved: { at: null, by: ['astrometry-worker', 'ingest'] },
  FrameKept: { at: null, by: ['calibration', 'calibration-worker'] },
  FrameProfiled: { at: null, by: ['photometry-worker'] },
  FrameMeasured: { at: null, by: ['photometry-worker'] },
  FrameFailed: {
    at: null,
    by: ['calibration', 'calibration-worker', 'astrometry', 'photometry', 'photometry-worker', 'ingest'],
  },
};

/**
 * The subjects a user of the broker may write events to. All that is decided of one series stands on one subject,
 * whoever decides it, so that none of it rests on an old view: there the broker tells apart those who decide from those
 * who do not, and no more. The same holds for folders, where somebody has other things to say of no night.
 */
export function eventSubjectsOf(user: string): { allow: string[]; deny: string[] } {
  const writings = Object.entries(EVENT_WRITERS).filter(([, { by }]) => by.includes(user));
  const facts = writings.flatMap(([type, { at }]) => (at === null ? [`wombat.frames.${type}.>`] : []));
  const places = [...new Set(writings.flatMap(([, { at }]) => (at === null ? [] : [at])))];
  const denied = WITHIN.filter((place) => !places.includes(place));
  if (!places.some((place) => place.startsWith('_.'))) denied.push(OF_NO_NIGHT);
  return {
    allow: [...facts, ...places.map((place) => `wombat.events.${place}`)],
    deny: places.length === 0 ? [] : denied.map((place) => `wombat.events.${place}`),
  };
}

/** Of what is told on a subject of its own, beside what is found of a night. */
function namedPlace(name: string): string {
  return `${encodeToken('')}:${encodeToken(name)}`;
}
