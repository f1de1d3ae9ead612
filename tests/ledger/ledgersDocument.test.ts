import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLUMN_KINDS } from '../../plans/ledger/index.ts';
import { kindOfHeading } from '../../plans/ledger/columns.ts';
import { readLimit } from '../../plans/phrases/readLimit.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';

/** What `docs/ledgers.md` tells offices must be so. */
const DOCUMENT = readFileSync(new URL('../../docs/ledgers.md', import.meta.url), 'utf8');
const calendar = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2026, toYear: 2027 });
const CONTEXT = { feedbackOn: '2026-03-02', adoptedOn: '2026-03-20', writtenOn: '2026-04-05', calendar };

/** The rows of a table of the document, cell by cell. */
function tableUnder(heading: string): string[][] {
  const section = DOCUMENT.split('\n## ').find((part) => part.startsWith(heading)) ?? '';
  return section.split('\n').filter((line) => line.startsWith('|')).slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

describe('docs/ledgers.md', () => {
  it('names columns that are known', () => {
    const names = tableUnder('列').flatMap(([, cell = '']) => (cell.replace(/（[^）]*）/g, '').split('；')[0] ?? '').split(/[、：]/)).filter((name) => !/[，。]|没有|写有|用 /.test(name) && name.trim() !== '');
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => kindOfHeading(name.trim()) === undefined)).toEqual([]);
    expect(Object.keys(COLUMN_KINDS)).toContain(kindOfHeading('整改措施'));
  });

  it('shows limits that are understood', () => {
    const phrases = tableUnder('时限').flatMap(([cell = '']) => (/并长期|立行立改，/.test(cell) ? [cell] : cell.split('、'))).map((phrase) => phrase.replace(' …', '').trim()).filter((phrase) => !/单元格|^[中下]旬$|^下半年$/.test(phrase));
    expect(phrases.length).toBeGreaterThan(35);
    expect(phrases.filter((phrase) => readLimit(phrase, CONTEXT).kind === 'ask')).toEqual([]);
  });

  it('and others that are asked about', () => {
    for (const phrase of ['2027年前', '6月前', '2026年3月至6月', '待定', '近期', '与项目同步', '每季度', '已完成', '2月30日', '46203']) {
      expect(DOCUMENT).toContain(phrase);
      expect(readLimit(phrase, CONTEXT)).toMatchObject({ kind: 'ask' });
    }
  });
});
