import { ok, type Result, refuse } from '@wombat/result';
import { ref } from 'vue';
import type {
  AccountAnswer,
  AccountRequest,
  AliasAnswer,
  AliasRequest,
  BeginRequest,
  DraftAnswer,
  DraftRequest,
  ErrorAnswer,
  FrameAnswer,
  FramesAnswer,
  HistoryAnswer,
  LightCurve,
  LoginRequest,
  NightsAnswer,
  PointsAnswer,
  ProgressAnswer,
  ReduceAnswer,
  ReduceRequest,
  RejectRequest,
  ReportAnswer,
  RestoreRequest,
  SeriesAnswer,
  SeriesKey,
  SettingsAnswer,
  SettleRequest,
  SubmissionsAnswer,
  SubmissionWord,
  SubmitAnswer,
  SubmitRequest,
  TargetAnswer,
  VerdictRequest,
  WhoAnswer,
} from '../../../server/src/domain/contract.js';

/** What the server answered, or a sentence on why it did not. */
export type Reply<T> = Result<T>;

/** The server does not know who asks, although it has to: a session is over. */
export const isUnknown = ref(false);

export const api = {
  whoAmI: () => ask<WhoAnswer>('/api/whoami'),
  logIn: (login: LoginRequest) => tell<WhoAnswer>('/api/login', login),
  logOut: () => tell<object>('/api/logout', {}),
  series: () => ask<SeriesAnswer>('/api/series'),
  progress: () => ask<ProgressAnswer>('/api/progress'),
  nights: () => ask<NightsAnswer>('/api/nights'),
  settings: () => ask<SettingsAnswer>('/api/settings'),
  lightCurve: (series: SeriesKey) => ask<LightCurve>(urlOf('lightcurve', series)),
  frames: (series: SeriesKey) => ask<FramesAnswer>(urlOf('frames', series)),
  frame: (series: SeriesKey, picture: Picture) => ask<FrameAnswer>(urlOf('frame', series, { ...picture })),
  report: (series: SeriesKey) => ask<ReportAnswer>(urlOf('report', series)),
  history: (series: SeriesKey) => ask<HistoryAnswer>(urlOf('history', series)),
  target: (series: SeriesKey) => ask<TargetAnswer>(urlOf('target', series)),
  validate: (verdict: VerdictRequest) => tell<object>('/api/validate', verdict),
  reject: (points: RejectRequest) => tell<PointsAnswer>('/api/points/reject', points),
  restore: (points: RestoreRequest) => tell<PointsAnswer>('/api/points/restore', points),
  submissions: (series: SeriesKey) => ask<SubmissionsAnswer>(urlOf('submissions', series)),
  draft: (wish: DraftRequest) => tell<DraftAnswer>('/api/push/draft', wish),
  submit: (wish: SubmitRequest) => tell<SubmitAnswer>('/api/push/submit', wish),
  confirm: (word: SubmissionWord) => tell<object>('/api/push/confirm', word),
  withdraw: (word: SubmissionWord) => tell<object>('/api/push/withdraw', word),
  account: () => ask<AccountAnswer>('/api/account'),
  setAccount: (account: AccountRequest) => tell<object>('/api/account', account),
  clearAccount: () => tell<object>('/api/account/clear', {}),
  release: () => tell<object>('/api/account/release', {}),
  settle: (word: SettleRequest) => tell<object>('/api/push/settle', word),
  reduce: (wish: ReduceRequest) => tell<ReduceAnswer>('/api/reduce', wish),
  begin: (wish: BeginRequest) => tell<object>('/api/begin', wish),
  alias: (word: AliasRequest) => tell<AliasAnswer>('/api/alias', word),
};

/** Which picture of a frame: `size` pixels a side, about the target or of the whole frame. */
export interface Picture {
  sha256: string;
  size: string;
  centre: 'T1' | 'frame';
}

/** Where the server has something of a series. */
export function urlOf(
  what: string,
  { night, targetName, filter }: SeriesKey,
  more: Record<string, string> = {},
): string {
  return `/api/${what}?${new URLSearchParams({ night, targetName, filter, ...more })}`;
}

function tell<T>(url: string, body: object): Promise<Reply<T>> {
  return ask<T>(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function ask<T>(url: string, init?: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(url, init);
    if (response.ok) return ok((await response.json()) as T);
    if (response.status === 401) isUnknown.value = true;
    return refuse(await sentenceOf(response));
  } catch {
    return refuse('The server of this page does not answer. Is ./wombat up still running?');
  }
}

async function sentenceOf(response: Response): Promise<string> {
  try {
    const { error } = (await response.json()) as Partial<ErrorAnswer>;
    return error ?? `the server answered ${response.status}`;
  } catch {
    return `the server answered ${response.status}`;
  }
}
