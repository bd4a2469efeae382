/** Which moment of the exposure a time is of. */
export type Moment = 'start' | 'mid' | 'end';

/** What the comment of a time says of it. */
export interface SaidMoment {
  readonly moment: Moment;
  /** Why it is not certain, behind the name of the card; undefined where it is. */
  readonly doubt?: string;
}

const AFTERWARDS =
  'is when the frame came from the camera: the exposure is taken to end there, which is later than it did';
const CREATED =
  'is when the image was created, which may be the beginning or the end of its exposure: taken as the beginning';

/** Words of comments. The one that stands first counts, of two that stand at one place the first of this list. */
const SAYINGS: readonly (SaidMoment & { readonly says: RegExp })[] = [
  {
    says: /\b((start|begin\w*|end) of )?(the )?(frame |image |file |data )?(is |was |has been )?(received?|reception|grabbed|downloaded|download|read-?\s?out|saved|transferred|arriv(ed|al))\b/i,
    moment: 'end',
    doubt: AFTERWARDS,
  },
  { says: /\b(frame|image|file)( is| was)? (created|creation|written)\b/i, moment: 'start', doubt: CREATED },
  { says: /\b(start\w*|begin\w*|began|open(ed|s|ing)?)\b/i, moment: 'start' },
  {
    says: /\bmid(dle|[- ]?(point|time|exp\w*|obs\w*|frame))?\b|\baveraged?\b|\bmean( time| date)? of (the )?(exp|obs|int)|\bcent(re|er) of (the )?(exp|obs|int|frame)/i,
    moment: 'mid',
  },
  { says: /\b(end(s|ed|ing)?|complet(ed|ion)|finish\w*|stop(s|ped)?|clos(e|ed|es|ing))\b/i, moment: 'end' },
];

/** What a comment says of the moment its time is of; undefined where it says nothing. */
export function momentSaid(comment: string): SaidMoment | undefined {
  const found = SAYINGS.map((saying) => ({ saying, at: comment.search(saying.says) }))
    .filter(({ at }) => at >= 0)
    .reduce<{ saying: SaidMoment; at: number } | undefined>(
      (first, each) => (first === undefined || each.at < first.at ? each : first),
      undefined,
    );
  return (
    found && { moment: found.saying.moment, ...(found.saying.doubt !== undefined && { doubt: found.saying.doubt }) }
  );
}
