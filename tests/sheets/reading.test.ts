import { describe, expect, it } from 'vitest';
import { formatOfCode } from '../../sheets/reading/numberFormats.ts';
import { readWorkbook } from '../../sheets/reading/readWorkbook.ts';
import { dateOfSerial } from '../../sheets/reading/serialDate.ts';
import { visibleSheets } from '../../sheets/workbook.ts';
import { bookByHand, workbookByHand, zipOf, type BookByHand } from './zips.ts';

const rowsOf = async (rows: string, book: Partial<BookByHand> = {}) => (await readWorkbook(workbookByHand({ sheets: { 台账: `<sheetData>${rows}</sheetData>` }, ...book }))).sheets[0]?.rows ?? [];
const textsOf = async (rows: string, book: Partial<BookByHand> = {}) => (await rowsOf(rows, book)).map((row) => row.map(({ text }) => text));

describe('a cell is read as people see it', () => {
  it('whether its text is shared, its own, of several looks, or spoken', async () => {
    const strings = '<si><t>整改措施</t></si><si><r><t>牵头</t></r><r><rPr/><t xml:space="preserve"> 单位</t></r><rPh sb="0" eb="1"><t>qian tou</t></rPh></si><si><t>甲_x000D_\n乙 _x005F_x0041_</t></si>';
    const cells = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>参与单位</t></is></c><c r="D2" t="s"><v>2</v></c></row>';
    expect(await rowsOf(cells, { strings })).toEqual([[], ['整改措施', '牵头 单位', '参与单位', '甲\n乙 _x0041_'].map((text, index) => ({ address: `${'ABCD'[index] ?? ''}2`, text }))]);
  });

  it('numbers, percents, times and truth values', async () => {
    const styles = '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs>';
    const cells = '<row><c><v>0.30000000000000004</v></c><c s="1"><v>0.125</v></c><c s="2"><v>0.375</v></c><c t="b"><v>1</v></c><c><v/></c><c t="str"><v>  </v></c></row>';
    expect(await textsOf(cells, { styles })).toEqual([['0.3', '12.5%', '09:00', 'TRUE']]);
  });

  it('a date as a date where its day is shown, and as words where only its month or year is', async () => {
    const codes = ['yyyy\\-mm\\-dd', 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"', '[$-804]yyyy"年"m"月"d"日"\\ dddd;@'];
    const styles = `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${String(170 + index)}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="14"/><xf numFmtId="57"/>${codes.map((_, index) => `<xf numFmtId="${String(170 + index)}"/>`).join('')}</cellXfs>`;
    const cells = `<row>${Array.from({ length: 8 }, (_, style) => `<c s="${String(style)}"><v>46203.4</v></c>`).join('')}</row>`;
    const [row = []] = await rowsOf(cells, { styles });
    expect(row.map(({ text }) => text)).toEqual(['2026-06-30', '2026年6月', '2026-06-30', '2026-06-30', '2026年6月', '6月30日', '2026年', '2026-06-30']);
    expect(row.map(({ date }) => date)).toEqual(['2026-06-30', undefined, '2026-06-30', '2026-06-30', undefined, '2026-06-30', undefined, '2026-06-30']);
  });

  it('by the calendar its workbook counts by', async () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
    expect(await textsOf('<row><c><v>44741</v></c></row>', { styles, is1904: true })).toEqual([['2026-06-30']]);
    expect([1, 59, 60, 61, 0, 2_958_465, 2_958_466].map((serial) => dateOfSerial(serial, false))).toEqual(['1900-01-01', '1900-02-28', undefined, '1900-03-01', undefined, '9999-12-31', undefined]);
    expect([0, 1].map((serial) => dateOfSerial(serial, true))).toEqual(['1904-01-01', '1904-01-02']);
  });

  it('whatever a format is called', () => {
    expect(['General', '@', '#,##0_);(#,##0)', '0.00E+00', 'mm:ss', 'h:mm AM/PM', 'e年m月d日', '"days" 0', 'm'].map(formatOfCode)).toEqual(['plain', 'plain', 'plain', 'plain', 'time', 'time', 'date', 'plain', 'plain']);
  });
});

describe('a sheet is read as it is laid out', () => {
  it('with what lies under merged cells, within what anybody sees of it', async () => {
    const data = '<sheetData><row r="1"><c r="A1" t="str"><v>问题</v></c><c r="B1" t="str"><v>时限</v></c></row><row r="3"><c r="C3" t="str"><v>丙</v></c></row></sheetData>';
    const { sheets } = await readWorkbook(workbookByHand({ sheets: { 台账: `${data}<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:XFD1"/><mergeCell ref="A9:B1048576"/></mergeCells>` } }));
    expect(sheets[0]?.rows).toEqual([
      [{ address: 'A1', text: '问题' }, { address: 'B1', text: '时限' }, { address: 'C1', text: '时限', mergedInto: 'B1' }],
      [{ address: 'A2', text: '问题', mergedInto: 'A1' }],
      [{ address: 'A3', text: '' }, { address: 'B3', text: '' }, { address: 'C3', text: '丙' }],
    ]);
  });

  it('with a word on what is hidden, calculated or wrong', async () => {
    const data = '<cols><col min="2" max="3" hidden="1"/><col min="9" max="9" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="str"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>A9/0</f><v>#DIV/0!</v></c><c r="C1"><f>NOW()</f></c></row><row r="7" hidden="1"/></sheetData>';
    const book = await readWorkbook(workbookByHand({ sheets: { 台账: data, 底稿: '<sheetData><row><c><v>1</v></c></row></sheetData>', 空: '<sheetData/>' }, hidden: ['底稿', '空'] }));
    expect(book.sheets[0]?.rows).toEqual([[{ address: 'A1', text: '2' }, { address: 'B1', text: '#DIV/0!' }]]);
    expect(book.notes.map(({ zh }) => zh)).toEqual([
      '工作表“台账”有隐藏的行（1），照样读取。',
      '工作表“台账”有隐藏的列（B-C），照样读取。',
      '工作表“台账”有公式（A1、B1、C1）：只取文件中保存的结果，不作计算。请核对。',
      '工作表“台账”有出错的单元格（B1），显示为 #REF!、#N/A 之类。请改正。',
      '工作表“底稿”是隐藏的，导入时不读。需要的请先取消隐藏。',
    ]);
    expect(visibleSheets(book).map(({ name }) => name)).toEqual(['台账']);
  });

  it('from programs that write prefixes, whole paths and backslashes', async () => {
    const sheet = '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>甲 &amp; 乙</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const relation = '<Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/>';
    const files = bookByHand({
      sheets: { 台账: '' },
      more: [
        { name: 'xl/worksheets/sheet1.xml', content: Buffer.from(sheet) },
        { name: 'xl/_rels/workbook.xml.rels', content: Buffer.from(`<Relationships>${relation}</Relationships>`) },
      ],
    });
    const { sheets } = await readWorkbook(zipOf(files.map((file) => ({ ...file, name: file.name.replaceAll('/', '\\') }))));
    expect(sheets).toEqual([{ name: '台账', rows: [[{ address: 'A1', text: '甲 & 乙' }]] }]);
  });
});
