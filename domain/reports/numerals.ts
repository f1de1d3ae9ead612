const DIGITS = '零一二三四五六七八九';

/** @param n a whole number from 1 to 9999. @returns it as official papers number their parts: 十二, 一百零三. */
export function chineseNumeral(n: number): string {
  let text = '';
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(n / unit) % 10;
    if (digit > 0) text += DIGITS.charAt(digit) + name;
    else if (text !== '' && !text.endsWith('零') && n % unit > 0) text += '零';
  }
  return n < 20 ? text.replace(/^一十/, '十') : text;
}

/** @returns whether a printed number is written in Chinese numerals. */
export function isChineseNumeral(text: string): boolean {
  return /^[零〇一二三四五六七八九十百千]+$/.test(text);
}
