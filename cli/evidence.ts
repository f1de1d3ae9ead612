import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Act } from './acts.ts';
import { cliError, reasonOf } from './errors.ts';

export type Evidence = Extract<Act, { type: 'submit' }>['evidence'][number];

/**
 * Registers files as evidence: name, size, SHA-256 and the date they are of. The files themselves stay where they are.
 *
 * @param datedOn one date for all, or one for each.
 * @throws CliError `fileUnreadable`, or `missingOption` when dates are missing: when a proof is of cannot be guessed.
 */
export async function evidenceOf(files: readonly string[], datedOn: readonly string[]): Promise<Evidence[]> {
  if (files.length > 0 && datedOn.length !== 1 && datedOn.length !== files.length) {
    throw cliError('missingOption', { name: '--dated-on', why: { zh: '写一个日期（适用于全部附件），或每份附件各写一个。', en: 'Give one date for all of the evidence, or one for each.' } });
  }
  return Promise.all(files.map((file, index) => registered(file, datedOn[index] ?? datedOn[0] ?? '')));
}

async function registered(file: string, datedOn: string): Promise<Evidence> {
  try {
    const { size } = await stat(file);
    const hash = createHash('sha256');
    for await (const part of createReadStream(file)) hash.update(part as Buffer);
    return { name: basename(file), size, sha256: hash.digest('hex'), datedOn };
  } catch (error) {
    throw cliError('fileUnreadable', { file, reason: reasonOf(error) });
  }
}
