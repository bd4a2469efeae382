/** coefficient * x^i * y^j * r^k, r being the distance from the origin. */
export interface PolynomialTerm {
  coefficient: number;
  x: number;
  y: number;
  r: number;
}

/** A value and how it changes along x and y. */
export interface Slope {
  value: number;
  alongX: number;
  alongY: number;
}

export function polynomial(terms: readonly PolynomialTerm[], { x, y }: { x: number; y: number }): Slope {
  const r = Math.hypot(x, y);
  const sum: Slope = { value: 0, alongX: 0, alongY: 0 };
  for (const term of terms) {
    const [powerX, powerY, powerR] = [x ** term.x, y ** term.y, r ** term.r];
    const product = powerX * powerY;
    // r has no slope at the origin; its odd powers from 3 on have the slope 0 there.
    const radial = term.r === 0 || r === 0 ? 0 : (product * term.r * r ** (term.r - 1)) / r;
    sum.value += term.coefficient * product * powerR;
    sum.alongX += term.coefficient * (slopeOfPower(x, term.x) * powerY * powerR + radial * x);
    sum.alongY += term.coefficient * (slopeOfPower(y, term.y) * powerX * powerR + radial * y);
  }
  return sum;
}

function slopeOfPower(base: number, power: number): number {
  return power === 0 ? 0 : power * base ** (power - 1);
}
