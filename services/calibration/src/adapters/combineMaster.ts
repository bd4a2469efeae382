import { join } from 'node:path';
import { readImage } from '@wombat/fits';
import { type CombineOptions, type Image, masterBias, masterDark, masterFlat } from '@wombat/imaging';
import type { MasterBuilt } from '@wombat/proto';
import type { Config } from '@wombat/service-kit';
import { type MasterOrder, skeleton } from '../reactor/masters.js';
import { commonMeta, existingMaster, inputsHash, statisticsOf, writeMaster } from './masterFile.js';

type Input = MasterOrder['inputs'][number];

/** Makes one master, or says why not; a master that is there already is used. */
export async function combineMaster(
  root: string,
  order: MasterOrder,
  config: Config['calibration'],
): Promise<MasterBuilt> {
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
  if (there.there && (!there.ours || there.inputs === hash)) {
    const found = {
      ...base,
      product: there.product,
      ...statisticsOf(there.image),
      biasSubtracted: there.biasSubtracted,
    };
    if (there.ours) return { ...found, ...made(order), state: 'built', method: describe(config) };
    return { ...found, state: 'found', reason: `${order.product} was there already and is used as it is` };
  }
  if (order.refusal !== '') return { ...base, state: 'skipped', reason: order.refusal };
  return build(root, order, config, hash, base);
}

async function build(
  root: string,
  order: MasterOrder,
  config: Config['calibration'],
  hash: string,
  base: MasterBuilt,
): Promise<MasterBuilt> {
  const frames = await readAll(root, order.inputs);
  const good = frames.filter((frame) => 'image' in frame);
  const leftOut = frames.flatMap((frame) => ('reason' in frame ? [`${frame.input.path}: ${frame.reason}`] : []));
  if (good.length < config.minFrames) {
    return {
      ...base,
      state: 'skipped',
      reason: `only ${good.length} readable frames of the ${config.minFrames} needed`,
      leftOut,
    };
  }
  const bias = order.bias === null ? null : await readMaster(root, order.bias.path);
  const dark = order.dark === null ? null : await readMaster(root, order.dark.path);
  const combined = combineBy(
    order,
    good.map(({ image }) => image),
    { bias, dark },
    { method: config.combine, sigma: config.sigma },
  );
  const inputs = good.filter((_, index) => !combined.leftOut.includes(index)).map(({ input }) => input);
  const dim = good
    .filter((_, index) => combined.leftOut.includes(index))
    .map(({ input }) => `${input.path}: no light in it`);
  const warnings = order.calType === 'flat' && bias === null ? ['no bias anywhere: the pedestal biases this flat'] : [];
  if (good.length < 8)
    warnings.push(`${good.length} frames: 3-sigma clipping cannot reject a single outlier of fewer than 8`);
  const product = await writeMaster(root, {
    path: order.product,
    calType: order.calType,
    filter: order.filter,
    image: combined.image,
    inputs,
    inputsHash: hash,
    method: describe(config),
    biasSubtracted: bias !== null,
    meta: commonMeta(order.inputs),
    notes: [
      `${combined.rejected} pixel values clipped`,
      ...(order.bias === null ? [] : [`bias ${order.bias.path} sha256 ${order.bias.sha256}`]),
      ...(order.dark === null ? [] : [`dark ${order.dark.path} sha256 ${order.dark.sha256}`]),
      ...warnings,
    ],
  });
  return {
    ...base,
    state: 'built',
    product,
    numImages: inputs.length,
    inputs: inputs.map(({ sha256 }) => sha256),
    leftOut: [...leftOut, ...dim],
    ...statisticsOf(combined.image),
    warnings,
    method: describe(config),
    biasSubtracted: bias !== null,
  };
}

function made(order: MasterOrder) {
  return { numImages: order.inputs.length, inputs: order.inputs.map(({ sha256 }) => sha256) };
}

function describe(config: Config['calibration']): string {
  return `${config.combine}, clipped at ${config.sigma} sigma, 5 rounds`;
}

interface Combined {
  image: Image & { pixels: Float32Array };
  rejected: number;
  leftOut: readonly number[];
}

function combineBy(
  order: MasterOrder,
  frames: readonly Image[],
  masters: { bias: Image | null; dark: Image | null },
  options: Partial<CombineOptions>,
): Combined {
  if (order.calType === 'flat') {
    const flat = masterFlat(frames, masters, options);
    return { image: flat, rejected: flat.rejected, leftOut: flat.leftOut };
  }
  const image = order.calType === 'bias' ? masterBias(frames, options) : masterDark(frames, masters.bias, options);
  return { image, rejected: image.rejected, leftOut: [] };
}

async function readAll(root: string, inputs: readonly Input[]) {
  const frames: ({ input: Input; image: Image } | { input: Input; reason: string })[] = [];
  for (const input of inputs) {
    const image = await readImage(join(root, input.path));
    frames.push(image.ok ? { input, image: image.value } : { input, reason: image.fault.message });
  }
  return frames;
}

async function readMaster(root: string, path: string): Promise<Image> {
  const image = await readImage(join(root, path));
  if (!image.ok) throw new Error(`the master ${path} cannot be read: ${image.fault.message}`);
  return image.value;
}
