/** As much as a cell can hold. */
const MOST_CHARACTERS = 32_767;
const CUT_MARK = ' …';

/** @returns a text as it will be read back from a spreadsheet: without what XML cannot hold, and no longer than a cell can be. */
export function carriedText(text: string): string {
  const carried = text.replace(/\r\n?/g, '\n').replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
  return carried.length <= MOST_CHARACTERS ? carried : `${carried.slice(0, MOST_CHARACTERS - CUT_MARK.length).replace(/[\ud800-\udbff]$/, '')}${CUT_MARK}`;
}

/** @returns the text as it is put into the file: what a program would take for an escaped character (`_x0041_`) is itself escaped. */
export function cellText(text: string): string {
  return carriedText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
