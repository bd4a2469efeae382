import type { AccountAnswer, AccountRequest } from './account.js';
import type { CheckupAnswer } from './checkup.js';
import type { ChooseCompsRequest, LightCurve, TryCompsRequest } from './curve.js';
import type { DifferenceAnswer, DifferenceRequest } from './difference.js';
import type { HistoryAnswer } from './history.js';
import type { LoginRequest, WhoAnswer } from './identity.js';
import type { LogAnswer, LogEventAnswer, LogEventRequest, LogRequest, NamedEventRequest } from './log.js';
import type {
  BeginRequest,
  CancelRequest,
  FirstRequest,
  MasterPictureRequest,
  MastersAnswer,
  MastersRequest,
  NightsAnswer,
  PauseRequest,
  ReduceAnswer,
  ReduceRequest,
} from './nights.js';
import type { ClockAnswer, LetterRequest, OpsAnswer } from './ops.js';
import type { FieldAnswer, FieldPictureRequest, FieldRequest } from './pictures/field.js';
import type { CutOutCentre, FrameAnswer, FramesAnswer } from './pictures/frames.js';
import type { PointsAnswer, RejectRequest, RestoreRequest } from './points.js';
import type { ProgressAnswer } from './progress.js';
import type { ExplainRequest, ExplanationAnswer, ExportKind, ProductKind, ReportAnswer } from './report.js';
import type { ColourTermsAnswer, ReputationAnswer } from './reputation.js';
import type { SeriesAnswer } from './series.js';
import type { SeriesKey } from './seriesKey.js';
import type { ChangeSettingRequest, SettingPreview, SettingRequest, SettingsAnswer } from './settings.js';
import type {
  AskAnswer,
  CorrectionsAnswer,
  DraftAnswer,
  DraftRequest,
  SettleRequest,
  SubmissionsAnswer,
  SubmissionWord,
  SubmitAnswer,
  SubmitRequest,
} from './submissions.js';
import type { AliasAnswer, AliasRequest, AskedAgain, TargetAnswer } from './target.js';
import type { VerdictRequest } from './verdict.js';

/** Which picture of a frame. */
export interface PictureRequest extends SeriesKey {
  /** Of the raw frame. */
  sha256: string;
  /** Pixels a side. */
  size: number;
  /** About the target, or the whole frame. */
  centre: CutOutCentre;
}

/** Which frame as it was taken, all of it, shrunk. */
export interface RawPictureRequest extends SeriesKey {
  sha256: string;
  /** Pixels a side. */
  size: number;
}

/** Nothing is told but that it is done. */
export type Done = object;

/**
 * The one registry of what the server answers below /api/: with `query` or `body` it is asked, `answer` is JSON, `file`
 * the type of anything else. The page asks by it, and services/ui/server/openapi.json is made of it.
 */
export interface Routes {
  /** This document. */
  'GET /api/openapi.json': { answer: object };
  /** How people are known here, and who is asking. */
  'GET /api/whoami': { answer: WhoAnswer };
  /** Opens a session, where people log in. */
  'POST /api/login': { body: LoginRequest; answer: WhoAnswer };
  /** Ends the session. */
  'POST /api/logout': { answer: Done };
  /** Every series with its verdict, the digest of its magnitudes and what was sent of it. */
  'GET /api/series': { answer: SeriesAnswer };
  /** The light curve of a series with all that is known of its points. */
  'GET /api/lightcurve': { query: SeriesKey; answer: LightCurve };
  /** The light curve as it would be with other comparison stars; nothing is changed. */
  'GET /api/comps/try': { query: TryCompsRequest; answer: LightCurve };
  /** The target's night is reduced again with the comparison stars a person chose, now and every later time. */
  'POST /api/comps/choose': { body: ChooseCompsRequest; answer: Done };
  /** A person's verdict. */
  'POST /api/validate': { body: VerdictRequest; answer: Done };
  /** A person does not want these points used; answered once the report has been made anew. */
  'POST /api/points/reject': { body: RejectRequest; answer: PointsAnswer };
  /** Rejected points are used again; answered once the report has been made anew. */
  'POST /api/points/restore': { body: RestoreRequest; answer: PointsAnswer };
  /** What went to the AAVSO, newest first: of a series, or without one of all. */
  'GET /api/submissions': { query: Partial<SeriesKey>; answer: SubmissionsAnswer };
  /** What the AAVSO has and should not have, or not so. */
  'GET /api/corrections': { answer: CorrectionsAnswer };
  /** The file of a submission. */
  'GET /api/push/file': { query: { submissionId: string }; file: 'text/plain' };
  /** What would be sent of approved series of one star. */
  'POST /api/push/draft': { body: DraftRequest; answer: DraftAnswer };
  /** Begins to send it, or hands it to the person who takes it to the AAVSO. */
  'POST /api/push/submit': { body: SubmitRequest; answer: SubmitAnswer };
  /** The AAVSO's preview was looked at: send it. */
  'POST /api/push/confirm': { body: SubmissionWord; answer: Done };
  /** Takes it back before that. */
  'POST /api/push/withdraw': { body: SubmissionWord; answer: Done };
  /** A person says whether the observations are at the AAVSO. */
  'POST /api/push/settle': { body: SettleRequest; answer: Done };
  /** Asks the AAVSO's archive about what nobody knows. */
  'POST /api/push/ask': { body: { submissionId: string }; answer: AskAnswer };
  /** What is set of the account at the AAVSO, and never what it is. */
  'GET /api/account': { answer: AccountAnswer };
  /** Sets the account, from the computer the program runs on alone. */
  'POST /api/account': { body: AccountRequest; answer: Done };
  /** Forgets the account that was set on the page. */
  'POST /api/account/clear': { answer: Done };
  /** A login that was refused may be tried again. */
  'POST /api/account/release': { answer: Done };
  /** Who the star of a folder is, or may be. */
  'GET /api/target': { query: SeriesKey; answer: TargetAnswer };
  /** What all nights of a target say of the stars it is compared with. */
  'GET /api/reputation': { query: { targetName: string }; answer: ReputationAnswer };
  /** What every night says of the colour terms of its camera. */
  'GET /api/colourterms': { answer: ColourTermsAnswer };
  /** VSX and VSP are asked now for a series that waits for their answer; without one, for all that wait. */
  'POST /api/comps/ask': { body: Partial<SeriesKey>; answer: AskedAgain };
  /** A person says who the star of a folder is. */
  'POST /api/alias': { body: AliasRequest; answer: AliasAnswer };
  /** Every frame of a series, lost ones too. */
  'GET /api/frames': { query: SeriesKey; answer: FramesAnswer };
  /** What lies on the picture of a frame. */
  'GET /api/frame': { query: PictureRequest; answer: FrameAnswer };
  /** The picture of a frame. */
  'GET /api/frame.png': { query: PictureRequest; file: 'image/png' };
  /** What lies on the picture of the frame the apertures of a series were set on. */
  'GET /api/field': { query: FieldRequest; answer: FieldAnswer };
  /** That picture, with or without what lies on it. */
  'GET /api/field.png': { query: FieldPictureRequest; file: 'image/png' };
  /** The picture of a frame as it was taken, of lost ones too where they can be read. */
  'GET /api/raw.png': { query: RawPictureRequest; file: 'image/png' };
  /** The masters of a night, and those of other nights its frames were calibrated with. */
  'GET /api/masters': { query: MastersRequest; answer: MastersAnswer };
  /** The picture of a master. */
  'GET /api/master.png': { query: MasterPictureRequest; file: 'image/png' };
  /** The report of a series as a table, with its faults. */
  'GET /api/report': { query: SeriesKey; answer: ReportAnswer };
  /** A file that was made of a series, as it was written. */
  'GET /api/product': { query: SeriesKey & { kind: ProductKind }; file: 'text/plain' | 'application/json' };
  /** Where the number of a point comes from, in plain words. */
  'GET /api/explain': { query: ExplainRequest; answer: ExplanationAnswer };
  /** The light curve as a file for other programs. */
  'GET /api/export': {
    query: SeriesKey & { kind: ExportKind };
    file: 'text/csv' | 'application/json' | 'application/x-votable+xml';
  };
  /** All that happened to a series. */
  'GET /api/history': { query: SeriesKey; answer: HistoryAnswer };
  /** What the report of a series has otherwise than that of an earlier revision, before a person decides on it. */
  'GET /api/difference': { query: DifferenceRequest; answer: DifferenceAnswer };
  /** Nights that are being filled, paused or cancelled, and those that go first. */
  'GET /api/nights': { answer: NightsAnswer };
  /** A night that is being filled is begun now. */
  'POST /api/begin': { body: BeginRequest; answer: Done };
  /** The frames of a night wait, or go on. */
  'POST /api/pause': { body: PauseRequest; answer: Done };
  /** A night is not reduced. */
  'POST /api/cancel': { body: CancelRequest; answer: Done };
  /** A night is worked on before all others. */
  'POST /api/first': { body: FirstRequest; answer: Done };
  /** Reduces series again. */
  'POST /api/reduce': { body: ReduceRequest; answer: ReduceAnswer };
  /** Every service: how it is, and what it works on. */
  'GET /api/progress': { answer: ProgressAnswer };
  /** The disks, the processes, the workers, the broker, and what was last put into the logs. */
  'GET /api/ops': { answer: OpsAnswer };
  /** The series of a job that could not be done is reduced again, or the night of a master, and its letter put away. */
  'POST /api/letters/again': { body: LetterRequest; answer: ReduceAnswer };
  /** The letter of a job that could not be done is put away: it was seen to. */
  'POST /api/letters/away': { body: LetterRequest; answer: Done };
  /** What the clock of the server's computer shows. */
  'GET /api/clock': { answer: ClockAnswer };
  /** The log of events, those first that were written last, a page at a time. */
  'GET /api/log': { query: LogRequest; answer: LogAnswer };
  /** One event of it, with its payload. */
  'GET /api/log/event': { query: LogEventRequest; answer: LogEventAnswer };
  /** The same, by its id. */
  'GET /api/log/named': { query: NamedEventRequest; answer: LogEventAnswer };
  /** Server-sent events, named `changed` when anything happened in the pipeline and `heartbeat` else. */
  'GET /api/stream': { file: 'text/event-stream' };
  /** What is set, with what it means. */
  'GET /api/settings': { answer: SettingsAnswer };
  /** What would change in the configuration file; nothing is written. */
  'POST /api/settings/preview': { body: SettingRequest; answer: SettingPreview };
  /** Changes a setting in the configuration file, and keeps who did it, and why. */
  'POST /api/settings/change': { body: ChangeSettingRequest; answer: Done };
  /** Starts all services and workers again, so that what is set holds. */
  'POST /api/settings/apply': { answer: Done };
  /** Programs, star database, folders, cameras, site, network and clock, as `./wombat doctor` finds them now. */
  'GET /api/checkup': { answer: CheckupAnswer };
}
