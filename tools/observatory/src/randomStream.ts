/** A stream of random numbers that a seed and a label fix: frames drawn in any order, or alone, come out the same. */
export class RandomStream {
  readonly #state: Uint32Array;

  constructor(seed: number, label: string) {
    this.#state = hashOf(`${seed}/${label}`);
    for (let i = 0; i < 15; i++) {
      this.uniform();
    }
  }

  /** 0 <= u < 1. Generator: sfc32 (C. Doty-Humphrey, PractRand). */
  uniform(): number {
    const s = this.#state;
    const [a = 0, b = 0, c = 0, d = 0] = s;
    const t = (a + b + d) >>> 0;
    s[3] = d + 1;
    s[0] = b ^ (b >>> 9);
    s[1] = c + (c << 3);
    s[2] = ((c << 21) | (c >>> 11)) + t;
    return t / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Mean 0, standard deviation 1 (Box and Muller 1958). */
  gaussian(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Fills with Gaussian numbers by the ziggurat: the noise of whole frames. */
  fillGaussians(out: Float32Array): void {
    const { edge, scale, density } = ZIGGURAT;
    let [a = 0, b = 0, c = 0, d = 0] = this.#state;
    for (let i = 0; i < out.length; i++) {
      const t = (a + b + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + t) | 0;
      const layer = t & 127;
      const magnitude = t < 0 ? -t : t;
      if (magnitude < (edge[layer] ?? 0)) {
        out[i] = t * (scale[layer] ?? 0);
      } else {
        this.#state.set([a, b, c, d]);
        out[i] = this.#outsideLayer(t, layer, density);
        [a = 0, b = 0, c = 0, d = 0] = this.#state;
      }
    }
    this.#state.set([a, b, c, d]);
  }

  #outsideLayer(first: number, firstLayer: number, density: Float64Array): number {
    let draw = first;
    let layer = firstLayer;
    for (;;) {
      if (layer === 0) return this.#tail(draw < 0);
      const x = draw * (ZIGGURAT.scale[layer] ?? 0);
      const low = density[layer] ?? 0;
      const high = density[layer - 1] ?? 0;
      if (low + this.uniform() * (high - low) < Math.exp(-0.5 * x * x)) return x;
      draw = (this.uniform() * 2 ** 32) | 0;
      layer = draw & 127;
      if (Math.abs(draw) < (ZIGGURAT.edge[layer] ?? 0)) return draw * (ZIGGURAT.scale[layer] ?? 0);
    }
  }

  /** Beyond the last layer, by Marsaglia's method for the normal tail. */
  #tail(negative: boolean): number {
    for (;;) {
      const x = -Math.log(1 - this.uniform()) / TAIL_START;
      const y = -Math.log(1 - this.uniform());
      if (y + y > x * x) return negative ? -TAIL_START - x : TAIL_START + x;
    }
  }
}

const TAIL_START = 3.442619855899;
const LAYER_AREA = 9.91256303526217e-3;

/** Tables of the 128-layer ziggurat for the normal density (Marsaglia & Tsang 2000, J. Stat. Soft. 5, 8). */
const ZIGGURAT = zigguratTables();

function zigguratTables() {
  const edge = new Float64Array(128);
  const scale = new Float64Array(128);
  const density = new Float64Array(128);
  const range = 2 ** 31;
  let x = TAIL_START;
  const base = LAYER_AREA / Math.exp(-0.5 * x * x);
  edge[0] = (x / base) * range;
  scale[0] = base / range;
  density[0] = 1;
  scale[127] = x / range;
  density[127] = Math.exp(-0.5 * x * x);
  edge[1] = 0;
  for (let layer = 126; layer >= 1; layer--) {
    const outer = x;
    x = Math.sqrt(-2 * Math.log(LAYER_AREA / outer + Math.exp(-0.5 * outer * outer)));
    edge[layer + 1] = (x / outer) * range;
    density[layer] = Math.exp(-0.5 * x * x);
    scale[layer] = x / range;
  }
  return { edge, scale, density };
}

/** Four words out of a text (FNV-1a with four offsets, mixed as in MurmurHash3). */
function hashOf(text: string): Uint32Array {
  return Uint32Array.from([0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35], (offset) => {
    let hash = offset;
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
  });
}
