import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SheetError } from './errors.ts';
import { requireXlsx } from './fileKind.ts';
import { CHILD_LIMITS } from './limits.ts';
import type { Answer } from './reading/answer.ts';
import { sheetErrorOf } from './reading/faults.ts';
import { takingTurns } from './turns.ts';
import type { Workbook } from './workbook.ts';

type Caps = Readonly<Record<'heapMegabytes' | 'seconds' | 'answerBytes', number>>;

const inTurn = takingTurns(CHILD_LIMITS);

/**
 * Reads somebody else's .xlsx file in a process of its own, whose memory and time are capped.
 *
 * @param file its name, for the messages only. @param caps what its process may use; only tests give it less.
 * @throws SheetError when it cannot or must not be read
 */
export async function readSpreadsheet(bytes: Buffer, file: string, caps: Caps = CHILD_LIMITS): Promise<Workbook> {
  requireXlsx(bytes, file);
  const turn = inTurn(() => answerFor(bytes, file, caps));
  if (!turn) throw new SheetError('sheetBusy', { limit: String(CHILD_LIMITS.atOnce + CHILD_LIMITS.waiting) });
  const answer = await turn;
  if ('fault' in answer) throw sheetErrorOf(answer.fault, file);
  return answer.workbook;
}

async function answerFor(bytes: Buffer, file: string, { heapMegabytes, seconds, answerBytes }: Caps): Promise<Answer> {
  const child = spawn(process.execPath, [`--max-old-space-size=${String(heapMegabytes)}`, readerPath()], { stdio: ['pipe', 'pipe', 'pipe'], env: {}, windowsHide: true });
  const tooHeavy = () => new SheetError('sheetTooHeavy', { file, limit: String(heapMegabytes) });
  let isLate = false;
  const deadline = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, seconds * 1000);
  try {
    // A reader that has seen enough closes the pipe: what it says of the file is the news then.
    child.stdin.on('error', () => undefined).end(bytes);
    const ended = endOf(child);
    const [answer, complaint] = await Promise.all([collected(child.stdout, answerBytes), collected(child.stderr, 64 * 1024)]);
    const { code, signal } = await ended;
    if (isLate) throw new SheetError('sheetTooSlow', { file, limit: String(seconds) });
    if (answer === undefined || signal !== null || /heap|out of memory|Allocation failed/i.test(complaint?.toString() ?? '')) throw tooHeavy();
    if (code !== 0) throw new Error(`The process that reads spreadsheets ended with ${String(code)}: ${complaint?.toString() ?? ''}`);
    return JSON.parse(answer.toString()) as Answer;
  } finally {
    clearTimeout(deadline);
    child.kill('SIGKILL');
  }
}

function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
}

/** @returns everything a stream gives, or nothing when that is more than it may be. */
async function collected(stream: AsyncIterable<unknown>, mostBytes: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    bytes += (piece as Buffer).length;
    if (bytes > mostBytes) return undefined;
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

/** The program that reads, built: beside this file in dist/, or in the project's dist/ when this runs from the sources, as in tests. */
function readerPath(): string {
  const found = ['./reading/main.js', '../dist/sheets/reading/main.js'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path));
  if (found === undefined) throw new Error('dist/sheets/reading/main.js is missing: run npm run build');
  return found;
}
