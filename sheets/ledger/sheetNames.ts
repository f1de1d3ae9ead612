/** Longest name a sheet may have, in UTF-16 units. */
const LONGEST = 31;

/** @returns a name for a sheet of each title, none twice: what sheets must not be called is left out, long ones are cut and numbered. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>(['history', '_bihuan']);
  return titles.map((title) => {
    const bare = title.replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ').trim() || '—';
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? '' : `（${String(number)}）`;
      const name = `${cut(bare, LONGEST - end.length)}${end}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** Never half a character. */
function cut(text: string, most: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return kept.trimEnd();
}
