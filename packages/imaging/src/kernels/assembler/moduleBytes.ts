import type { FunctionBuilder } from './functionBuilder.js';
import { type Code, unsigned } from './instructions.js';

const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/**
 * A WebAssembly module (core specification 2.0, section 5) of these functions, each exported under its name and
 * callable by `callFunction(index)`; its memory is imported as `host.memory`.
 */
export function moduleBytes(functions: Readonly<Record<string, FunctionBuilder>>): Uint8Array {
  const names = Object.keys(functions);
  const builders = Object.values(functions);
  const bytes = [
    ...HEADER,
    ...section(1, vectorOf(builders.map((each) => each.signature()))),
    ...section(2, vectorOf([[...name('host'), ...name('memory'), 2, 0, 1]])),
    ...section(3, vectorOf(builders.map((_, index) => unsigned(index)))),
    ...section(7, vectorOf(names.map((each, index) => [...name(each), 0, ...unsigned(index)]))),
    ...section(10, vectorOf(builders.map((each) => each.code()))),
  ];
  return Uint8Array.from(bytes);
}

export function callFunction(index: number, ...operands: readonly Code[]): Code {
  return [...operands.flat(), 0x10, ...unsigned(index)];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vectorOf(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function name(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  return [...unsigned(bytes.length), ...bytes];
}
