/** The part of the WebAssembly interface the kernels use; TypeScript has it only among the browser's types. */
declare global {
  namespace WebAssembly {
    class Module {
      constructor(bytes: Uint8Array);
    }
    class Memory {
      constructor(size: { initial: number });
      readonly buffer: ArrayBuffer;
    }
    class Instance {
      constructor(module: Module, imports: { host: { memory: Memory } });
      readonly exports: Readonly<Record<string, (...values: number[]) => number>>;
    }
  }
}

export const WASM_PAGE_BYTES = 65536;
