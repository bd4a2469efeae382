import { isDeepStrictEqual } from 'node:util';
import { framePart, type Header, readHeader, solutionCards, writeSolution } from '@wombat/fits';
import { throwInstallationFault } from '@wombat/service-kit/worker';

/**
 * Leaves a calibrated frame without a solution that was found before: its header says again what the raw frame's says,
 * as calibrating left it.
 */
export async function takeOutSolution(product: string, raw: string): Promise<void> {
  const [stands, file] = [await readHeader(product), await readHeader(raw)];
  const part = file.ok ? framePart(file.value) : file;
  if (!stands.ok || !part.ok) return;
  const before = solutionCards(part.value.header);
  if (isDeepStrictEqual(valuesOf(solutionCards(stands.value.header)), valuesOf(before))) return;
  const written = await writeSolution(product, () => before);
  if (!written.ok) throwInstallationFault(written.fault);
}

function valuesOf({ cards }: Header) {
  return cards.map(({ keyword, value }) => [keyword, value]);
}
