/** What stands above the observations. The delimiter is always a comma. */
export interface ReportHeader {
  observerCode: string;
  software: string;
  /** Both mid-exposure, based on UTC. */
  date: 'JD' | 'HJD';
  obsType: 'CCD' | 'DSLR';
  /** Kept in the archive; one line each. */
  comments?: string[];
}

/** An ensemble has no CMAG; a single comparison star is given by its instrumental magnitude. */
export type ReportComp = { kind: 'ensemble' } | { kind: 'single'; id: string; instrumentalMag: number };

/** The check star's magnitude is standardised like the target's with an ensemble, instrumental with a single star. */
export interface ReportCheck {
  id: string;
  /** Null where it proves nothing on this frame. */
  mag: number | null;
}

export interface ReportNotes {
  /** Stands after the sub-fields; what the column does not take of it is cut off. */
  text?: string;
  /** KEY=VALUE sub-fields in order; numbers get four decimals unless whole: pass text for another form. */
  fields: [string, string | number][];
}

/** One observation of the AAVSO Extended File Format, not yet cut to the limits of its columns. */
export interface ReportRow {
  name: string;
  /** JD or HJD as the header says. */
  date: number;
  mag: number;
  /** The star was not seen: it is fainter than `mag`, which has no error. */
  fainterThan?: boolean;
  magError: number | null;
  band: string;
  transformed: boolean;
  comp: ReportComp;
  check: ReportCheck | null;
  /** Null, or -1 for a star below the horizon: `na`. */
  airmass: number | null;
  group: number | null;
  /** VSP's chart id, else the catalogue's name. */
  chart: string;
  notes: ReportNotes;
}
