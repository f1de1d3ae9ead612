import { describe, expect, it } from 'vitest';
import { heading, list, paragraph, table, type Paper } from '../../papers/paper.ts';
import { DOCUMENT, openPackage } from '../../papers/word/package.ts';
import { writeWord } from '../../papers/word/writeWord.ts';
import { writeXml } from '../../papers/word/xml.ts';
import { allParts, linesOf, wordWith } from './samples.ts';

const PAPER: Paper = { language: 'zh', heading: '通报', blocks: [heading(1, '一、总体情况'), paragraph('正文。'), list(['甲', '乙'], true), table([{ title: '单位' }, { title: '完成率' }], [['经发局', '50%']])], number: '通报〔2026〕1号' };
const p = (...texts: string[]) => `<w:p>${texts.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`;

describe('a paper written as a Word file', () => {
  it('has its parts in their order, and nothing of the fields it does not fill', async () => {
    expect(linesOf(await writeWord(PAPER))).toEqual(['通报', '通报〔2026〕1号', '一、总体情况', '正文。', '1. 甲', '2. 乙', '单位', '完成率', '经发局', '50%', '']);
  });

  it('is the same bytes each time it is written', async () => {
    expect(Buffer.from(await writeWord(PAPER)).equals(Buffer.from(await writeWord(PAPER)))).toBe(true);
  });

  it('stays text, whatever stands in it', async () => {
    const hostile = '</w:t></w:r><w:r><w:drawing/>&amp;&#0;"\'\u0000\u0008\u001f\ud800 {{body}} {{number}} ｛｛标题｝｝ \u202egnp.exe\u2066\ufffe';
    const shown = '</w:t></w:r><w:r><w:drawing/>&amp;&#0;"\' {{body}} {{number}} ｛｛标题｝｝ gnp.exe';
    const word = await writeWord({ language: 'zh', heading: hostile, addressee: hostile, blocks: [paragraph(hostile), table([{ title: hostile }], [[hostile]]), list([hostile])], annexes: [{ heading: hostile, blocks: [] }] });
    expect(linesOf(word)).toEqual([shown, `${shown}：`, shown, shown, shown, `• ${shown}`, shown]);
    expect(allParts(word).length).toBeGreaterThan(5);
  });

  it('keeps lines, marks and bold runs', async () => {
    const word = await writeWord({ language: 'zh', heading: '通报', blocks: [paragraph([{ text: '第一行\r\n第二行' }, { text: '隐去', isMarked: true, isBold: true }])] });
    const document = openPackage(word).texts.get(DOCUMENT);
    const xml = document ? writeXml(document) : '';
    expect(xml).toContain('<w:t xml:space="preserve">第一行</w:t><w:br/><w:t xml:space="preserve">第二行</w:t>');
    expect(xml).toContain('<w:rPr><w:b/><w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">隐去</w:t>');
  });
});

describe('a template of an office', () => {
  it('is filled also where Word broke a field into several runs, in either language and width', async () => {
    const template = wordWith(p('文号：{', '{num', 'ber', '}}，', '标题｛｛ 标题 ', '｝｝。') + p('{{正文}}'));
    expect(linesOf(await writeWord(PAPER, template)).slice(0, 2)).toEqual(['文号：通报〔2026〕1号，标题通报。', '一、总体情况']);
  });

  it('gives its own look to the text: that of the paragraph in which the field stands, and its styles', async () => {
    const styles = '<w:styles xmlns:w="x"><w:style w:styleId="H1"><w:name w:val="Heading 1"/></w:style></w:styles>';
    const template = wordWith('<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:sz w:val="30"/></w:rPr><w:t>{{body}}</w:t></w:r></w:p>', { 'word/styles.xml': styles });
    const document = openPackage(await writeWord(PAPER, template)).texts.get(DOCUMENT);
    const xml = document ? writeXml(document) : '';
    expect(xml).toContain('<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t xml:space="preserve">一、总体情况');
    expect(xml).toContain('<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:sz w:val="30"/></w:rPr><w:t xml:space="preserve">正文。');
  });

  it('loses paragraphs and rows that have nothing to show, but never what a cell or the page needs', async () => {
    const row = (text: string) => `<w:tr><w:tc>${p('标签')}</w:tc><w:tc>${p(text)}</w:tc></w:tr>`;
    const template = wordWith(`${p('抄送：{{cc}}')}<w:tbl>${row('{{签收期限}}')}</w:tbl><w:tbl>${row('{{number}}')}${row('{{answerBy}}')}<w:tr><w:tc>${p('{{number}}')}${p('{{reply}}')}</w:tc><w:tc>${p('{{cc}}')}</w:tc></w:tr></w:tbl>${p('{{body}}')}`);
    const word = await writeWord(PAPER, template);
    expect(linesOf(word).slice(0, 5)).toEqual(['标签', '通报〔2026〕1号', '通报〔2026〕1号', '', '一、总体情况']);
    const document = openPackage(word).texts.get(DOCUMENT);
    expect(document && writeXml(document).match(/<w:tbl>/g)).toHaveLength(2);
  });

  it('fills headers, footers and text boxes too', async () => {
    const header = '<w:hdr xmlns:w="x"><w:p><w:r><w:t>{{cc}}</w:t></w:r></w:p></w:hdr>';
    const footer = '<w:ftr xmlns:w="x"><w:p><w:r><w:t>{{文号}}</w:t></w:r></w:p></w:ftr>';
    const box = `<w:p><w:r><w:pict><w:txbxContent>${p('{{标题}}')}</w:txbxContent></w:pict></w:r><w:r><w:t>外</w:t></w:r></w:p>`;
    const { texts } = openPackage(await writeWord(PAPER, wordWith(box + p('{{body}}'), { 'word/header1.xml': header, 'word/footer2.xml': footer })));
    const xml = (part: string) => writeXml(texts.get(part) ?? { name: 'x', attributes: {}, children: [] });
    expect(xml('word/footer2.xml')).toContain('通报〔2026〕1号');
    expect(xml('word/header1.xml')).toContain('<w:p/>');
    expect(xml(DOCUMENT)).toContain('<w:t xml:space="preserve">通报</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>外</w:t>');
  });
});
