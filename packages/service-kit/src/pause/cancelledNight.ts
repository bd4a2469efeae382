/** A night that people do not want reduced. */
export interface CancelledNight {
  night: string;
  by: string;
  /** '' where none was given. */
  reason: string;
}

/** As it is asked of the tables; newest first. */
export const CANCELLED_NIGHTS = `SELECT night, said_by AS "by", reason FROM cancelled_night WHERE is_cancelled = 1
  AND sequence = (SELECT max(sequence) FROM cancelled_night AS word WHERE word.night = cancelled_night.night)
  ORDER BY night DESC`;
