import type { Header } from '../header/header.js';

/** What is known of a program's headers beyond what stands in them. */
export interface CaptureProgram {
  readonly name: string;
  /** Which way its longitude counts, where that is certain: by its documents, or by headers from known places. */
  readonly longitude?: { readonly card: string; readonly positive: 'east' | 'west' };
  /** Why its clock should not be believed without a camera rule. */
  readonly clockDoubt?: string;
}

interface Recognition {
  readonly cards: readonly string[];
  readonly says: RegExp;
}

const CREATORS = ['SWCREATE', 'CREATOR', 'PROGRAM', 'SOFTWARE', 'ORIGIN'];

function created(says: RegExp): Recognition {
  return { cards: CREATORS, says };
}

/** ASCOM's SITELONG is east positive. */
const ASCOM = { card: 'SITELONG', positive: 'east' } as const;
const TWELVE_HOURS = 'Orion Camera Studio writes local time on a 12-hour clock: set clock.zone and clock.offsetSeconds';

/** The first that is recognised counts. */
const PROGRAMS: readonly (CaptureProgram & { readonly by: Recognition })[] = [
  { name: 'N.I.N.A.', by: created(/^N\.I\.N\.A\./), longitude: ASCOM },
  { name: 'SharpCap', by: created(/^SharpCap/) },
  { name: 'Sequence Generator Pro', by: created(/^Sequence Generator Pro/), longitude: ASCOM },
  { name: 'Astro Photography Tool', by: created(/^Astro Photography Tool/), longitude: ASCOM },
  { name: 'ASIAIR', by: created(/^ZWO ASIAIR/), longitude: ASCOM },
  { name: 'Seestar', by: created(/^ZWO Seestar/), longitude: ASCOM },
  { name: 'ASIImg', by: created(/^ASIImg/) },
  { name: 'Dwarf', by: created(/^DWARFLAB/i) },
  { name: 'LCO', by: created(/^LCOGT/), longitude: { card: 'LONGITUD', positive: 'east' } },
  { name: 'MicroObservatory', by: created(/^MicroObservatory/), longitude: { card: 'LONGITUD', positive: 'west' } },
  { name: 'Orion Camera Studio', by: created(/^Orion Camera Studio/), clockDoubt: TWELVE_HOURS },
  { name: 'MaxIm DL', by: created(/^MaxIm DL/) },
  { name: 'TheSky', by: created(/^TheSky/) },
  { name: 'CCDOPS', by: created(/CCDOPS/) },
];

/** The program that wrote a header; undefined where it is none of those known. */
export function captureProgram(header: Header): CaptureProgram | undefined {
  return PROGRAMS.find(({ by }) => by.cards.some((card) => by.says.test(header.getString(card) ?? '')));
}
