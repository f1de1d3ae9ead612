/** A statement may carry 65,535 parameters; no table here has more than 60 columns. */
const ROWS_AT_ONCE = 1_000;

/** @returns the rows in portions that one statement can carry; nothing for no rows. */
export function inChunks<T>(rows: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) chunks.push(rows.slice(start, start + ROWS_AT_ONCE));
  return chunks;
}
