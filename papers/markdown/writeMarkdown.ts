import { dateInWords } from '../dateWords.ts';
import { runsOf, type Block, type Paper, type Text } from '../paper.ts';
import { readableText } from '../readableText.ts';

/** @returns the paper as Markdown that shows every character of its texts as text. Ends with a line feed. */
export function writeMarkdown(paper: Paper): string {
  const { number, addressee, issuer, date, cc, language } = paper;
  const colon = { zh: '：', en: ': ' }[language];
  const parts = [
    `# ${escaped(paper.heading)}`,
    paper.subheading !== undefined && escaped(paper.subheading),
    number !== undefined && escaped(number),
    addressee !== undefined && escaped(addressee) + colon.trim(),
    ...paper.blocks.map(blockOf),
    issuer !== undefined && escaped(issuer),
    date !== undefined && escaped(dateInWords(date, language)),
    cc !== undefined && escaped({ zh: '抄送', en: 'Copies' }[language]) + colon + escaped(cc),
    ...(paper.annexes ?? []).flatMap((annex) => [`## ${escaped(annex.heading)}`, ...annex.blocks.map(blockOf)]),
  ];
  return `${parts.filter((part) => part !== false && part !== '').join('\n\n')}\n`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${inline(block.text).replaceAll('\n', ' ')}`;
    case 'annexHeading':
      return `## ${inline(block.text).replaceAll('\n', ' ')}`;
    case 'paragraph':
      return broken(inline(block.text));
    case 'list':
      return block.items.map((item, index) => `${block.isOrdered ? `${index + 1}.` : '-'} ${inline(item).replaceAll('\n', ' ')}`).join('\n');
    case 'table':
      return tableOf(block);
  }
}

function tableOf({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const rule = columns.map(({ align = 'left' }) => ({ left: '---', center: ':-:', right: '--:' })[align]);
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('\n', '<br>')).join(' | ')} |`;
  return [row(columns.map(({ title }) => escaped(title))), row(rule), ...rows.map((cells) => row(cells.map(inline)))].join('\n');
}

function inline(text: Text): string {
  return runsOf(text)
    .map(({ text: plain, isBold = false, isMarked = false }) => {
      const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(escaped(plain)) ?? [];
      const mark = core !== '' && (isBold || isMarked) ? '**' : '';
      return before + mark + core + mark + after;
    })
    .join('');
}

/** A line that ends within a paragraph ends in Markdown too. */
function broken(text: string): string {
  return text.split('\n').filter((line) => line.trim() !== '').join('\\\n');
}

/** Signs that Markdown or the HTML within it would read as anything but themselves. */
function escaped(text: string): string {
  return readableText(text)
    .replace(/[\\`*_{}[\]<>|~#&$]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s|$)/gm, (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(/^(\s*)(=+|-{2,})(?=\s*$)/gm, '$1\\$2');
}

