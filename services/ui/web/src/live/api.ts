import type {
  AliasAnswer,
  AliasRequest,
  ErrorAnswer,
  LightCurve,
  ProgressAnswer,
  SeriesAnswer,
  SeriesKey,
  TargetAnswer,
  VerdictRequest,
} from '../../../server/src/domain/contract.js';

/** What the server answered, or a sentence on why it did not. `status` is 0 where there was no answer at all. */
export type Reply<T> = { ok: true; value: T } | { ok: false; status: number; error: string };

export const api = {
  series: () => ask<SeriesAnswer>('/api/series'),
  progress: () => ask<ProgressAnswer>('/api/progress'),
  lightCurve: ({ night, targetName, filter }: SeriesKey) =>
    ask<LightCurve>(`/api/lightcurve?${new URLSearchParams({ night, targetName, filter })}`),
  validate: (verdict: VerdictRequest) => tell<object>('/api/validate', verdict),
  target: ({ night, targetName, filter }: SeriesKey) =>
    ask<TargetAnswer>(`/api/target?${new URLSearchParams({ night, targetName, filter })}`),
  alias: (word: AliasRequest) => tell<AliasAnswer>('/api/alias', word),
};

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
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    return { ok: false, status: response.status, error: await sentenceOf(response) };
  } catch {
    return { ok: false, status: 0, error: 'The server of this page does not answer. Is ./wombat up still running?' };
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
