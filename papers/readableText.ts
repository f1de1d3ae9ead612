/**
 * @returns the text without what no file may hold or no reader can see: control characters (a tab becomes a space, a line feed stays),
 * halves of characters, and the marks that turn the direction of writing round, with which a name can be made to show as another.
 */
export function readableText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Cs}/gu, '')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g, '');
}
