let memory = new Float64Array(0);

/** Room for so many values, used again by the next caller: nothing may keep it. */
export function scratch(count: number): Float64Array {
  if (memory.length < count) memory = new Float64Array(count);
  return memory;
}
