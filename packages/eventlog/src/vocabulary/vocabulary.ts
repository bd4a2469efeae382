import {
  AliasSet,
  type Codec,
  CompsChosen,
  CompsSelected,
  FrameCalibrated,
  FrameDiscovered,
  FrameFailed,
  FrameKept,
  FrameMeasured,
  FrameProfiled,
  FrameSolved,
  FramesCalibrated,
  FramesReleased,
  FramesSolved,
  MagnitudesTransformed,
  MasterBuilt,
  MastersBuilt,
  MastersChosen,
  MastersRechosen,
  MessageQuarantined,
  NightCancelled,
  NightDiscovered,
  NightFirstEnded,
  NightPaused,
  NightPutFirst,
  NightTold,
  PhotometryDone,
  PointsRejected,
  PointsRestored,
  type Reduction,
  ReductionRequested,
  ScanCompleted,
  type Series,
  SeriesHalted,
  SeriesResumed,
  SettingsChanged,
  StarPlaced,
  SubmissionStepped,
  Validated,
} from '@wombat/proto';
import { starsWithZeros } from './starsWithZeros.js';
import type { SeriesName } from './subjects.js';
import type { Upcasters } from './upcast.js';
import { UPCASTERS } from './upcasters.js';

/**
 * The one registry of what may stand in the log: type, version, stream, where it belongs, how long the journal keeps
 * it.
 */

export type StreamKind = 'events' | 'frames';

export interface Place {
  night: string | null;
  series: SeriesName | null;
}

export interface EventDefinition<T> {
  stream: StreamKind;
  version: number;
  codec: Codec<T>;
  /** 'forever': people's decisions and answers from outside, which cannot be derived again. */
  journal: 'forever' | 'derivable';
  upcasters: Upcasters;
  place(payload: T): Place;
}

type Choices = Partial<Pick<EventDefinition<unknown>, 'journal' | 'upcasters'>>;

function event<T>(codec: Codec<T>, place: (payload: T) => Place, choices: Choices = {}): EventDefinition<T> {
  const { journal = 'derivable', upcasters = {} } = choices;
  return { stream: 'events', version: 1 + Object.keys(upcasters).length, codec, journal, upcasters, place };
}

function fact<T>(codec: Codec<T>, place: (payload: T) => Place, choices: Choices = {}): EventDefinition<T> {
  return { ...event(codec, place, choices), stream: 'frames' };
}

const FOREVER = { journal: 'forever' } as const;

const ofNight = (payload: { night: string }): Place => ({ night: payload.night, series: null });

const ofReduction = (payload: { reduction?: Reduction | undefined }): Place => {
  const series = seriesOf(payload.reduction);
  return { night: series.night, series };
};

const ofFrame = (payload: { series?: Series | undefined }): Place => {
  const series = payload.series;
  if (series === undefined) throw new Error('a frame-level fact without its series');
  return { night: series.night, series: series.targetName === '' ? null : series };
};

/** Of a folder over all its nights: a subject of its own, so that two persons cannot speak past each other. */
const ofFolder = ({ folder }: { folder: string }): Place => ({
  night: null,
  series: { night: '', targetName: folder, filter: '' },
});

/** Where the star of a folder is, beside what persons say of it. */
const ofFolderPlace = ({ folder }: { folder: string }): Place => ({
  night: null,
  series: { night: '', targetName: folder, filter: 'place' },
});

/**
 * Of all files for the AAVSO alike: one subject, so that no two decisions on what is sent rest on the same view of it.
 */
const ofSubmissions = (): Place => ({ night: null, series: { night: '', targetName: '', filter: 'submissions' } });

/** Of what is set, all of it: one file holds it. */
const ofSettings = (): Place => ({ night: null, series: { night: '', targetName: '', filter: 'settings' } });

/** Of the messages on a night: a subject of its own, as what is found of the night meanwhile does not change them. */
const ofMessages = ({ night }: { night: string }): Place => ({
  night,
  series: { night, targetName: '', filter: 'messages' },
});

/** Of the word of a person on when a night is worked on: a subject of its own, as for messages. */
const ofPause = ({ night }: { night: string }): Place => ({
  night,
  series: { night, targetName: '', filter: 'pause' },
});

/** Of one message of the log: a subject of its own, to be looked up when the message is met. */
const ofMessage = ({ stream, sequence }: { stream: string; sequence: number }): Place => ({
  night: null,
  series: { night: '', targetName: '', filter: `quarantine ${stream}/${sequence}` },
});

/** The series of a reduction; a reduction without one is a broken invariant. */
export function seriesOf(reduction: Reduction | undefined): SeriesName {
  if (reduction?.series === undefined) throw new Error('a reduction without its series');
  return reduction.series;
}

/** The reduction an event speaks of; an event without one is a broken invariant. */
export function reductionOf(payload: { reduction?: Reduction | undefined }): Reduction & { series: Series } {
  const reduction = payload.reduction;
  if (reduction?.series === undefined) throw new Error('an event without its reduction');
  return { ...reduction, series: reduction.series };
}

export const EVENTS = {
  NightDiscovered: event(NightDiscovered, ofNight),
  ScanCompleted: event(ScanCompleted, () => ({ night: null, series: null })),
  ReductionRequested: event(ReductionRequested, ofReduction, FOREVER),
  MastersBuilt: event(MastersBuilt, ofNight),
  MastersChosen: event(MastersChosen, ofReduction),
  FramesCalibrated: event(FramesCalibrated, ofReduction),
  MastersRechosen: event(MastersRechosen, ofReduction),
  FramesReleased: event(FramesReleased, ofReduction),
  FramesSolved: event(FramesSolved, ofReduction),
  CompsSelected: event(CompsSelected, ofReduction, { ...FOREVER, upcasters: UPCASTERS.CompsSelected }),
  PhotometryDone: event(PhotometryDone, ofReduction, { upcasters: UPCASTERS.PhotometryDone }),
  MagnitudesTransformed: event(MagnitudesTransformed, ofReduction, { upcasters: UPCASTERS.MagnitudesTransformed }),
  SeriesHalted: event(SeriesHalted, ofReduction, { upcasters: UPCASTERS.SeriesHalted }),
  SeriesResumed: event(SeriesResumed, ofReduction),
  Validated: event(Validated, ofReduction, FOREVER),
  PointsRejected: event(PointsRejected, ofReduction, FOREVER),
  PointsRestored: event(PointsRestored, ofReduction, FOREVER),
  CompsChosen: event(CompsChosen, ofReduction, FOREVER),
  AliasSet: event(AliasSet, ofFolder, FOREVER),
  StarPlaced: event(StarPlaced, ofFolderPlace, FOREVER),
  SubmissionStepped: event(SubmissionStepped, ofSubmissions, { ...FOREVER, upcasters: UPCASTERS.SubmissionStepped }),
  SettingsChanged: event(SettingsChanged, ofSettings, FOREVER),
  NightPaused: event(NightPaused, ofPause, FOREVER),
  NightCancelled: event(NightCancelled, ofPause, FOREVER),
  NightPutFirst: event(NightPutFirst, ofPause, FOREVER),
  NightFirstEnded: event(NightFirstEnded, ofPause),
  NightTold: event(NightTold, ofMessages, FOREVER),
  MessageQuarantined: event(MessageQuarantined, ofMessage, FOREVER),
  FrameDiscovered: fact(FrameDiscovered, ofFrame),
  MasterBuilt: fact(MasterBuilt, ofNight),
  FrameCalibrated: fact(FrameCalibrated, ofReduction),
  FrameSolved: fact(FrameSolved, ofReduction, { upcasters: UPCASTERS.FrameSolved }),
  FrameProfiled: fact(FrameProfiled, ofReduction),
  FrameMeasured: fact(FrameMeasured, ofReduction, { upcasters: { 1: starsWithZeros } }),
  FrameFailed: fact(FrameFailed, ofReduction, { upcasters: UPCASTERS.FrameFailed }),
  FrameKept: fact(FrameKept, ofReduction),
} as const;

export type EventType = keyof typeof EVENTS;
export type PayloadOf<T extends EventType> = ReturnType<(typeof EVENTS)[T]['codec']['fromJSON']>;

export const EVENT_TYPES = Object.keys(EVENTS) as readonly EventType[];

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}

/** The definition with its payload type erased, for code that handles every type alike. */
export function definitionOf(type: EventType): EventDefinition<unknown> {
  return EVENTS[type];
}
