import { NEVER_TRANSFORMED } from './aavsoBands.js';

/** A row's cells by column name, in capitals. */
export type ReportCells = Readonly<Record<string, string>>;

export interface RowRule {
  says: string;
  broken(cells: ReportCells): boolean;
}

const NA = 'NA';
const ENSEMBLE = 'ENSEMBLE';

/** What must hold between the columns of one observation. */
export const ROW_RULES: readonly RowRule[] = [
  {
    says: 'a single comparison star (CNAME) needs its instrumental magnitude in CMAG',
    broken: ({ CNAME, CMAG }) => CNAME !== NA && CNAME !== ENSEMBLE && CMAG === NA,
  },
  {
    says: 'CMAG must be na for an ensemble',
    broken: ({ CNAME, CMAG }) => CNAME === ENSEMBLE && CMAG !== NA,
  },
  { says: 'CMAG without a CNAME', broken: ({ CNAME, CMAG }) => CNAME === NA && CMAG !== NA },
  { says: 'KMAG without a KNAME', broken: ({ KNAME, KMAG }) => KNAME === NA && KMAG !== NA },
  {
    says: 'the check star is the comparison star',
    broken: ({ CNAME, KNAME }) => KNAME !== NA && KNAME === CNAME,
  },
  { says: 'the target is its own comparison star', broken: ({ NAME, CNAME }) => NAME === CNAME },
  { says: 'the target is its own check star', broken: ({ NAME, KNAME }) => NAME === KNAME },
  { says: 'MTYPE DIF needs a CNAME', broken: ({ MTYPE, CNAME }) => MTYPE === 'DIF' && CNAME === NA },
  {
    says: 'a magnitude in this band (clear, colour channel or other) cannot be TRANS=YES',
    broken: ({ FILT = '', TRANS }) => TRANS === 'YES' && NEVER_TRANSFORMED.has(FILT),
  },
];
