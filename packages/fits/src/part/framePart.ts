import { ok } from '@wombat/result';
import { bayerPatternOf } from '../camera/detector.js';
import type { FitsResult } from '../fault.js';
import type { Header } from '../header/header.js';
import type { Region } from '../image/region.js';
import { rowOrderOf } from '../image/rowOrder.js';
import { type BayerPattern, bayerInFile, shiftedPattern } from './bayerPattern.js';
import { frameSections } from './frameSections.js';
import { halvedHeader } from './greenOfBayer.js';

/** Which pixels of a raw frame are measured. */
export interface FramePart {
  /** In the file. */
  readonly region: Region;
  /** Pixels that saw no light, in the file; their level is to be taken from the others. */
  readonly overscan: Region | null;
  /** Of a colour frame, from the region's first pixel on: its green is measured. */
  readonly green: BayerPattern | null;
  /** Of what is measured. */
  readonly header: Header;
  readonly width: number;
  readonly height: number;
  /** All pixels of the frame, as they are. */
  readonly whole: boolean;
}

interface RawFrame {
  readonly header: Header;
  readonly width: number;
  readonly height: number;
}

const SECTIONS = /^(TRIMSEC|BIASSEC|DATASEC)$/;

/**
 * TRIMSEC, else DATASEC, where it lies on the frame: one that does not has been carried along from a larger frame.
 * BIASSEC where it lies beside that. The green of a colour frame at half the size; one that has no green to measure is
 * refused with the reason.
 */
export function framePart(frame: RawFrame): FitsResult<FramePart> {
  const { trim, data, bias } = frameSections(frame.header);
  const all = { x: 0, y: 0, width: frame.width, height: frame.height };
  const region = [trim, data].find((section) => section !== undefined && isWithin(section, all)) ?? all;
  const overscan = bias !== undefined && isWithin(bias, all) && !overlap(bias, region) ? bias : null;
  const name = bayerPatternOf(frame.header);
  const pattern = name === null ? null : bayerInFile(name, { ...frame, rowOrder: rowOrderOf(frame.header) });
  if (pattern !== null && !pattern.ok) return pattern;
  const green = pattern === null ? null : shiftedPattern(pattern.value, region);
  const trimmed = region.width < frame.width || region.height < frame.height;
  const header = trimmed ? trimmedHeader(frame.header, region) : frame.header;
  const scale = green === null ? 1 : 2;
  return ok({
    region,
    overscan,
    green,
    header: green === null ? header : halvedHeader(header),
    width: Math.floor(region.width / scale),
    height: Math.floor(region.height / scale),
    whole: !trimmed && overscan === null && green === null,
  });
}

function isWithin(section: Region, all: Region): boolean {
  return section.x + section.width <= all.width && section.y + section.height <= all.height;
}

function overlap(a: Region, b: Region): boolean {
  const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  return !apart;
}

function trimmedHeader(header: Header, { x, y, width, height }: Region): Header {
  let changed = header.without(SECTIONS);
  for (const [keyword, offset] of [
    ['CRPIX1', x],
    ['CRPIX2', y],
  ] as const) {
    const value = changed.getNumber(keyword);
    if (value !== undefined) changed = changed.with(keyword, value - offset);
  }
  return changed.withHistory(`trimmed to [${x + 1}:${x + width},${y + 1}:${y + height}]`);
}
