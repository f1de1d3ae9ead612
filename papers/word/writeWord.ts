import type { Paper } from '../paper.ts';
import { shippedTemplate } from '../templates/shipped.ts';
import { filled } from './fill.ts';
import { DOCUMENT, openPackage, writePackage } from './package.ts';
import { stylesByName, textWidthOf } from './wordXml.ts';

/**
 * @param template a Word file with fields (see `fields.ts`); missing: the shipped one for reports, in the paper's language.
 * @returns the paper as a Word file that looks as its template does; by default in the layout of party and government papers
 * (GB/T 9704-2012). The same paper gives the same bytes.
 * @throws PackageError when the template is no Word file.
 */
export async function writeWord(paper: Paper, template?: Uint8Array): Promise<Uint8Array> {
  const { files, texts, styles } = openPackage(template ?? (await shippedTemplate('report', paper.language)));
  const document = texts.get(DOCUMENT);
  const look = { styles: stylesByName(styles), textWidth: document ? textWidthOf(document) : 0 };
  return writePackage(files, new Map([...texts].map(([name, part]) => [name, filled(part, paper, look)])));
}
