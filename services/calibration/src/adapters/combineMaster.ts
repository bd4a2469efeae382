import { join } from 'node:path';
import type { MasterBuilt } from '@wombat/proto';
import { type Crew, closeFrames, combineFrames, type FrameFile, levelsOf, openFrame } from '@wombat/reduction';
import type { Config } from '@wombat/service-kit';
import { type MasterOrder, skeleton } from '../reactor/masters.js';
import { commonMeta, existingMaster, inputsHash, masterHeader, productOf, statisticsOf } from './masterFile.js';
import { misfitOf, type OpenInputs, openInputs } from './openInputs.js';

export interface CombineTools {
  crew: Crew;
  config: Config['calibration'];
}

interface Making extends CombineTools {
  root: string;
  order: MasterOrder;
  /** Of inputs and method. */
  hash: string;
  base: MasterBuilt;
}

/** Makes one master, or says why not; a master that is there already is used. */
export async function combineMaster(root: string, order: MasterOrder, tools: CombineTools): Promise<MasterBuilt> {
  const { config, crew } = tools;
  const base = { ...skeleton(order, order), meta: commonMeta(order.inputs) };
  const hash = inputsHash([
    config.combine,
    String(config.sigma),
    order.bias?.sha256 ?? '',
    order.dark?.sha256 ?? '',
    ...order.inputs.map(({ sha256 }) => sha256),
  ]);
  const there = await existingMaster(root, order.product);
  if (there.there && 'unreadable' in there) {
    return { ...base, state: 'failed', reason: `${order.product} is there but cannot be read: ${there.unreadable}` };
  }
  try {
    if (there.there && (!there.ours || there.inputs === hash)) {
      const { biasSubtracted, file } = there;
      const statistics = await statisticsOf(crew, file);
      const found = { ...base, product: await productOf(root, order.product), ...statistics, biasSubtracted };
      if (there.ours) return { ...found, ...made(order), state: 'built', method: describe(config) };
      return { ...found, state: 'found', reason: `${order.product} was there already and is used as it is` };
    }
  } finally {
    if (there.there) closeFrames([there.file]);
  }
  if (order.refusal !== '') return { ...base, state: 'skipped', reason: order.refusal };
  return build({ ...tools, root, order, hash, base });
}

async function build(making: Making): Promise<MasterBuilt> {
  const { root, order, base, config } = making;
  const opened = await openInputs(root, order);
  const masters: FrameFile[] = [];
  try {
    const { good, leftOut } = opened;
    if (good.length < config.minFrames) {
      const reason = `only ${good.length} readable frames of the ${config.minFrames} needed`;
      return { ...base, state: 'skipped', reason, leftOut };
    }
    for (const master of [order.bias, order.dark]) if (master !== null) masters.push(await opens(root, master.path));
    const misfit = masters.find((master) => misfitOf(master, good[0]?.file) !== null);
    if (misfit !== undefined)
      return { ...base, state: 'failed', reason: `${misfit.path}: ${misfitOf(misfit, good[0]?.file)}`, leftOut };
    const bias = order.bias === null ? null : (masters[0] ?? null);
    const dark = order.dark === null ? null : (masters.at(-1) ?? null);
    return await combine(making, opened, { bias, dark });
  } finally {
    closeFrames([...opened.good.map(({ file }) => file), ...masters]);
  }
}

interface Masters {
  bias: FrameFile | null;
  dark: FrameFile | null;
}

async function combine(making: Making, { good, leftOut }: OpenInputs, masters: Masters): Promise<MasterBuilt> {
  const { root, order, base, config, crew } = making;
  const frames = good.map(({ file }) => file);
  const levels = order.calType === 'flat' ? await lightIn(crew, frames, masters) : frames.map(() => 1);
  const inputs = good.filter((_, index) => (levels[index] ?? 0) > 0).map(({ input }) => input);
  const dim = good
    .filter((_, index) => !((levels[index] ?? 0) > 0))
    .map(({ input }) => `${input.path}: no light in it`);
  if (inputs.length < config.minFrames) {
    const reason = `only ${inputs.length} frames with light of the ${config.minFrames} needed`;
    return { ...base, state: 'skipped', reason, leftOut: [...leftOut, ...dim] };
  }
  const warnings = warningsOf(order, good.length, masters);
  const facts = { method: describe(config), biasSubtracted: masters.bias !== null, warnings };
  await combineFrames(crew, {
    kind: order.calType,
    frames,
    ...masters,
    ...(order.calType === 'flat' && { levels }),
    options: { method: config.combine, sigma: config.sigma },
    output: join(root, order.product),
    header: ({ rejected }) =>
      masterHeader({
        ...facts,
        calType: order.calType,
        filter: order.filter,
        inputs,
        inputsHash: making.hash,
        meta: commonMeta(order.inputs),
        notes: [`${rejected} pixel values clipped`, ...subtracted(order), ...warnings],
      }),
    sync: true,
  });
  const written = await opens(root, order.product);
  try {
    return {
      ...base,
      ...facts,
      state: 'built',
      product: await productOf(root, order.product),
      numImages: inputs.length,
      inputs: inputs.map(({ sha256 }) => sha256),
      leftOut: [...leftOut, ...dim],
      ...(await statisticsOf(crew, written)),
    };
  } finally {
    closeFrames([written]);
  }
}

async function lightIn(crew: Crew, frames: readonly FrameFile[], { bias, dark }: Masters): Promise<number[]> {
  const [{ width, height } = { width: 0, height: 0 }] = frames;
  const places = { bias: bias?.pixels ?? null, dark: dark?.pixels ?? null };
  return levelsOf(crew, { frames: frames.map(({ pixels }) => pixels), ...places, width, height });
}

function warningsOf(order: MasterOrder, count: number, { bias }: Masters): string[] {
  const warnings = order.calType === 'flat' && bias === null ? ['no bias anywhere: the pedestal biases this flat'] : [];
  if (count >= 8) return warnings;
  return [...warnings, `${count} frames: 3-sigma clipping cannot reject a single outlier of fewer than 8`];
}

function subtracted({ bias, dark }: MasterOrder): string[] {
  return [
    ...(bias === null ? [] : [`bias ${bias.path} sha256 ${bias.sha256}`]),
    ...(dark === null ? [] : [`dark ${dark.path} sha256 ${dark.sha256}`]),
  ];
}

function made(order: MasterOrder) {
  return { numImages: order.inputs.length, inputs: order.inputs.map(({ sha256 }) => sha256) };
}

function describe(config: Config['calibration']): string {
  return `${config.combine}, clipped at ${config.sigma} sigma, 5 rounds`;
}

async function opens(root: string, path: string): Promise<FrameFile> {
  const file = await openFrame(join(root, path));
  if (!file.ok) throw new Error(`the master ${path} cannot be read: ${file.fault.message}`);
  return file.value;
}
