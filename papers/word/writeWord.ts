import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type FileChild } from 'docx';
import { dateInWords } from '../dateWords.ts';
import { runsOf, type Block, type Column, type Paper, type Text } from '../paper.ts';
import { readableText } from '../readableText.ts';

const BODY_SIZE = 32;
const HEADING_SIZE = 44;

/**
 * @returns the paper as a Word file in the layout of party and government papers (GB/T 9704-2012).
 */
export async function writeWord(paper: Paper): Promise<Uint8Array> {
  const { language, number, addressee, issuer, date, cc } = paper;
  const colon = { zh: '：', en: ':' }[language];
  const children: FileChild[] = [
    line(paper.heading, { align: AlignmentType.CENTER, size: HEADING_SIZE }),
    ...(paper.subheading === undefined ? [] : [line(paper.subheading, { align: AlignmentType.CENTER })]),
    ...(number === undefined ? [] : [line(number, { align: AlignmentType.CENTER })]),
    ...(addressee === undefined ? [] : [line(addressee + colon)]),
    ...paper.blocks.map(childOf),
    ...(issuer === undefined ? [] : [line(issuer, { align: AlignmentType.RIGHT })]),
    ...(date === undefined ? [] : [line(dateInWords(date, language), { align: AlignmentType.RIGHT })]),
    ...(cc === undefined ? [] : [line({ zh: '抄送', en: 'Copies' }[language] + colon + cc)]),
    ...(paper.annexes ?? []).flatMap((annex) => [new Paragraph({ pageBreakBefore: true, alignment: AlignmentType.CENTER, children: runs(annex.heading) }), ...annex.blocks.map(childOf)]),
  ];
  const margin = { top: '37mm', bottom: '35mm', left: '28mm', right: '26mm' } as const;
  const document = new Document({ sections: [{ properties: { page: { size: { width: '210mm', height: '297mm' }, margin } }, children }] });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function childOf(block: Block): FileChild {
  switch (block.kind) {
    case 'heading':
      return new Paragraph({ indent: { firstLine: 640 }, children: runs(block.text) });
    case 'paragraph':
      return new Paragraph({ ...(!block.isFlush && { indent: { firstLine: 640 } }), children: runs(block.text) });
    case 'list':
      return tableOf([{ title: '' }], block.items.map((item) => [item]));
    case 'table':
      return tableOf(block.columns, block.rows);
  }
}

function tableOf(columns: readonly Column[], rows: readonly (readonly Text[])[]): Table {
  const row = (cells: readonly Text[]) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph({ children: runs(cell) })] })) });
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(columns.map(({ title }) => title)), ...rows.map(row)] });
}

function line(text: Text, { align, size = BODY_SIZE }: { align?: (typeof AlignmentType)[keyof typeof AlignmentType]; size?: number } = {}): Paragraph {
  return new Paragraph({ ...(align && { alignment: align }), children: runs(text, size) });
}

function runs(text: Text, size = BODY_SIZE): TextRun[] {
  return runsOf(text).flatMap(({ text: plain, isBold = false, isMarked = false }) =>
    readableText(plain)
      .split('\n')
      .map((part, index) => new TextRun({ text: part, size, bold: isBold, ...(isMarked && { highlight: 'yellow' as const }), ...(index > 0 && { break: 1 }) })),
  );
}
