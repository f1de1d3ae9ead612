import { describe, expect, it } from 'vitest';
import { SheetError } from '../../sheets/errors.ts';
import { CHILD_LIMITS, LIMITS } from '../../sheets/limits.ts';
import { readSpreadsheet } from '../../sheets/readSpreadsheet.ts';
import { takingTurns } from '../../sheets/turns.ts';
import { bookByHand, workbookByHand, zipOf } from './zips.ts';

const MB = 1_048_576;

/** What became of a file, with what reading it cost this very process: the most memory it held meanwhile, and for how long. */
async function handedIn(bytes: Buffer) {
  global.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
  const startedAt = performance.now();
  try {
    const outcome = await readSpreadsheet(bytes, '台账.xlsx').then((workbook) => ({ workbook }), (error: unknown) => ({ error }));
    return { ...outcome, costMegabytes: Math.round((Math.max(most, process.memoryUsage.rss()) - before) / MB), seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    clearInterval(watch);
  }
}

async function refusal(bytes: Buffer): Promise<SheetError> {
  const { error, costMegabytes, seconds } = { error: undefined, ...(await handedIn(bytes)) } as { error: unknown; costMegabytes: number; seconds: number };
  if (!(error instanceof SheetError)) throw new Error('it was read', { cause: error });
  // Its own machinery, but never the content of the file.
  expect(costMegabytes).toBeLessThan(60);
  expect(seconds).toBeLessThan(CHILD_LIMITS.seconds + 5);
  return error;
}

const sheet = (rows: string) => workbookByHand({ sheets: { 台账: `<sheetData>${rows}</sheetData>` } });
const withPart = (content: Buffer, says: { saysBytes?: number; saysCrc?: number } = {}) => workbookByHand({ sheets: { 台账: '' }, more: [{ name: 'xl/worksheets/sheet1.xml', content, ...says }] });

describe('a file that is no .xlsx is refused by what it is, not by its name', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  it.each([
    ['an old .xls', Buffer.concat([ole, Buffer.alloc(2048)]), 'sheetOldFormat', '.xls'],
    ['one with a password', Buffer.concat([ole, Buffer.alloc(512), Buffer.from('EncryptedPackage', 'utf16le')]), 'sheetEncrypted', '去掉密码'],
    ['a zip with a password', zipOf(bookByHand({ sheets: { 台账: '' } }).map((file) => ({ ...file, flags: 1 }))), 'sheetEncrypted', '去掉密码'],
    ['a Word document', zipOf([{ name: 'word/document.xml', content: Buffer.from('<w/>') }]), 'sheetNotXlsx', 'Word 文档'],
    ['an .ods', zipOf([{ name: 'content.xml', content: Buffer.from('<o/>') }]), 'sheetNotXlsx', 'OpenDocument'],
    ['a binary .xlsb', zipOf([{ name: 'xl/workbook.bin', content: Buffer.from('x') }]), 'sheetNotXlsx', '.xlsb'],
    ['an archive', zipOf([{ name: '台账.txt', content: Buffer.from('x') }]), 'sheetNotXlsx', '压缩包'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'sheetNotXlsx', 'PDF'],
    ['a web page', Buffer.from('\ufeff<html><table>'), 'sheetNotXlsx', '网页'],
    ['a CSV', Buffer.from('问题,整改措施\n'), 'sheetNotXlsx', 'CSV'],
    ['nothing at all', Buffer.alloc(0), 'sheetEmpty', '没有任何内容'],
    ['a workbook with nothing in it', sheet('<row r="1"><c r="A1"/></row>'), 'sheetEmpty', '没有任何内容'],
  ])('%s', async (_, bytes, code, words) => {
    const error = await refusal(bytes);
    expect(error.code).toBe(code);
    expect(error.text.zh).toContain('台账.xlsx');
    expect(error.text.zh).toContain(words);
    expect(error.text.en).not.toMatch(/\{|[\u4e00-\u9fff](?!账?\.xlsx)/);
  });
});

describe('a file made to do harm is refused within its caps', () => {
  it('a bomb that says its size is refused unopened; one that lies about it as soon as the lie shows', async () => {
    const bomb = Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(300 * MB, '<row/>')]);
    const honest = withPart(bomb);
    expect(honest.length).toBeLessThan(2 * MB);
    expect(await refusal(honest)).toMatchObject({ code: 'sheetTooLarge', text: { zh: expect.stringContaining('sheet1.xml 解压后 300 MB') as string } });
    expect(await refusal(withPart(bomb, { saysBytes: 1000 }))).toMatchObject({ code: 'sheetSizeFaked', text: { zh: expect.stringContaining('sheet1.xml') as string } });
    expect(await refusal(withPart(Buffer.from('<worksheet/>'), { saysBytes: 90 * MB }))).toMatchObject({ code: 'sheetSizeFaked' });
  }, 60_000);

  it('many bombs, each within the cap of one', async () => {
    const content = Buffer.alloc(90 * MB, ' ');
    const names = ['sheet1', 'sheet2', 'sheet3'].map((name) => ({ name: `xl/worksheets/${name}.xml`, content: Buffer.concat([Buffer.from('<worksheet>'), content, Buffer.from('</worksheet>')]) }));
    expect(await refusal(workbookByHand({ sheets: { 一: '', 二: '', 三: '' }, more: names }))).toMatchObject({ code: 'sheetTooLarge', text: { zh: expect.stringContaining('上限 160 MB') as string } });
  }, 90_000);

  it('a bomb in a picture is not even unpacked', async () => {
    const picture = { name: 'xl/media/image1.png', content: Buffer.alloc(400 * MB), saysBytes: 10 };
    const { costMegabytes, ...outcome } = await handedIn(workbookByHand({ sheets: { 台账: '<sheetData><row><c><v>1</v></c></row></sheetData>' }, more: [picture] }));
    expect(outcome).toMatchObject({ workbook: { sheets: [{ name: '台账' }] } });
    expect(costMegabytes).toBeLessThan(60);
  }, 60_000);

  it('a million rows, a cell far away, thousands of columns', async () => {
    const rows = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${String(index + 1)}"><c r="A${String(index + 1)}"><v>1</v></c></row>`).join('');
    expect((await refusal(sheet(rows))).text.zh).toContain(`“台账”的 A${String(LIMITS.row + 1)} 有内容，上限 20000 行`);
    expect((await refusal(sheet('<row r="1048576"><c r="B1048576"><v>1</v></c></row>'))).text.en).toContain('something stands in B1048576');
    expect((await refusal(sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'))).text.zh).toContain('XFD1');
    const wide = Array.from({ length: 5000 }, () => '<c><v>1</v></c>').join('');
    expect((await refusal(sheet(`<row>${wide}</row>`))).text.zh).toContain('KO1');
  }, 60_000);

  it('few cells that gaps and merging make millions of', async () => {
    const corners = Array.from({ length: 20_000 }, (_, index) => `<row r="${String(index + 1)}"><c r="KN${String(index + 1)}"><v>1</v></c></row>`).join('');
    expect(await refusal(sheet(corners))).toMatchObject({ code: 'sheetTooLarge' });
    const merging = `<sheetData><row r="20000"><c r="KN20000"><v>1</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(40_000)}</mergeCells>`;
    expect(await refusal(workbookByHand({ sheets: { 台账: merging } }))).toMatchObject({ code: 'sheetTooLarge' });
    expect(await refusal(workbookByHand({ sheets: { 台账: `<mergeCells>${'<mergeCell ref="A1:A2"/>'.repeat(60_000)}</mergeCells>` } }))).toMatchObject({ code: 'sheetTooLarge' });
  }, 60_000);

  it('one text that every cell repeats', async () => {
    const strings = `<si><t>${'长'.repeat(30_000)}</t></si>`;
    const rows = Array.from({ length: 20_000 }, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(10)}</row>`).join('');
    expect((await refusal(workbookByHand({ sheets: { 台账: `<sheetData>${rows}</sheetData>` }, strings }))).text.zh).toContain('文字总量过大');
  }, 60_000);

  it('entities that multiply, documents from elsewhere, endless nesting, no XML at all', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>';
    expect((await refusal(withPart(Buffer.from(laughs)))).text.zh).toContain('含有文档类型声明');
    expect((await refusal(withPart(Buffer.from('<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>')))).text.zh).toContain('含有文档类型声明');
    expect((await refusal(withPart(Buffer.from('<a>'.repeat(100_000))))).text.zh).toContain('层次过深');
    expect((await refusal(withPart(Buffer.from('<worksheet><sheetData></worksheet>')))).text.zh).toContain('不是有效的 XML');
    expect((await refusal(withPart(Buffer.from([0xff, 0xfe, 0x00])))).text.zh).toContain('不是有效的 XML');
    expect((await refusal(withPart(Buffer.from('<worksheet><sheetData><row r="0"/></sheetData></worksheet>')))).text.zh).toContain('地址有误');
  }, 60_000);

  it('one that is cut off, wrong in its sums, or holds two files of one name', async () => {
    const whole = sheet('<row><c><v>1</v></c></row>');
    expect(await refusal(whole.subarray(0, whole.length - 30))).toMatchObject({ code: 'sheetDamaged' });
    expect((await refusal(withPart(Buffer.from('<worksheet/>'), { saysCrc: 1 }))).text.zh).toContain('校验不符');
    const files = bookByHand({ sheets: { 台账: '' } });
    expect((await refusal(zipOf([...files, ...files.slice(-1)]))).text.zh).toContain('同名内容有两份');
    expect(await refusal(zipOf(files.filter(({ name }) => !name.endsWith('sheet1.xml'))))).toMatchObject({ code: 'sheetDamaged' });
  });

  it('one larger than anybody sends', async () => {
    expect(await refusal(Buffer.concat([sheet('<row/>'), Buffer.alloc(LIMITS.fileBytes)]))).toMatchObject({ code: 'sheetTooLarge', text: { zh: expect.stringContaining('上限 16 MB') as string } });
  });

  it('one that only takes memory or time: its process dies, ours does not notice', async () => {
    const strings = Buffer.from(`<sst>${Array.from({ length: 1_000_000 }, (_, index) => `<si><t>${String(index)}</t></si>`).join('')}</sst>`);
    const bytes = workbookByHand({ sheets: { 台账: '<sheetData><row><c><v>1</v></c></row></sheetData>' }, more: [{ name: 'xl/sharedStrings.xml', content: strings }] });
    expect(await handedIn(bytes)).toMatchObject({ workbook: { sheets: [{ name: '台账' }] } });
    await expect(readSpreadsheet(bytes, '台账.xlsx', { ...CHILD_LIMITS, heapMegabytes: 24 })).rejects.toMatchObject({ code: 'sheetTooHeavy' });
    await expect(readSpreadsheet(bytes, '台账.xlsx', { ...CHILD_LIMITS, seconds: 0.2 })).rejects.toMatchObject({ code: 'sheetTooSlow' });
    await expect(readSpreadsheet(bytes, '台账.xlsx', { ...CHILD_LIMITS, answerBytes: 10 })).rejects.toMatchObject({ code: 'sheetTooHeavy' });
  }, 60_000);
});

describe('reading takes turns', () => {
  it('so many at a time, so many waiting, and nobody beyond that', async () => {
    const turns = takingTurns({ atOnce: 2, waiting: 1 });
    const ends: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
    };
    const [first, second, third] = [turns(work), turns(work), turns(work)];
    expect(turns(work)).toBeUndefined();
    ends[0]?.();
    await first;
    ends[1]?.();
    await second;
    ends[2]?.();
    await third;
    expect([most, running]).toEqual([2, 0]);
  });
});
