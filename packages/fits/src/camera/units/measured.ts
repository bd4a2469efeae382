import type { Header } from '../../header/header.js';
import { parseNumber } from '../../header/parseNumber.js';
import type { Quantity } from './quantity.js';
import { unitNamed, unitOfCard, type WrittenUnit } from './unitOfCard.js';

/** "60.0 s", "-10 C" */
const NUMBER_WITH_UNIT = /^([+-]?[\d.,]+(?:[eEdD][+-]?\d+)?)\s*([^\d\s].*)$/;

/** The number of a card in the customary unit of its quantity, whatever unit value or comment say. */
export function measured(header: Header, keyword: string, quantity: Quantity): number | undefined {
  const plain = header.getNumber(keyword);
  if (plain !== undefined) return converted(plain, unitOfCard(header.card(keyword), quantity));
  const parts = NUMBER_WITH_UNIT.exec(header.getString(keyword) ?? '');
  const [value, unit] = [parseNumber(parts?.[1] ?? ''), unitNamed(parts?.[2] ?? '', quantity)];
  return value === undefined || unit === undefined ? undefined : converted(value, unit);
}

function converted(value: number, written: WrittenUnit | undefined): number {
  return written === undefined ? value : written.unit.toCustomary(value * written.factor);
}

/** The first number among these keywords that passes, in the customary unit of its quantity. */
export function firstMeasured(
  header: Header,
  keywords: readonly string[],
  quantity: Quantity,
  passes: (value: number) => boolean = Number.isFinite,
): number | null {
  for (const keyword of keywords) {
    const value = measured(header, keyword, quantity);
    if (value !== undefined && passes(value)) return value;
  }
  return null;
}
