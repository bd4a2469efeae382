const MAXIMAL_DECIMALS = 16;
const SMALLEST_PLAIN = 1e-16;
const LARGEST_PLAIN = 999_999_999_999;

/**
 * A number as AstroImageJ has written it since 2023: the shortest digits that give the double back, at most 16
 * decimals (half to even), no zero padding, integers bare, scientific form below 1e-16 and above 999999999999,
 * `NaN` for what is not a finite number.
 */
export function numberFormat(value: number): string {
  if (!Number.isFinite(value)) return 'NaN';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  const scientific = size.toExponential();
  return sign + (size < SMALLEST_PLAIN || size > LARGEST_PLAIN ? scientificForm(scientific) : plainForm(scientific));
}

function scientificForm(scientific: string): string {
  return scientific.replace('e+', 'E').replace('e', 'E');
}

/** Decimal notation of a positive number given as `d.ddde[+-]n`. */
function plainForm(scientific: string): string {
  const [mantissa = '', exponent = '0'] = scientific.split('e');
  const digits = mantissa.replace('.', '');
  const decimals = digits.length - 1 - Number(exponent);
  if (decimals <= 0) return digits + '0'.repeat(-decimals);
  const kept = Math.min(decimals, MAXIMAL_DECIMALS);
  const whole = String(withoutLastDigits(BigInt(digits), decimals - kept)).padStart(kept + 1, '0');
  const fraction = whole.slice(-kept).replace(/0+$/, '');
  return whole.slice(0, -kept) + (fraction === '' ? '' : `.${fraction}`);
}

/** Divides by 10^count, half to even. */
function withoutLastDigits(digits: bigint, count: number): bigint {
  const divisor = 10n ** BigInt(count);
  const quotient = digits / divisor;
  const twiceRest = 2n * (digits % divisor);
  const up = twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}
