import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fontConfiguration } from './fonts.ts';

export type PdfFault = 'notInstalled' | 'busy' | 'tookTooLong' | 'failed';

export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly fault: PdfFault;

  constructor(fault: PdfFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export interface PdfOptions {
  /** LibreOffice's program: its path, or its name where the system keeps programs. */
  readonly program: string;
  readonly timeoutMs: number;
}

/** Makes PDF files of Word files. */
export type ToPdf = (word: Uint8Array) => Promise<Buffer>;

/** Whoever comes after these is asked to come again: each takes seconds and hundreds of megabytes. */
const MOST_WAITING = 20;

/**
 * Makes PDF files by LibreOffice, one at a time, each in a process with a profile and a folder of its own that go with it, and with limits
 * on its time and memory: what a template holds was drawn up elsewhere.
 *
 * The function it returns throws PdfError.
 */
export function pdfByLibreOffice(options: PdfOptions): ToPdf {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (word) => {
    if (waiting >= MOST_WAITING) throw new PdfError('busy', `${MOST_WAITING} papers wait already`);
    waiting += 1;
    const turn = last.then(() => converted(word, options));
    last = turn.catch(() => undefined).finally(() => (waiting -= 1));
    return turn;
  };
}

async function converted(word: Uint8Array, options: PdfOptions): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-pdf-'));
  try {
    await Promise.all([writeFile(join(folder, 'paper.docx'), word), writeFile(join(folder, 'fonts.conf'), fontConfiguration())]);
    await run(folder, options);
    return await readFile(join(folder, 'paper.pdf')).catch((): never => {
      throw new PdfError('failed', 'LibreOffice ended without making a PDF');
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Processor seconds, kilobytes of address space, 512-byte blocks of a file. */
const LIMITS = 'ulimit -t 120 && ulimit -v 4194304 && ulimit -f 262144';

function run(folder: string, { program, timeoutMs }: PdfOptions): Promise<void> {
  const args = [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo', '--convert-to', 'pdf:writer_pdf_Export', '--outdir', folder, join(folder, 'paper.docx')];
  // A group of its own: LibreOffice starts others, and all of them have to go with it. It sees nothing of our environment; the shell knows where programs usually are.
  const environment = { HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const child = spawn('/bin/sh', ['-c', `${LIMITS} && command -v "$0" >/dev/null || exit 127; exec "$0" "$@"`, program, ...args], { cwd: folder, detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: environment });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
    const endGroup = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      endGroup();
      reject(new PdfError('tookTooLong', `LibreOffice took longer than ${timeoutMs} ms`));
    }, timeoutMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new PdfError('notInstalled', error.message));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      endGroup();
      if (code === 0) resolve();
      else if (code === 127) reject(new PdfError('notInstalled', `no program ${program}`));
      else reject(new PdfError('failed', `LibreOffice ended with ${String(code)}: ${said.trim()}`));
    });
  });
}
