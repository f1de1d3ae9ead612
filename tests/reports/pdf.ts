import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why nothing can be converted on this machine; nothing when it can. */
export const NO_PDF = ['soffice', 'pdftotext'].find((program) => spawnSync('which', [program]).status !== 0);

/** @returns the text of a Word file as LibreOffice lays it out, without what breaks lines and pages, and how many pages it has. */
export function laidOut(word: Uint8Array): { readonly text: string; readonly pages: number } {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-pdf-'));
  try {
    writeFileSync(join(folder, 'paper.docx'), word);
    // A profile of its own: two at once would wait for each other.
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'paper.docx')], { stdio: 'ignore', timeout: 120_000 });
    execFileSync('pdftotext', [join(folder, 'paper.pdf'), join(folder, 'paper.txt')]);
    const text = readFileSync(join(folder, 'paper.txt'), 'utf8');
    return { text: text.replace(/\s/g, ''), pages: text.split('\f').length - 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
