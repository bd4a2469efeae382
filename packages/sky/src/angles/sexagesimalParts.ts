const NUMBER = '(\\d{1,2}(?:\\.\\d*)?)';

/** Letters that may stand behind the whole, the minutes and the seconds, each as the inside of a character class. */
export interface SexagesimalMarks {
  whole: string;
  minutes: string;
  seconds: string;
}

/**
 * Reads `[sign] whole minutes [seconds]`, parts separated by colons, blanks or their marks, and returns the value in
 * units of the whole; null when the text is anything else. A lone number is refused: it does not say whether it
 * means hours or degrees. The sign counts for the whole text, so `-00 10` is negative.
 */
export function sexagesimalParts(text: string, marks: SexagesimalMarks): number | null {
  const afterWhole = `(?:\\s*[:${marks.whole}]\\s*|\\s+)`;
  const afterMinutes = `(?:\\s*[:${marks.minutes}]\\s*|\\s+)`;
  const seconds = `${afterMinutes}${NUMBER}\\s*[${marks.seconds}]?`;
  const pattern = new RegExp(
    `^([+\\-\\u2212]?)\\s*(\\d{1,3})${afterWhole}${NUMBER}(?:${seconds}|\\s*[${marks.minutes}])?$`,
  );
  const found = pattern.exec(text.trim());
  if (found === null) return null;
  const [, sign = '', wholeText = '', minutesText = '', secondsText] = found;
  const fractionBeforeSeconds = minutesText.includes('.') && secondsText !== undefined;
  const minutesValue = Number(minutesText);
  const secondsValue = Number(secondsText ?? 0);
  // Seconds of exactly 60 come from writers that round without carrying.
  if (minutesValue >= 60 || secondsValue > 60 || fractionBeforeSeconds) return null;
  const magnitude = Number(wholeText) + minutesValue / 60 + secondsValue / 3600;
  return sign === '' || sign === '+' ? magnitude : -magnitude;
}
