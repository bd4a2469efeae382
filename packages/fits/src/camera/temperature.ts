import type { Header } from '../header/header.js';
import { measured } from './units/measured.js';
import { CELSIUS } from './units/quantity.js';

const SENSOR = ['CCD-TEMP', 'CCDTEMP', 'CCD_TEMP', 'CAMTEMP', 'CCDATEMP', 'TEMPCCD', 'DET-TEMP', 'DETTEMP', 'TEMPERAT'];
const SET_POINT = ['SET-TEMP', 'SETTEMP', 'SET_TEMP', 'CCDSTEMP', 'CCD-SETT'];
const ABSOLUTE_ZERO = -273.15;
/** No sensor runs hotter in Celsius; a number above it that says no unit is in kelvin. */
const HOTTEST_CELSIUS = 100;
/** No sensor is colder than liquid nitrogen: what is, means "no data". */
const COLDEST_CELSIUS = -200;

export function sensorTemperature(header: Header): number | null {
  return firstTemperature(header, SENSOR);
}

export function setPointTemperature(header: Header): number | null {
  return firstTemperature(header, SET_POINT);
}

function firstTemperature(header: Header, keywords: readonly string[]): number | null {
  for (const keyword of keywords) {
    const celsius = inCelsius(header, keyword);
    if (celsius !== undefined && celsius >= COLDEST_CELSIUS && celsius <= HOTTEST_CELSIUS) return celsius;
  }
  return null;
}

function inCelsius(header: Header, keyword: string): number | undefined {
  const celsius = measured(header, keyword, CELSIUS);
  const isUnsaid = celsius !== undefined && celsius > HOTTEST_CELSIUS && celsius === header.getNumber(keyword);
  return isUnsaid ? Number((celsius + ABSOLUTE_ZERO).toFixed(6)) : celsius;
}
