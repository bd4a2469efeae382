import { type Code, unsigned } from './instructions.js';

const TYPE_BYTES = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;

export type ValueType = keyof typeof TYPE_BYTES;

/** A local variable or parameter of a function under construction. */
export interface Local {
  readonly get: Code;
  set(value: Code): Code;
}

/** One function: parameters, locals as they are asked for, and a body. */
export class FunctionBuilder {
  private readonly locals: ValueType[] = [];
  private body: Code = [];

  constructor(
    private readonly parameters: readonly ValueType[],
    private readonly result: ValueType | null = null,
  ) {}

  parameter(index: number): Local {
    return localAt(index);
  }

  local(type: ValueType): Local {
    this.locals.push(type);
    return localAt(this.parameters.length + this.locals.length - 1);
  }

  setBody(...parts: readonly Code[]): void {
    this.body = parts.flat();
  }

  signature(): number[] {
    const results = this.result === null ? [] : [this.result];
    return [0x60, ...typesOf(this.parameters), ...typesOf(results)];
  }

  code(): number[] {
    const locals = this.locals.flatMap((type) => [1, TYPE_BYTES[type]]);
    const bytes = [...unsigned(this.locals.length), ...locals, ...this.body, 0x0b];
    return [...unsigned(bytes.length), ...bytes];
  }
}

function typesOf(types: readonly ValueType[]): number[] {
  return [...unsigned(types.length), ...types.map((type) => TYPE_BYTES[type])];
}

function localAt(index: number): Local {
  const at = unsigned(index);
  return { get: [0x20, ...at], set: (value) => [...value, 0x21, ...at] };
}
