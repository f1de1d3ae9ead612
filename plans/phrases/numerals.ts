const CHINESE_DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** The characters a Chinese numeral up to 999 is written with, for use inside a character class. */
export const CHINESE_NUMERAL = '一二三四五六七八九十百零〇两';

function readChinese(text: string): number {
  let total = 0;
  let digit = 0;
  for (const char of text) {
    if (char === '百') total += (digit || 1) * 100;
    else if (char === '十') total += (digit || 1) * 10;
    if (char === '百' || char === '十') digit = 0;
    else digit = CHINESE_DIGITS[char] ?? 0;
  }
  return total + digit;
}

/** Writes full-width, circled and bracketed digits as plain ones: `１２`, `⑿`, `⑫` become `12`, `㈠` becomes `一`. */
export function plainNumeral(text: string): string {
  return text.normalize('NFKC').replace(/[()]/g, '');
}

/** @returns the value of an Arabic or Chinese numeral in any width; 0 for anything else. */
export function readNumeral(text: string): number {
  const plain = plainNumeral(text);
  return /^\d+$/.test(plain) ? Number(plain) : readChinese(plain);
}

/** Reads a year written digit by digit, 二〇二四, as well as 2024. */
export function readYear(text: string): number {
  const plain = plainNumeral(text);
  if (/^\d+$/.test(plain)) return Number(plain);
  return Number([...plain].map((char) => CHINESE_DIGITS[char] ?? '').join(''));
}
