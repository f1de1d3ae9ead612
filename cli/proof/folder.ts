import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GivenFile } from '../../domain/audit/files.ts';
import type { RecordHead } from '../../domain/checkpoint.ts';
import { fileText, type Signed } from '../../domain/signedFile.ts';
import { readCertificateFile, readCheckpointFile, readFrozenFile, readHeadsFile, readPapersFile, readPlanNameFile, readRecordFile, type Reading } from '../../plans/proofFiles.ts';
import { cliError, reasonOf } from '../errors.ts';
import { readText, writeNew } from '../files.ts';
import { namedCertificate, namedCheckpoint, type Material } from './material.ts';

const RECORDS = 'records';
const CERTIFICATES = 'certificates';
const CHECKPOINTS = 'checkpoints';
const PLAN = 'plan.json';
const FROZEN = 'frozen.json';
const PAPERS = 'papers.json';
const HEADS = 'heads.json';

/** Writes the material into a folder, so that it can be audited anywhere. @throws CliError when a file is there already */
export async function writeFolder(folder: string, { planId, records, frozen, papers, certificates, checkpoints, heads }: Material): Promise<void> {
  await makeFolder(folder);
  await writeNew(join(folder, PLAN), jsonText({ plan: planId }));
  await writeNew(join(folder, FROZEN), jsonText(frozen));
  await writeNew(join(folder, PAPERS), jsonText(papers));
  await writeNew(join(folder, HEADS), jsonText(heads));
  for (const name of [RECORDS, CERTIFICATES, CHECKPOINTS]) await makeFolder(join(folder, name));
  for (const record of records) await writeNew(join(folder, RECORDS, `${refOf(record.measureId)}.json`), jsonText(record));
  for (const { file } of certificates) await writeNew(join(folder, CERTIFICATES, `${refOf(file.content.measureId)}-${file.content.cycle}.json`), fileText(file));
  for (const { file } of checkpoints) await writeNew(join(folder, CHECKPOINTS, `${file.content.takenAt.replaceAll(':', '')}.json`), fileText(file));
}

/** @returns what a folder holds. @throws CliError `fileUnreadable`, `fileNotProof` */
export async function readFolder(folder: string): Promise<Material> {
  const { plan } = await readProof(join(folder, PLAN), readPlanNameFile);
  const records = await readAll(folder, RECORDS, readRecordFile);
  const certificates = await readAll(folder, CERTIFICATES, readCertificateFile);
  const checkpoints = await readAll(folder, CHECKPOINTS, readCheckpointFile);
  return {
    planId: plan,
    records: records.map(({ value }) => value),
    frozen: await readProof(join(folder, FROZEN), readFrozenFile),
    papers: await readProof(join(folder, PAPERS), readPapersFile),
    certificates: certificates.map(({ value, ...from }) => namedCertificate(value, from)),
    checkpoints: checkpoints.map(({ value, ...from }) => namedCheckpoint(value, from)),
    heads: await readProof<RecordHead[]>(join(folder, HEADS), readHeadsFile),
    silent: [],
  };
}

/** @returns certificates or checkpoints given one by one, of this plan only. @throws CliError */
export async function readGiven<T extends { readonly planId: string }>(paths: readonly string[], plan: string, read: (text: string) => Reading<Signed<T>>, named: (file: Signed<T>, from: { readonly path: string; readonly text: string }) => GivenFile<T>): Promise<GivenFile<T>[]> {
  const given: GivenFile<T>[] = [];
  for (const path of paths) {
    const text = await readText(path);
    const value = valueIn(path, read(text));
    const { planId } = value.content;
    if (planId !== plan) throw cliError('fileNotProof', { file: path, reason: { zh: `它属于整改方案 ${planId}，不属于 ${plan}`, en: `it is of the plan ${planId}, not of ${plan}` } });
    given.push(named(value, { path, text }));
  }
  return given;
}

async function readAll<T>(folder: string, name: string, read: (text: string) => Reading<T>): Promise<{ value: T; path: string; text: string }[]> {
  const inside = join(folder, name);
  const names = await readdir(inside).catch((error: unknown): never => {
    throw cliError('fileUnreadable', { file: inside, reason: reasonOf(error) });
  });
  const found = [];
  for (const file of names.filter((each) => each.endsWith('.json')).sort()) {
    const path = join(inside, file);
    const text = await readText(path);
    found.push({ value: valueIn(path, read(text)), path, text });
  }
  return found;
}

export async function readProof<T>(path: string, read: (text: string) => Reading<T>): Promise<T> {
  return valueIn(path, read(await readText(path)));
}

function valueIn<T>(file: string, reading: Reading<T>): T {
  if ('problem' in reading) throw cliError('fileNotProof', { file, reason: reading.problem });
  return reading.value;
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown): never => {
    throw cliError('fileUnwritable', { file: folder, reason: reasonOf(error) });
  });
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

function refOf(measureId: string): string {
  return measureId.slice(measureId.indexOf('/') + 1);
}
