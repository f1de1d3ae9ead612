import type { Context } from '../context.ts';
import { dimensionWord, SECTIONS } from './columns.ts';
import { groupName, type Statistics } from './tables.ts';

/** So that spreadsheets take the file for UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** @returns all figures as one table for a spreadsheet (RFC 4180), the whole in its last row. */
export function csvOf(context: Pick<Context, 'language' | 'say' | 'marks'>, { by, groups, total }: Statistics): string {
  const { language, say } = context;
  const columns = SECTIONS.flatMap((section) => section.columns.map(({ head, of }) => ({ head: `${section.title[language]} ${head[language]}`, of })));
  const rows = [
    [dimensionWord(by)[language], ...columns.map(({ head }) => head)],
    ...groups.map((group) => [groupName(context, by, group), ...columns.map(({ of }) => of(group.figures))]),
    [say('合计', 'In all'), ...columns.map(({ of }) => of(total))],
  ];
  return `${BYTE_ORDER_MARK}${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A name that begins like a formula must not be one: an apostrophe in front keeps it text in every spreadsheet. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}
