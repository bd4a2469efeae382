import type { Fault } from '@wombat/result';

/**
 * Why a submission went no further. The one list of them: the code stands in events, the sentence is for the observer.
 * `mends`: who can do something about it. `judged`: the AAVSO looked at the observations and did not take them.
 */
export const SITE_FAULTS = {
  noCredentials: { mends: 'you', judged: false, says: 'no AAVSO account is set' },
  badCredentials: { mends: 'you', judged: false, says: 'the AAVSO did not take the name and password' },
  loginHeldBack: {
    mends: 'you',
    judged: false,
    says: 'a login was refused before; none is tried until the account is set anew',
  },
  accountBlocked: { mends: 'you', judged: false, says: 'the AAVSO has blocked this account or this address' },
  captcha: { mends: 'you', judged: false, says: 'the login asks for a CAPTCHA, which only a person can solve' },
  mfa: { mends: 'you', judged: false, says: 'the login asks for a second factor' },
  consent: { mends: 'you', judged: false, says: 'the login asks for a consent only you can give, in a browser' },
  sessionExpired: { mends: 'you', judged: false, says: 'the AAVSO does not know the session (any more)' },
  formChanged: { mends: 'us', judged: false, says: 'the page of the AAVSO is not as it was' },
  noWriteApi: {
    mends: 'nobody',
    judged: false,
    says: 'the AAVSO has no known interface that takes observations by token',
  },
  faultyRows: { mends: 'you', judged: true, says: 'the AAVSO found faults in the file' },
  otherCount: { mends: 'you', judged: true, says: 'the preview shows another number of observations than were sent' },
  duplicates: { mends: 'you', judged: true, says: 'the AAVSO says that it has some of these observations already' },
  tooManyRequests: { mends: 'time', judged: false, says: 'the AAVSO asks to wait' },
  firewall: { mends: 'time', judged: false, says: "the AAVSO's firewall answered in place of the page" },
  unavailable: { mends: 'time', judged: false, says: 'the AAVSO did not answer as it should' },
  strangeHost: { mends: 'us', judged: false, says: 'a page led to a host that is not allowed' },
} as const;

export type SiteFaultCode = keyof typeof SITE_FAULTS;

export interface SiteFault extends Fault {
  code: SiteFaultCode;
  /** What the page said, short and as plain text; '' where it said nothing. */
  words: string;
}

export function siteFault(code: SiteFaultCode, words = ''): SiteFault {
  const { says } = SITE_FAULTS[code];
  return { code, words, message: words === '' ? says : `${says}: ${words}` };
}
