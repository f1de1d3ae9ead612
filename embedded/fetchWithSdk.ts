import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './runTool.ts';
import { FETCH_TIMEOUT_MS, type FetchJob, inScratchFolder, intoCache } from './temporalFetch.ts';
import { TEMPORAL_CLI_VERSION } from './temporalPins.ts';
import { sha256OfFile } from './wheel.ts';

/**
 * The last resort: the SDK's test server download. It runs in a process of its own, because it would otherwise leave
 * a runtime behind that the worker could no longer configure. The SDK also starts what it fetched once, on a free port.
 * @throws Error with the SDK's reason
 */
export async function fetchWithSdk(job: FetchJob): Promise<string> {
  job.say('用 Temporal SDK 自带的下载方式 / trying the download built into the Temporal SDK');
  return inScratchFolder(job, async (scratch) => {
    const ran = await runTool(process.execPath, ['--input-type=module', '--eval', SDK_DOWNLOAD, scratch, TEMPORAL_CLI_VERSION], {
      cwd: job.root, // bare imports of --eval are looked up from here
      env: job.env,
      timeoutMs: FETCH_TIMEOUT_MS,
    });
    const fetched = (await readdir(scratch)).find((name) => /^temporal-v[\d.]+(\.exe)?$/.test(name));
    if (!fetched) throw new Error(ran.tail.split('\n').slice(-1).join(' ') || 'no file');
    const sha256 = await sha256OfFile(join(scratch, fetched));
    const isPinned = sha256 === job.pin?.binarySha256;
    job.say(isPinned ? '  校验通过 / checked' : `  来源仅由 HTTPS 保证 / vouched for by HTTPS only, SHA-256 ${sha256}`);
    return intoCache(job, join(scratch, fetched));
  });
}

const SDK_DOWNLOAD = `
const [folder, version] = process.argv.slice(1);
const exe = { type: 'cached-download', downloadDir: folder, version: 'v' + version, ttl: 0, sdkName: 'sdk-typescript', sdkVersion: '' };
const log = { format: 'pretty', level: 'error' };
try {
  const { Runtime } = await import('@temporalio/worker');
  const runtime = Runtime.instance();
  const server = await runtime.createEphemeralServer({
    type: 'dev-server', exe, namespace: 'default', ip: '127.0.0.1', port: null, uiPort: null, dbFilename: null, ui: false, log, extraArgs: [],
  });
  await runtime.shutdownEphemeralServer(server);
} catch (error) {
  console.error(String(error.message).split('\\n')[0]);
  process.exitCode = 1;
}`;
