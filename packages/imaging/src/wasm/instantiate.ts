import { assemble, type WasmFunction } from './assemble.js';

interface Memory {
  readonly buffer: ArrayBuffer;
}

/** The part of the WebAssembly interface that is used; it is not in the language's own library of types. */
interface WebAssemblyInterface {
  readonly Memory: new (size: { initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: { environment: { memory: Memory } },
  ) => { readonly exports: Record<string, unknown> };
}

const PAGE_BYTES = 65536;

/** What functions of WebAssembly work with. */
export interface Kernel<Functions> {
  readonly functions: Functions;
  readonly memory: ArrayBuffer;
}

/** Makes the functions callable, with a memory of at least so many bytes. `Functions` must say what they are. */
export function instantiate<Functions>(functions: readonly WasmFunction[], bytes: number): Kernel<Functions> {
  const { Memory, Module, Instance }: WebAssemblyInterface = Reflect.get(globalThis, 'WebAssembly');
  const memory = new Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
  const instance = new Instance(new Module(assemble(functions)), { environment: { memory } });
  return { functions: instance.exports as Functions, memory: memory.buffer };
}
