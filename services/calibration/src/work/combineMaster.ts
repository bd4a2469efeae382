import { join } from 'node:path';
import { failPoint } from '@wombat/eventlog/fail-points';
import { isWhole } from '@wombat/fits';
import type { FileProduct, FrameMeta, MasterBuilt, work } from '@wombat/proto';
import { type Crew, closeFrames, combineFrames, type FrameFile, medianOf, openMeasured } from '@wombat/reduction';
import type { Config } from '@wombat/service-kit';
import type { Patience } from '@wombat/service-kit/worker';
import {
  commonMeta,
  existingMaster,
  inputsHash,
  type MeasuredOfMaster,
  masterHeader,
  productOf,
  statisticsOf,
} from '../adapters/masterFile.js';
import { doneTo, noiseWarnings, skeleton } from '../domain/index.js';
import { judgeFlats, type Masters } from './judgeFlats.js';
import { linearInputs, linearityOf, linearMethod } from './linearInputs.js';
import { measureNoise } from './measureNoise.js';
import { misfitOf, type OpenInputs, openInputs } from './openInputs.js';
import { openNamed, unreadable } from './openMasters.js';

export interface CombineTools {
  crew: Crew;
  config: Config['calibration'];
  patience: Patience;
  /** What masters of jobs before were found to be. */
  hashes: Map<string, string>;
}

interface Making extends CombineTools {
  root: string;
  order: work.MasterOrder;
  /** Of inputs and method. */
  hash: string;
  base: Omit<MasterBuilt, 'state'>;
}

/** Makes one master, or says why not; a master that is there already is used. */
export async function combineMaster(root: string, order: work.MasterOrder, tools: CombineTools): Promise<MasterBuilt> {
  const { config, crew, hashes } = tools;
  const base = { ...skeleton(order, order), meta: commonMeta(order.inputs) };
  const hash = inputsHash([
    config.combine,
    String(config.sigma),
    order.bias?.sha256 ?? '',
    order.dark?.sha256 ?? '',
    ...order.inputs.flatMap(({ sha256, meta }) => [sha256, ...(meta.pedestal === 0 ? [] : [`${meta.pedestal}`])]),
    ...linearityOf(order).map(String),
  ]);
  const there = await existingMaster(root, order.product);
  if (there.there && 'unreadable' in there) {
    return { ...base, state: 'failed', reason: `${order.product} is there but cannot be read: ${there.unreadable}` };
  }
  try {
    if (there.there && (!there.ours || (await isAsMade(there, { hash, meta: base.meta })))) {
      const { file } = there;
      const statistics = await statisticsOf(crew, file);
      const biasSubtracted =
        there.biasSubtracted ?? (await isWithoutBias(root, order, { crew, hashes, median: statistics.median }));
      const found = { ...base, product: await productOf(root, order.product), ...statistics, biasSubtracted };
      if (there.ours)
        return { ...found, ...made(order, there), state: 'built', method: methodOf(order, there, config) };
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
  const opened = await openInputs(root, order, making);
  const masters: FrameFile[] = [];
  try {
    const { good, leftOut } = opened;
    if (good.length < config.minFrames) {
      const reason = `only ${good.length} readable frames of the ${config.minFrames} needed`;
      return { ...base, state: 'skipped', reason, leftOut };
    }
    for (const master of [order.bias, order.dark])
      if (master !== undefined) masters.push(await openNamed(root, master, making));
    const misfit = masters.find((master) => misfitOf(master, good[0]?.file) !== null);
    if (misfit !== undefined)
      return { ...base, state: 'failed', reason: `${misfit.path}: ${misfitOf(misfit, good[0]?.file)}`, leftOut };
    const bias = order.bias === undefined || isBiasInDark(order) ? null : (masters[0] ?? null);
    const dark = order.dark === undefined ? null : (masters.at(-1) ?? null);
    const below = await levelsBelow(making, masters);
    const linear = linearInputs(root, { order, below }, opened);
    return await combine({ ...making, linear }, opened, { bias, dark });
  } finally {
    closeFrames([...opened.good.map(({ file }) => file), ...masters]);
  }
}

/** Of what the frames of a master stand on, where their camera's polynomial asks for it. */
async function levelsBelow({ crew, order }: Making, masters: readonly FrameFile[]) {
  const [bias, dark] = [
    order.bias === undefined ? undefined : masters[0],
    isBiasInDark(order) ? masters.at(-1) : undefined,
  ];
  const isAsked = linearityOf(order).length > 0;
  const median = async (file: FrameFile | undefined) => (isAsked && file !== undefined ? medianOf(crew, file) : null);
  return { bias: await median(bias), darkWithBias: await median(dark) };
}

async function combine(
  making: Making & { linear: ReturnType<typeof linearInputs> },
  { good, leftOut, watch }: OpenInputs,
  masters: Masters,
): Promise<MasterBuilt> {
  const { root, order, base, config, crew, linear } = making;
  const judged = order.calType === 'flat' ? await judgeFlats(crew, good, masters) : null;
  const { usable, leftOut: unfit } = judged ?? { usable: good, leftOut: [] };
  const inputs = usable.map(({ input }) => input);
  const without = [...leftOut, ...unfit];
  if (inputs.length < config.minFrames) {
    const reason = `only ${inputs.length} frames with light of the ${config.minFrames} needed`;
    return { ...base, state: 'skipped', reason, leftOut: without };
  }
  const biasSubtracted = masters.bias !== null || masters.dark !== null || hasBiasDone(order);
  const files = usable.map(({ file }) => file);
  const measured = {
    // With the pedestal in it the level is not of light alone.
    ...(judged !== null && biasSubtracted && { lightLevel: mean(judged.levels) }),
    ...measureNoise(order.calType, files, masters.bias),
  };
  const meta = commonMeta(order.inputs);
  const warnings = [
    ...warningsOf(order, inputs.length),
    ...(linear === null || linear.isDone ? [] : [linear.words]),
    ...noiseWarnings(meta, measured),
  ];
  const facts = { method: describe(config), biasSubtracted, warnings };
  await combineFrames(crew, {
    kind: order.calType,
    frames: files,
    ...masters,
    ...(judged !== null && { levels: judged.levels }),
    options: { method: config.combine, sigma: config.sigma },
    output: join(root, order.product),
    header: ({ rejected }) => {
      watch.check(files);
      return masterHeader({
        ...facts,
        calType: order.calType,
        filter: order.filter,
        inputs,
        inputsHash: making.hash,
        ...{ meta, measured },
        notes: [
          `${rejected} pixel values clipped`,
          ...(linear?.isDone ? [linear.words] : []),
          ...subtracted(order, masters),
          ...warnings,
        ],
      });
    },
    sync: true,
  });
  failPoint('product.placed');
  const written = await opens(root, order.product);
  try {
    // The crew's threads look at it while this one hashes it.
    const [product, statistics] = await Promise.all([productOf(root, order.product), statisticsOf(crew, written)]);
    return {
      ...base,
      ...facts,
      ...measured,
      method: linear?.isDone ? `${facts.method}${linearMethod(linearityOf(order))}` : facts.method,
      state: 'built',
      product,
      numImages: inputs.length,
      inputs: inputs.map(({ sha256 }) => sha256),
      subtracted: mastersTakenOut(order),
      leftOut: without,
      ...statistics,
    };
  } finally {
    closeFrames([written]);
  }
}

/**
 * Whether the bias was taken out of a master dark whose header does not say: then half of its pixels are nearer to
 * nothing than to the bias. Of other masters nothing is assumed.
 */
async function isWithoutBias(
  root: string,
  order: work.MasterOrder,
  dark: Pick<CombineTools, 'crew' | 'hashes'> & { median: number },
) {
  if (order.calType !== 'dark' || order.bias === undefined) return false;
  const bias = await openNamed(root, order.bias, dark);
  try {
    return dark.median < 0.5 * (await medianOf(dark.crew, bias));
  } finally {
    closeFrames([bias]);
  }
}

/** Whether another program took the bias out of the inputs. */
function hasBiasDone({ calType, inputs: [first] }: work.MasterOrder): boolean {
  return calType !== 'bias' && first !== undefined && doneTo(first.meta).bias;
}

function warningsOf(order: work.MasterOrder, count: number): string[] {
  const { bias, dark } = order;
  const biased = order.calType === 'flat' && bias === undefined && dark === undefined && !hasBiasDone(order);
  return [
    ...(biased ? ['no bias anywhere: the pedestal biases this flat'] : []),
    ...(count < 8 ? [`${count} frames: 3-sigma clipping cannot reject a single outlier of fewer than 8`] : []),
  ];
}

function subtracted({ bias, dark }: work.MasterOrder, used: Masters): string[] {
  return [
    ...(bias === undefined || used.bias === null ? [] : [`bias ${bias.path} sha256 ${bias.sha256}`]),
    ...(dark === undefined ? [] : [`dark ${dark.path} sha256 ${dark.sha256}`]),
  ];
}

function mastersTakenOut(order: work.MasterOrder): FileProduct[] {
  const { bias, dark } = order;
  return [
    ...(bias === undefined || isBiasInDark(order) ? [] : [bias]),
    ...(dark === undefined ? [] : [{ path: dark.path, sha256: dark.sha256 }]),
  ];
}

/** A dark that has its bias still in it takes it out as well. */
function isBiasInDark({ dark }: work.MasterOrder): boolean {
  return dark !== undefined && !dark.biasSubtracted;
}

/**
 * Whether a master of ours is what would be made of these inputs. One from before a part of the frames was measured is
 * not, nor is one that was damaged since.
 */
async function isAsMade(
  { file, inputs }: { file: FrameFile; inputs: string },
  { hash, meta: { width, height } }: { hash: string; meta: FrameMeta },
): Promise<boolean> {
  return inputs === hash && file.width === width && file.height === height && (await isWhole(file.path));
}

/** What a master was made of, as its own header has it: inputs that could not be used are not among them. */
function made(order: work.MasterOrder, { history, measured }: { history: string; measured: MeasuredOfMaster }) {
  const inputs = order.inputs.map(({ sha256 }) => sha256).filter((sha256) => history.includes(`sha256${sha256}`));
  const warnings = [...warningsOf(order, inputs.length), ...noiseWarnings(commonMeta(order.inputs), measured)];
  return { numImages: inputs.length, inputs, subtracted: mastersTakenOut(order), warnings, ...measured };
}

function methodOf(order: work.MasterOrder, { history }: { history: string }, config: Config['calibration']): string {
  const isLinear = history.includes('madelinearby');
  return `${describe(config)}${isLinear ? linearMethod(linearityOf(order)) : ''}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function describe(config: Config['calibration']): string {
  return `${config.combine}, clipped at ${config.sigma} sigma, 5 rounds`;
}

async function opens(root: string, path: string): Promise<FrameFile> {
  const file = await openMeasured(join(root, path));
  if (!file.ok) throw unreadable(path, file.fault);
  return file.value;
}
