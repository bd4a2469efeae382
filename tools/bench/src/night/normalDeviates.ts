/** `count` normal deviates (mean 0, sigma 1) by Box and Muller (1958); `count` is even. */
export function normalDeviates(count: number, random: () => number): Float32Array {
  const deviates = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    deviates[i] = radius * Math.cos(angle);
    deviates[i + 1] = radius * Math.sin(angle);
  }
  return deviates;
}
