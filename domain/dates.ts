export const DAY_MS = 86_400_000;

/**
 * Days since 1970-01-01 and back, by arithmetic on whole numbers. The rules turn dates over millions of times in a forecast; the
 * host's Date, which would say the same, takes ten times as long and is asked only for what is not an ordinary date.
 */

/** @returns days since 1970-01-01 of a `YYYY-MM-DD` date. */
export function epochDay(date: string): number {
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const day = digits(date, 8, 10);
  const isOrdinary = date.length === 10 && year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && date[4] === '-' && date[7] === '-';
  return isOrdinary ? daysBefore(year, month) + day - 1 : byTheHost(date);
}

/** @returns the `YYYY-MM-DD` date of a day counted since 1970-01-01. */
export function dateOfEpochDay(day: number): string {
  if (!(Number.isInteger(day) && day >= FIRST_ORDINARY_DAY && day <= LAST_ORDINARY_DAY)) return new Date(day * DAY_MS).toISOString().slice(0, 10);
  // Years are counted from March, so that a leap day is the last of its year; eras are the 400 years after which the calendar repeats.
  const shifted = day + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1)}`;
}

const DAYS_IN_ERA = 146_097;
/** From 0000-03-01, where the first era begins, to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
const FIRST_ORDINARY_DAY = daysBefore(1000, 1);
const LAST_ORDINARY_DAY = daysBefore(9999, 12) + 30;

/** @returns days from 1970-01-01 to the first of a month. */
function daysBefore(year: number, month: number): number {
  const yearFromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(yearFromMarch / 400);
  const yearOfEra = yearFromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  return era * DAYS_IN_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - DAYS_TO_1970;
}

function byTheHost(date: string): number {
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
}

/** @returns the number that stands there; NaN where anything but digits does. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
