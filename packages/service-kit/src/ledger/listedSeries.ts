/**
 * Columns of every series with why it is halted, newest night first, for a SELECT of these and others of `target`. As
 * entities thousands of rows take several times as long to read.
 */
export const LISTED_SERIES = `target.date, target.target_name AS targetName, target.filter, band, num_images AS numImages, revision, proc,
  proc_bias AS procBias, proc_dark AS procDark, proc_flat AS procFlat, apphot, submitted, halt.reason
  FROM target LEFT JOIN halt ON halt.date = target.date AND halt.target_name = target.target_name AND halt.filter = target.filter
  ORDER BY target.date DESC, target.target_name, target.filter`;
