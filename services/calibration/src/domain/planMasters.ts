import { darkSets } from '@wombat/fits';
import { CAL_TYPES, type CalType } from '@wombat/proto/words';
import type { RawFrame } from './frame.js';
import { isOneTube, likeness, tubeOf } from './likeness.js';
import { doneTo, lettersOf } from './stepsDone.js';

/** One master to be made (or found, or left undone) in a night. */
export interface PlannedMaster {
  /** Names it within its night. */
  item: string;
  calType: CalType;
  filter: string;
  /** Inputs in order of path. */
  frames: RawFrame[];
  /** Below the night's folder. */
  fileName: string;
  /** Why it cannot be made; '' where it can. */
  refusal: string;
}

export interface MasterRules {
  minFrames: number;
  temperatureTolerance: number;
  /** A filter's name as part of a file name, safe where case does not count. */
  nameOfFilter: (filter: string) => string;
}

/** The masters a night's calibration frames give: one for each set of frames that are alike. */
export function planMasters(frames: readonly RawFrame[], rules: MasterRules): PlannedMaster[] {
  return CAL_TYPES.flatMap((calType) => {
    const sets = alikeSets(
      frames.filter((frame) => frame.kind === calType),
      rules,
    );
    const named = new Set<string>();
    return sets.map((set) => planOne(calType, set, rules, named));
  });
}

function planOne(calType: CalType, frames: RawFrame[], rules: MasterRules, named: Set<string>): PlannedMaster {
  const filter = calType === 'flat' ? (frames[0]?.filter ?? '') : '';
  const fileName = uniqueName(masterName(calType, frames, rules), frames, named);
  return {
    item: `${calType}/${filter}/${fileName}`,
    calType,
    filter,
    frames,
    fileName,
    refusal: refusalOf(calType, frames, rules),
  };
}

/** Nothing is made of frames that say they were divided by their like, or less it, before. */
function refusalOf(calType: CalType, frames: readonly RawFrame[], { minFrames }: MasterRules): string {
  const [first] = frames;
  if (first !== undefined && doneTo(first.meta)[calType])
    return `these ${calType} frames say that a ${calType} was taken out of them before`;
  return frames.length < minFrames ? `only ${frames.length} of the ${minFrames} ${calType} frames a master needs` : '';
}

/** Sets of like frames, each in order of path, the largest first (it gets the plain name). */
function alikeSets(frames: readonly RawFrame[], rules: MasterRules): RawFrame[][] {
  const groups = new Map<string, RawFrame[]>();
  for (const frame of frames) {
    const key = [
      likeness(frame.meta),
      frame.kind === 'flat' ? frame.filter : '',
      lettersOf(doneTo(frame.meta)),
      // One master is made by one polynomial; biases have no light it could concern.
      frame.kind === 'bias' ? '' : frame.meta.linearity,
    ].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), frame]);
  }
  const sets = [...groups.values()].flatMap((group) => {
    const kind = group[0]?.kind;
    if (kind === 'dark') return darkSets(group, ({ meta }) => meta, rules.temperatureTolerance);
    return kind === 'flat' ? tubeSets(group) : [group];
  });
  return sets
    .map((set) => set.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    .sort((a, b) => b.length - a.length || ((a[0]?.path ?? '') < (b[0]?.path ?? '') ? -1 : 1));
}

/** Flats combine only through one tube: another has its own dust and vignetting. */
function tubeSets(flats: readonly RawFrame[]): RawFrame[][] {
  const sets: [RawFrame, ...RawFrame[]][] = [];
  const focus = ({ meta }: RawFrame) => meta.focalLengthMillimetres ?? 0;
  for (const flat of flats.toSorted((a, b) => focus(a) - focus(b))) {
    const set = sets.find(([first]) => isOneTube(first.meta, flat.meta));
    if (set === undefined) sets.push([flat]);
    else set.push(flat);
  }
  return sets;
}

function masterName(calType: CalType, frames: readonly RawFrame[], rules: MasterRules): string {
  const first = frames[0];
  if (calType === 'bias') return 'mbias';
  if (calType === 'dark') return `mdark${first?.meta.exposureSeconds ?? ''}`;
  return `mflat${rules.nameOfFilter(first?.filter ?? '')}`;
}

/**
 * A second set of a kind says in its name how it differs: size, binning, settings, tube, temperature. All such names
 * begin with size and binning, by which ingest knows them for products.
 */
function uniqueName(name: string, frames: readonly RawFrame[], named: Set<string>): string {
  const meta = frames[0]?.meta;
  const safe = (text: string) => text.replace(/[^A-Za-z0-9+-]+/g, '_');
  const detail = meta === undefined ? '' : safe(likeness(meta));
  const tube = meta === undefined || tubeOf(meta) === '' ? '' : `_${safe(tubeOf(meta))}`;
  const temperature = meta?.ccdTemperatureCelsius === undefined ? '' : `_${Math.round(meta.ccdTemperatureCelsius)}C`;
  const longest = `${name}_${detail}${tube}${temperature}`;
  const candidates = [name, `${name}_${detail}`, `${name}_${detail}${temperature}`, longest];
  const free =
    candidates.find((candidate) => !named.has(candidate.toLowerCase())) ??
    `${longest}_${frames[0]?.sha256.slice(0, 8)}`;
  named.add(free.toLowerCase());
  return `${free}.fits`;
}
