import type { SiteComplaint, SiteFault } from '@wombat/aavso/submission';

/** A file for the AAVSO. */
export interface UploadedFile {
  name: string;
  text: string;
  /** Its number of observations. */
  rows: number;
}

/** What became of an attempt before anything was confirmed: nothing was sent. */
export interface NotSent {
  outcome: 'rejected';
  fault: SiteFault;
  /** How many observations the site counted; null where it did not come so far. */
  rows: number | null;
  complaints: SiteComplaint[];
}

/** Nobody knows whether the observations are there; only a person, or the AAVSO's own data, can tell. */
export interface Doubt {
  outcome: 'unknown';
  words: string;
  complaints: SiteComplaint[];
}

export interface Previewed {
  outcome: 'previewed';
  rows: number;
  /** What the site warns of, but does not refuse. */
  warnings: string[];
}

export interface Accepted {
  outcome: 'accepted';
  rows: number;
  words: string;
}

/** The confirmation was held back, as it was no longer wanted when everything stood ready. */
export interface HeldBack {
  outcome: 'heldBack';
}

/** A way to the AAVSO. Neither call rejects for what can be expected to go wrong. */
export interface Submitter {
  /** Lets the site look at the file. Nothing is sent for good. */
  preview(file: UploadedFile): Promise<Previewed | NotSent | Doubt>;
  /**
   * Looks once more and confirms at once. `mayConfirm` is asked when the next request would be the one that counts; it
   * writes down that it is made. Where it says no, nothing is sent.
   */
  confirm(file: UploadedFile, mayConfirm: () => Promise<boolean>): Promise<Accepted | NotSent | Doubt | HeldBack>;
}

export function notSent(fault: SiteFault, rows: number | null = null, complaints: SiteComplaint[] = []): NotSent {
  return { outcome: 'rejected', fault, rows, complaints };
}
