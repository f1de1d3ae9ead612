import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why no PDF can be made and read here, for the name of the skipped tests; undefined when it can. */
export const LIBREOFFICE_MISSING = reasonToSkip();

function reasonToSkip(): string | undefined {
  const lacks = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: 'ignore' }).error !== undefined;
  if (lacks('soffice', '--version')) return 'no LibreOffice: install the package "libreoffice-writer-nogui"';
  if (lacks('pdftotext', '-v')) return 'no pdftotext: install the package "poppler-utils"';
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout ?? '';
  return fonts.includes('Noto Serif CJK SC') ? undefined : 'no Chinese fonts: install the package "fonts-noto-cjk"';
}

/** @returns the text of a PDF page by page, laid out as on the page. */
export function pagesOf(pdf: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-pages-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, pdf);
    const { status, stderr } = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, join(folder, 'paper.txt')], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return readFileSync(join(folder, 'paper.txt'), 'utf8').split('\f').filter((page) => page.trim() !== '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns a page's text without blanks and line ends: where lines break depends on the fonts of a machine, what they say does not. */
export function said(page: string | undefined): string {
  return (page ?? '').replace(/\s+/g, '');
}
