import type { Card } from '../../header/card.js';
import type { Quantity, Unit } from './quantity.js';

/** A unit with the power of ten written before it: "10**-3 s". */
export interface WrittenUnit {
  readonly unit: Unit;
  readonly factor: number;
}

const BRACKETED = /\[([^\]]*)\]|\(([^)]*)\)/g;
const BEHIND_IN = /\bin\s+([a-zµμ°]+)/gi;
/** "10**-3 s", "10^(3) m" */
const POWER_OF_TEN = /^10\s*(?:\*\*|\^)\s*\(?\s*([+-]?\d+)\s*\)?\s*(.*)$/;
/** A scale is told for a pixel, whether it says so or not. */
const PER_PIXEL = /\s*(\/|\bper\b)\s*pix(el)?s?$/i;
/** What stands behind a number belongs to that number: "the 0.5 meter telescope". */
const BEHIND_NUMBER = /\d\s*-?\s*$/;

/**
 * The unit a comment tells, undefined where it tells none of these: in brackets, as FITS 4.0 (section 4.3.2) has it,
 * then in round ones, behind "in", or spelled out.
 */
export function unitOfCard(card: Card | undefined, quantity: Quantity): WrittenUnit | undefined {
  const comment = card?.comment ?? '';
  const bracketed = [...comment.matchAll(BRACKETED)];
  const alone = [
    ...bracketed.flatMap(([, square]) => (square === undefined ? [] : [square])),
    ...bracketed.flatMap(([, , round]) => (round === undefined ? [] : [round])),
    ...[...comment.matchAll(BEHIND_IN)].map(([, text = '']) => text),
    comment,
  ];
  for (const text of alone) {
    const unit = unitNamed(text, quantity);
    if (unit !== undefined) return unit;
  }
  return spelledOut(comment, quantity);
}

/** The unit a text names, and nothing but a unit. */
export function unitNamed(text: string, quantity: Quantity): WrittenUnit | undefined {
  const power = POWER_OF_TEN.exec(text.trim());
  const name = (power?.[2] ?? text).trim().replace(PER_PIXEL, '').replace(/\.$/, '').trim();
  const unit = quantity.units.find(({ symbols }) => symbols.test(name));
  return unit && { unit, factor: power === null ? 1 : 10 ** Number(power[1]) };
}

/** The first word in a comment that is a unit's. */
function spelledOut(comment: string, { units }: Quantity): WrittenUnit | undefined {
  const found = units
    .flatMap((unit) => {
      const at = unit.words === undefined ? -1 : comment.search(unit.words);
      return at < 0 || BEHIND_NUMBER.test(comment.slice(0, at)) ? [] : [{ unit, at }];
    })
    .sort((a, b) => a.at - b.at);
  return found[0] && { unit: found[0].unit, factor: 1 };
}
