import type { Header } from '../header/header.js';
import { parseNumber } from '../header/parseNumber.js';

const SENSOR = ['CCD-TEMP', 'CCDTEMP', 'CCD_TEMP', 'CAMTEMP', 'CCDATEMP', 'TEMPCCD', 'DET-TEMP', 'DETTEMP', 'TEMPERAT'];
const SET_POINT = ['SET-TEMP', 'SETTEMP', 'SET_TEMP', 'CCDSTEMP', 'CCD-SETT'];
const ABSOLUTE_ZERO = -273.15;
/** No sensor runs this hot in Celsius, none this cold in kelvin. */
const HOTTEST_CELSIUS = 150;

export function sensorTemperature(header: Header): number | null {
  return firstTemperature(header, SENSOR);
}

export function setPointTemperature(header: Header): number | null {
  return firstTemperature(header, SET_POINT);
}

function firstTemperature(header: Header, keywords: readonly string[]): number | null {
  for (const keyword of keywords) {
    const celsius = inCelsius(header, keyword);
    if (celsius !== undefined) return celsius;
  }
  return null;
}

/** Kelvin where the comment says so or the value can be nothing else; values below absolute zero mean "no data". */
function inCelsius(header: Header, keyword: string): number | undefined {
  const value = header.getNumber(keyword) ?? withUnit(header.getString(keyword));
  if (value === undefined) return undefined;
  const kelvin = value > HOTTEST_CELSIUS || /kelvin|\[K\]/i.test(header.card(keyword)?.comment ?? '');
  const celsius = kelvin ? Number((value + ABSOLUTE_ZERO).toFixed(6)) : value;
  return celsius > ABSOLUTE_ZERO ? celsius : undefined;
}

/** "44 C" */
function withUnit(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseNumber(text.replace(/\s*(C|deg C|°C)$/, ''));
}
