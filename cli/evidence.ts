import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { collected, type Act, type Opened } from './acts.ts';
import { answerOf } from './apiClient.ts';
import { CliError, cliError, reasonOf } from './errors.ts';
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
 * @returns files as evidence by reference: name, size, SHA-256 and the date they are of.
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

/**
 * Evidence of an act on a measure: registered, and the files themselves put into the system's storage where it has one.
 *
 * @throws CliError as `evidenceOf` does, and with the api's own words when a file cannot be taken.
 */
export async function attached(opened: Opened, { evidence: files = [], datedOn = [] }: EvidenceOptions): Promise<Evidence[]> {
  const references = await evidenceOf(files, datedOn);
  const kept: Evidence[] = [];
  // One after the other: each may be hundreds of megabytes.
  for (const [index, reference] of references.entries()) kept.push(await uploaded(opened, files[index] ?? '', reference));
  return kept;
}

async function uploaded({ api, name }: Opened, file: string, reference: Evidence): Promise<Evidence> {
  const body = Readable.toWeb(createReadStream(file));
  const asked = api.POST('/api/plans/{plan}/measures/{ref}/evidence', { params: { path: name }, body, bodySerializer: (stream) => stream, headers: { 'content-type': 'application/octet-stream' }, duplex: 'half' });
  const kept = await answerOf(asked).catch((error: unknown) => {
    // A system without a storage takes the reference alone.
    if (error instanceof CliError && error.code === 'evidenceNotKept') return undefined;
    throw error;
  });
  if (kept && kept.sha256 !== reference.sha256) throw cliError('fileUnreadable', { file, reason: { zh: '上传期间文件有变化', en: 'it changed while it was uploaded' } });
  return kept ? { ...reference, isUploaded: true } : reference;
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
