import type { UploadedFile } from '../submitter.js';

/** A small report of `rows` observations a minute apart. */
export function reportOf(rows: number, name = 'XZ Cyg'): UploadedFile {
  const observations = Array.from({ length: rows }, (_, index) => {
    const jd = (2461000.5 + index / 1440).toFixed(5);
    return `${name},${jd},9.${100 + index},0.010,V,NO,STD,ENSEMBLE,na,000-BCG-990,8.204,1.100,na,X37313LN,na`;
  });
  const head = ['#TYPE=Extended', '#OBSCODE=ABC', '#SOFTWARE=test', '#DELIM=,', '#DATE=JD', '#OBSTYPE=CCD'];
  return { name: `${name.replace(' ', '_')}_aavso.txt`, text: `${[...head, ...observations].join('\n')}\n`, rows };
}
