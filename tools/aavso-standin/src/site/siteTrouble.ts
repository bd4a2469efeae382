/** What is asked of the site, in the order an observer comes through it. */
export const SITE_STAGES = ['gate', 'login', 'password', 'upload', 'preview', 'confirm'] as const;
export type SiteStage = (typeof SITE_STAGES)[number];

/**
 * What may go wrong with any of them, beside an HTTP status as `503` or `429`. A `circle` leads to itself, `astray` to
 * a host that is not the site's, `huge` is megabytes of blanks.
 */
const ANYWHERE = ['firewall', 'close', 'slow', 'strangePage', 'circle', 'astray', 'huge'] as const;

/** What the site may do with a confirmation it has taken, by what it is where nothing was taken. */
export const AFTER_TAKING: Readonly<Record<string, string>> = {
  cutAfter: 'close',
  failsAfter: '500',
  circleAfter: 'circle',
  astrayAfter: 'astray',
  hugeAfter: 'huge',
};

/** What only one of them knows. */
const TROUBLES = {
  gate: [],
  /** identifierFirst is no trouble, but the other form of the page. */
  login: ['identifierFirst', 'captcha', 'changed', 'strangeHost'],
  password: ['mfa', 'consent', 'blocked', 'captcha'],
  upload: ['manualFirst', 'changed', 'onlySubmit'],
  /** takes: the observations are taken without a confirmation, and said to be. */
  preview: ['complaints', 'fewer', 'duplicates', 'uncounted', 'expired', 'takes'],
  /**
   * stall waits so many milliseconds, then cuts without taking anything; complainsAfter takes the observations and
   * finds faults in them; claims says they were taken, and takes none.
   */
  confirm: [
    ...Object.keys(AFTER_TAKING),
    ...(['cutBefore', 'expired', 'expiredAfter', 'strangeAfter', 'complainsAfter', 'stall', 'claims'] as const),
  ],
} as const satisfies Record<SiteStage, readonly string[]>;

export interface SiteTrouble {
  kind: string;
  /** Of an HTTP status: Retry-After in seconds. Of `slow`: milliseconds. Of `huge`: megabytes. */
  amount: number;
  /** How often it happens before the site heals by itself; for ever when infinite. */
  times: number;
}

/**
 * A trouble out of its short form: `captcha`, `503`, `429:30`, `slow:1500`, with `*2` at the end it happens twice;
 * null: `none`.
 */
export function parseTrouble(stage: SiteStage, text: string): SiteTrouble | null {
  if (text === 'none') return null;
  const [, kind = '', amount = '0', times] = /^([A-Za-z]+|\d{3})(?::(\d+))?(?:\*(\d+))?$/.exec(text) ?? [];
  const known: readonly string[] = [...ANYWHERE, ...TROUBLES[stage]];
  if (!known.includes(kind) && !/^[2345]\d\d$/.test(kind)) {
    throw new Error(`Not a trouble of ${stage}: "${text}"; known are ${known.join(', ')}, a status as 503, none`);
  }
  return { kind, amount: Number(amount), times: times === undefined ? Number.POSITIVE_INFINITY : Number(times) };
}

/** The troubles that are set, by stage; one that is taken its last time is gone. */
export class SiteTroubles {
  private readonly set = new Map<SiteStage, SiteTrouble>();

  put(stage: SiteStage, text: string): void {
    const trouble = parseTrouble(stage, text);
    if (trouble === null) this.set.delete(stage);
    else this.set.set(stage, trouble);
  }

  take(stage: SiteStage): SiteTrouble | null {
    const trouble = this.set.get(stage) ?? null;
    if (trouble !== null && --trouble.times <= 0) this.set.delete(stage);
    return trouble;
  }
}
