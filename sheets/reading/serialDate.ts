const DAY_MS = 86_400_000;
const LAST_SERIAL = 2_958_465;

/**
 * @returns the date (YYYY-MM-DD) that a spreadsheet means by a number of days, or nothing when it can mean none.
 *
 * @param is1904 whether the workbook counts from 1904, as those from old Macintoshes do. The other system takes 1900 for a leap
 * year: its day 60 never was.
 */
export function dateOfSerial(serial: number, is1904: boolean): string | undefined {
  const days = Math.floor(serial);
  if (!Number.isFinite(days) || days > LAST_SERIAL || days < (is1904 ? 0 : 1) || (!is1904 && days === 60)) return undefined;
  const zero = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(zero + days * DAY_MS);
  return date.getUTCFullYear() > 9999 ? undefined : date.toISOString().slice(0, 10);
}

/** @returns the time of day of a serial, rounded to the minute. */
export function timeOfSerial(serial: number): string {
  const minutes = Math.round((serial - Math.floor(serial)) * 24 * 60) % (24 * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
