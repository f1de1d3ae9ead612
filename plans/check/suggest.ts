/** @returns "did you mean" in both languages, empty when nothing known is near. */
export function hintFor(written: string, known: readonly string[]): { zh: string; en: string } {
  const near = nearest(written, known);
  return near === undefined ? { zh: '', en: '' } : { zh: `是否想写“${near}”？`, en: `Did you mean "${near}"? ` };
}

/** A long list of names helps nobody. */
const MAX_LISTED = 12;

/** @returns the names as a list, shortened. */
export function listed(names: readonly string[]): { zh: string; en: string } {
  const shown = names.slice(0, MAX_LISTED);
  const isCut = shown.length < names.length;
  return { zh: shown.join('、') + (isCut ? ` 等 ${names.length} 项` : ''), en: shown.join(', ') + (isCut ? ` and others, ${names.length} in all` : '') };
}

/** @returns the known name that differs in few letters; none when the written one is quite another word. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const word = written.toLowerCase().slice(0, 64);
  const mayDiffer = Math.max(1, Math.floor(word.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const name of known.slice(0, 1000)) {
    if (Math.abs(name.length - word.length) > mayDiffer) continue;
    const distance = editDistance(word, name.toLowerCase());
    if (distance <= mayDiffer && (!best || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** The fewest letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, isSwap ? (before[j - 2] ?? 0) + 1 : Infinity));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
