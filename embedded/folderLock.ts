import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf, isRunning } from './processes.ts';

/** Who holds, or last held, a folder. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** Epoch ms at which the lock was taken. */
  readonly startedAt: number;
  /** Tells the process from a later one with the same id, see `identityOf`. */
  readonly identity?: string | undefined;
  /** Set when the holder gave the folder back. */
  readonly hasReleased?: boolean | undefined;
}

/** A lock that is held; `release` gives the folder back and may be called from an exit handler. */
export interface FolderLock {
  readonly path: string;
  release(): void;
}

/** Thrown when somebody else holds the folder. */
export class FolderHeld extends Error {
  readonly holder: LockHolder;
  readonly lockPath: string;

  constructor(holder: LockHolder, lockPath: string) {
    super(`${lockPath} is held by process ${String(holder.pid)} on ${holder.host}`);
    this.holder = holder;
    this.lockPath = lockPath;
  }
}

const NAME = /^lock\.(\d+)\.json$/;
/** A file that is still empty after this long belongs to a process that died while writing it. */
const WRITING_MS = 2_000;

/**
 * Takes the folder for this process.
 *
 * Node has no `flock`, and "delete the stale file, create mine" lets two starts delete each other's. So the locks are
 * numbered: the owner of the highest number holds the folder, a number is created exclusively and only above one judged
 * stale or released, and a file is deleted only when a higher one exists. The highest number therefore never goes down,
 * and whoever created a number that turns out not to be the highest has lost and looks again.
 * @throws FolderHeld when a living process, or one on another machine, holds it
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const mine: LockHolder = { pid: process.pid, host: hostname(), startedAt: Date.now(), identity: identityOf(process.pid) };
  for (;;) {
    const highest = Math.max(0, ...numbersIn(folder));
    if (highest > 0) {
      const holder = await readHolder(folder, highest);
      if (holder && isHeld(holder)) throw new FolderHeld(holder, pathOf(folder, highest));
    }
    const number = highest + 1;
    if (!createExclusively(pathOf(folder, number), mine)) continue;
    if (Math.max(...numbersIn(folder)) > number) {
      rmSync(pathOf(folder, number), { force: true });
      continue;
    }
    for (const older of numbersIn(folder).filter((found) => found < number)) rmSync(pathOf(folder, older), { force: true });
    return { path: pathOf(folder, number), release: () => { markReleased(folder, number, mine); } };
  }
}

function pathOf(folder: string, number: number): string {
  return join(folder, `lock.${String(number)}.json`);
}

function numbersIn(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => {
    const found = NAME.exec(name);
    return found ? [Number(found[1])] : [];
  });
}

function createExclusively(path: string, holder: LockHolder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when the file is gone, or was never finished. */
async function readHolder(folder: string, number: number): Promise<LockHolder | undefined> {
  const deadlineAt = Date.now() + WRITING_MS;
  for (;;) {
    try {
      return JSON.parse(readFileSync(pathOf(folder, number), 'utf8')) as LockHolder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' || Date.now() > deadlineAt) return undefined;
      await delay(50);
    }
  }
}

function isHeld(holder: LockHolder): boolean {
  if (holder.hasReleased === true) return false;
  if (holder.host !== hostname()) return true; // its processes cannot be seen from here
  if (!isRunning(holder.pid)) return false;
  const identity = identityOf(holder.pid);
  return holder.identity === undefined || identity === undefined || identity === holder.identity;
}

/** The file stays, marked: deleting the highest number would break the rule the locks rest on. */
function markReleased(folder: string, number: number, mine: LockHolder): void {
  const path = pathOf(folder, number);
  try {
    if (!numbersIn(folder).includes(number)) return;
    writeFileSync(`${path}.new`, JSON.stringify({ ...mine, hasReleased: true }));
    renameSync(`${path}.new`, path);
  } catch {
    // The folder is gone or has become read-only: the next start sees that this process no longer runs.
  }
}
