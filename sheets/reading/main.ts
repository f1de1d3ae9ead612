import { buffer } from 'node:stream/consumers';
import type { Answer } from './answer.ts';
import { FileFault } from './faults.ts';
import { readWorkbook } from './readWorkbook.ts';

/**
 * A process that reads one file, from stdin, and ends. It is given little memory and no environment, and is killed when it takes long:
 * whatever a hostile file does to it, nobody else notices.
 */
async function answerTo(bytes: Buffer): Promise<Answer> {
  try {
    return { workbook: await readWorkbook(bytes) };
  } catch (error) {
    if (error instanceof FileFault) return { fault: { code: error.code, params: error.params } };
    throw error;
  }
}

process.stdout.end(JSON.stringify(await answerTo(await buffer(process.stdin))));
