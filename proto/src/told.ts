/** A message of the contracts to and from proto3 JSON. */
export interface Codec<T> {
  /** Throws an Error with a sentence where the JSON holds a word the contract does not have. */
  fromJSON(json: unknown): T;
  toJSON(message: T): unknown;
}

/** proto3 gives every enum a first enumerator for "nothing was said". */
type Unsaid = `${string}_UNSPECIFIED`;

/** What lies below the field K among the paths P. */
type Below<K, P> = P extends `${K & string}.${infer Rest}` ? Rest : never;

/** A message as it must be: no word of it is left unsaid, and the parts at the paths P are there. */
export type Told<T, P = never> = T extends Unsaid
  ? never
  : T extends readonly (infer Item)[]
    ? Told<Item, P>[]
    : T extends object
      ? { [K in keyof T as K extends P ? never : K]: Told<T[K], Below<K, P>> } & {
          [K in keyof T as K extends P ? K : never]-?: Told<NonNullable<T[K]>, Below<K, P>>;
        }
      : T;

/** The fields of a message that hold a word. One that may be absent, `optional` in proto, is not among them. */
type Words<T> = { [K in keyof T & string]: Extract<T[K], Unsaid> extends never ? never : MustBeThere<T, K> }[keyof T &
  string];
/** The fields of a message that hold another message, which proto3 lets be absent. */
type Parts<T> = { [K in keyof T & string]: Extract<T[K], object> extends never ? never : MayBeAbsent<T, K> }[keyof T &
  string];
type MustBeThere<T, K extends keyof T> = undefined extends T[K] ? never : K;
type MayBeAbsent<T, K extends keyof T> = undefined extends T[K] ? K : never;

type ItemOf<T> = NonNullable<T> extends readonly (infer Item)[] ? Item : never;

/**
 * All words of a message and of its lists, and those of their parts without which it says nothing: `code`,
 * `gate.verdict`.
 */
export type MustSay<T> = { readonly [W in Words<T>]: true } & {
  readonly [K in keyof T & string as `${K}.${Words<ItemOf<T[K]>>}`]: true;
} & { readonly [P in Parts<T>]?: true } & {
  readonly [K in keyof T & string as `${K}.${Parts<ItemOf<T[K]>>}`]?: true;
};

/** The codec of a message that refuses, with a sentence, one that leaves a word unsaid or lacks a part. */
export function told<T, R extends MustSay<T>>(codec: Codec<T>, required: R): Codec<Told<T, keyof R>> {
  const paths = Object.keys(required).map((path) => path.split('.'));
  return {
    fromJSON: (json) => {
      const message = codec.fromJSON(json);
      for (const path of paths) if (lacks(message, path)) throw new Error(`it leaves ${path.join('.')} unsaid`);
      return message as Told<T, keyof R>;
    },
    toJSON: (message) => codec.toJSON(message as T),
  };
}

function lacks(message: unknown, [field, ...below]: readonly string[]): boolean {
  if (field === undefined) return message === undefined || /^[A-Z_]+_UNSPECIFIED$/.test(String(message));
  if (Array.isArray(message)) return message.some((item) => lacks(item, [field, ...below]));
  return typeof message === 'object' && message !== null && lacks((message as Record<string, unknown>)[field], below);
}
