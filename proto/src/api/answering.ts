import type { Codec } from '../told.js';

interface Service {
  readonly methods: Readonly<Record<string, { readonly responseType: unknown }>>;
}

type Answers<S extends Service> = { readonly [M in keyof S['methods']]?: Codec<object> };

/** A service with other codecs for some of its answers. */
type Answering<S extends Service, A> = Omit<S, 'methods'> & {
  methods: {
    [M in keyof S['methods']]: M extends keyof A
      ? Omit<S['methods'][M], 'responseType'> & { responseType: A[M] }
      : S['methods'][M];
  };
};

/**
 * A service as it is described, but that its answers to these methods are read by codecs that refuse what is left
 * unsaid.
 */
export function answering<S extends Service, A extends Answers<S>>(service: S, answers: A): Answering<S, A> {
  const methods = Object.entries(service.methods).map(([name, method]) => {
    const responseType = answers[name] ?? method.responseType;
    return [name, { ...method, responseType }];
  });
  return { ...service, methods: Object.fromEntries(methods) };
}
