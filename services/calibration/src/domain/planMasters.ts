import type { CalType, RawFrame } from './frame.js';
import { likeness, sameExposure } from './likeness.js';

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
  return (['bias', 'dark', 'flat'] as const).flatMap((calType) => {
    const sets = alikeSets(
      frames.filter((frame) => frame.kind === calType),
      rules,
    );
    const named = new Set<string>();
    return sets.map((set) => planOne(calType, set, rules, named));
  });
}

function planOne(calType: CalType, set: readonly RawFrame[], rules: MasterRules, named: Set<string>): PlannedMaster {
  const frames = [...set].sort((a, b) => (a.path < b.path ? -1 : 1));
  const filter = calType === 'flat' ? (frames[0]?.filter ?? '') : '';
  const fileName = uniqueName(masterName(calType, frames, rules), frames, named);
  const tooFew = frames.length < rules.minFrames;
  return {
    item: `${calType}/${filter}/${fileName}`,
    calType,
    filter,
    frames,
    fileName,
    refusal: tooFew ? `only ${frames.length} of the ${rules.minFrames} ${calType} frames a master needs` : '',
  };
}

/** Sets of like frames, the largest first (it gets the plain name). */
function alikeSets(frames: readonly RawFrame[], rules: MasterRules): RawFrame[][] {
  const groups = new Map<string, RawFrame[]>();
  for (const frame of frames) {
    const key = `${likeness(frame.meta)}\n${frame.kind === 'flat' ? frame.filter : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), frame]);
  }
  const sets = [...groups.values()].flatMap((group) => (group[0]?.kind === 'dark' ? darkSets(group, rules) : [group]));
  return sets.sort((a, b) => b.length - a.length || ((a[0]?.path ?? '') < (b[0]?.path ?? '') ? -1 : 1));
}

/** Darks also share exposure and temperature; temperatures are one set as long as no gap exceeds the tolerance. */
function darkSets(darks: readonly RawFrame[], rules: MasterRules): RawFrame[][] {
  const sets: RawFrame[][] = [];
  const ordered = [...darks].sort(
    (a, b) =>
      (a.meta.exposureSeconds ?? 0) - (b.meta.exposureSeconds ?? 0) ||
      (a.meta.ccdTemperatureCelsius ?? 0) - (b.meta.ccdTemperatureCelsius ?? 0),
  );
  for (const dark of ordered) {
    const set = sets.at(-1);
    const last = set?.at(-1);
    const fits =
      last !== undefined &&
      sameExposure(last.meta.exposureSeconds, dark.meta.exposureSeconds) &&
      Math.abs((last.meta.ccdTemperatureCelsius ?? 0) - (dark.meta.ccdTemperatureCelsius ?? 0)) <=
        rules.temperatureTolerance;
    if (fits && set !== undefined) set.push(dark);
    else sets.push([dark]);
  }
  return sets;
}

function masterName(calType: CalType, frames: readonly RawFrame[], rules: MasterRules): string {
  const first = frames[0];
  if (calType === 'bias') return 'mbias';
  if (calType === 'dark') return `mdark${first?.meta.exposureSeconds ?? ''}`;
  return `mflat${rules.nameOfFilter(first?.filter ?? '')}`;
}

/** A second set of a kind says in its name how it differs: size, binning, settings, temperature. */
function uniqueName(name: string, frames: readonly RawFrame[], named: Set<string>): string {
  const meta = frames[0]?.meta;
  const detail = meta === undefined ? '' : likeness(meta).replace(/[^A-Za-z0-9+-]+/g, '_');
  const temperature = meta?.ccdTemperatureCelsius === undefined ? '' : `_${Math.round(meta.ccdTemperatureCelsius)}C`;
  const candidates = [name, `${name}_${detail}`, `${name}_${detail}${temperature}`];
  const free =
    candidates.find((candidate) => !named.has(candidate.toLowerCase())) ?? `${name}_${frames[0]?.sha256.slice(0, 8)}`;
  named.add(free.toLowerCase());
  return `${free}.fits`;
}
