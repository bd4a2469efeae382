/** An observation as a file for the AAVSO has it. */
export interface Observation {
  observer: string;
  name: string;
  jd: string;
  mag: string;
  magError: string;
  band: string;
}

/** The observations of an Extended file with commas, without any judgement. */
export function observationsOf(text: string): Observation[] {
  let observer = '';
  return text.split(/\r?\n/).flatMap((line) => {
    observer = /^#\s*OBSCODE\s*=\s*(.*)$/i.exec(line)?.[1]?.trim() ?? observer;
    if (line.startsWith('#') || line.trim() === '') return [];
    const [name = '', jd = '', mag = '', magError = '', band = ''] = line.split(',');
    return [{ observer, name, jd, mag, magError, band }];
  });
}
