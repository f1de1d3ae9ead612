import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { FolderHeld, type FolderLock, lockFolder } from './folderLock.ts';
import { SetupError, reasonOf } from './setupError.ts';

/** The folder holding everything the one-machine mode keeps, locked for this process. */
export interface DataFolder {
  /** Absolute path. */
  readonly path: string;
  /** A folder inside it, made if it is missing. */
  subfolder(name: string): string;
  /** Gives the folder back. Synchronous, so that an exit handler may call it; safe to call twice. */
  release(): void;
}

/** How a person chooses another folder; named in messages. */
export interface DataFolderChoice {
  readonly option: string;
  readonly variable: string;
}

const DEFAULT_CHOICE: DataFolderChoice = { option: '--data', variable: 'BIHUAN_DATA' };

/**
 * Makes the data folder if it is missing, checks that it can be written, and locks it for this process: neither the
 * embedded database nor the server's file survives two writers.
 * @throws SetupError (exit code 2) when it cannot be made or written, or is held by another process, saying whose
 */
export async function openDataFolder(folder: string, choice: DataFolderChoice = DEFAULT_CHOICE): Promise<DataFolder> {
  const path = isAbsolute(folder) ? folder : resolve(folder);
  requireWritable(path, choice);
  const lock = await lockFolder(path).catch((error: unknown): FolderLock => {
    throw error instanceof FolderHeld ? heldBySomebody(error, path, choice) : notWritable(error, path, choice);
  });
  return {
    path,
    subfolder: (name) => {
      const inside = join(path, name);
      mkdirSync(inside, { recursive: true, mode: 0o700 });
      return inside;
    },
    release: () => {
      lock.release();
    },
  };
}

function requireWritable(path: string, choice: DataFolderChoice): void {
  const probe = join(path, `.probe-${randomUUID()}`);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 }); // restricted referrals are in there: nobody else reads it
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw notWritable(error, path, choice);
  }
}

function notWritable(error: unknown, path: string, choice: DataFolderChoice): SetupError {
  const why = reasonOf(error);
  return new SetupError(
    `数据文件夹 ${path} 不能建立或写入（${why}）。请给予写权限、腾出磁盘空间，或用 ${choice.option} / 环境变量 ${choice.variable} 指定别的文件夹。`,
    `The data folder ${path} cannot be made or written (${why}). Allow writing, free disk space, or name another folder with ${choice.option} or ${choice.variable}.`,
    2,
    { cause: error },
  );
}

function heldBySomebody({ holder, lockPath }: FolderHeld, path: string, choice: DataFolderChoice): SetupError {
  const since = new Date(holder.startedAt).toISOString();
  const who = `${holder.host} · PID ${String(holder.pid)} · ${since}`;
  return new SetupError(
    `数据文件夹 ${path} 正被另一个闭环进程使用（主机 · 进程 · 开始时间：${who}）。请先停止它，或用 ${choice.option} / 环境变量 ${choice.variable} 指定别的文件夹。` +
      `若该主机已停用、确认无人使用，可删除 ${lockPath}。`,
    `The data folder ${path} is in use by another Bihuan process (host · process · since: ${who}). Stop that one first, or name another folder with ${choice.option} or ${choice.variable}. ` +
      `If that host is gone for good and nobody uses the folder, delete ${lockPath}.`,
    2,
  );
}
