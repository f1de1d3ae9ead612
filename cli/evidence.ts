import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { collected, type Act, type Opened } from './acts.ts';
import { cliError, reasonOf } from './errors.ts';
import type { Shell } from './shell.ts';

export type Evidence = Extract<Act, { type: 'submit' }>['evidence'][number];

/** Options of commands that attach evidence. */
export interface EvidenceOptions {
  readonly evidence?: string[];
  readonly datedOn?: string[];
}

export function withEvidence(command: Command, { say }: Pick<Shell, 'say'>): Command {
  return command
    .option('--evidence <file>', say('附件，可多次写', 'a file; may be repeated'), collected)
    .option('--dated-on <date>', say('附件所载日期：一个适用全部，或每份各写一个', 'date the evidence is of: one for all, or one each'), collected);
}

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

/** Evidence of an act on a measure. */
export function attached(_opened: Opened, { evidence = [], datedOn = [] }: EvidenceOptions): Promise<Evidence[]> {
  return evidenceOf(evidence, datedOn);
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
