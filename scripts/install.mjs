import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { notWritable } from './onlyOne.mjs';
import { Stop, say } from './stop.mjs';

const STAMP = '.bihuan-lock-sha256';
const SAY_EVERY_MS = 10_000;
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|network|E40[347]|E50\d|CERT_|SELF_SIGNED/;
const CANNOT_WRITE = /EACCES|EROFS|EPERM|ENOSPC/;

/** Whether node_modules holds what package-lock.json says. */
export function isInstalled(/** @type {string} */ root) {
  const stamp = readOrUndefined(join(root, 'node_modules', STAMP));
  return stamp === lockHash(root) || (stamp === undefined && isSameAsLock(root) && isStampWritten(root));
}

/** Installs the packages of package-lock.json, saying that it is still at work; links our own command afterwards. */
export async function install(/** @type {string} */ root) {
  say('正在安装 npm 软件包（仅第一次，约一分钟）…… / installing npm packages (only the first time, about a minute)…');
  const startedAt = Date.now();
  const timer = setInterval(() => say(`  ${Math.round((Date.now() - startedAt) / 1_000)} s`), SAY_EVERY_MS);
  try {
    // The compiler is a development package: an environment that says "production" must not leave it out.
    await runNpm(root, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  } finally {
    clearInterval(timer);
  }
  isStampWritten(root);
}

/** npm links the commands of other packages only; with this, `npx bihuan` finds ours without looking anywhere else. */
export function linkOwnCommand(/** @type {string} */ root) {
  const folder = join(root, 'node_modules', '.bin');
  const link = join(folder, process.platform === 'win32' ? 'bihuan.cmd' : 'bihuan');
  if (existsSync(link)) return;
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(link, { force: true }); // a link to a place that is gone "does not exist", yet is in the way
    if (process.platform === 'win32') writeFileSync(link, '@node "%~dp0\\..\\..\\bin\\bihuan.mjs" %*\r\n');
    else symlinkSync('../../bin/bihuan.mjs', link);
    chmodSync(join(root, 'bin', 'bihuan.mjs'), 0o755);
  } catch {
    // Read-only: npx still finds the command through package.json.
  }
}

function lockHash(/** @type {string} */ root) {
  return createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
}

function isStampWritten(/** @type {string} */ root) {
  try {
    writeFileSync(join(root, 'node_modules', STAMP), lockHash(root));
  } catch {
    // Read-only: it is compared anew each time.
  }
  return true;
}

/** Somebody ran npm themselves: its own note of what it installed tells as well as our stamp does. */
function isSameAsLock(/** @type {string} */ root) {
  const noted = readOrUndefined(join(root, 'node_modules', '.package-lock.json'));
  if (noted === undefined) return false;
  const installed = JSON.parse(noted).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages);
  return wanted.every(([path, { optional, integrity }]) => path === '' || (optional && !installed[path]) || installed[path]?.integrity === integrity);
}

/**
 * @param {string} root
 * @param {string[]} args
 */
async function runNpm(root, args) {
  const [command, before, isShell] = npmCommand();
  const { code, output } = await new Promise((resolve) => {
    const child = spawn(command, [...before, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: isShell });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { output = (output + text).slice(0, 10_000); });
    child.once('error', (error) => resolve({ code: error.code, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
  if (code !== 0) throw npmFailure(root, code, firstLines(output));
}

/** npm's own words without its stack and its usage text. */
function firstLines(/** @type {string} */ output) {
  return output.trim().split('\n').filter((line) => !/^npm error(\s*\}?|\s{3,}.*)$/.test(line)).slice(0, 12).join('\n');
}

/** The npm that runs us, else the one on PATH. On Windows npm is a script, which only a shell can run. */
function npmCommand() {
  const own = process.env['npm_execpath'] ?? '';
  if (basename(own) === 'npm-cli.js' && existsSync(own)) return [process.execPath, [own], false];
  return ['npm', [], process.platform === 'win32'];
}

/**
 * @param {string} root
 * @param {number | string | null} code
 * @param {string} output
 */
function npmFailure(root, code, output) {
  if (code === 'ENOENT') {
    return new Stop('找不到 npm。它随 Node.js 一起安装，请重新安装 Node.js 20 后重试。', 'npm was not found. It comes with Node.js: install Node.js 20 again and try again.', 2);
  }
  if (CANNOT_WRITE.test(output)) return notWritable(root, new Error(output.split('\n')[0]));
  if (UNREACHABLE.test(output)) {
    return new Stop(
      `无法从 npm 软件源下载软件包：\n${output}\n请检查网络；需要代理时运行 npm config set proxy <代理地址>，使用内部软件源时运行 npm config set registry <地址>，然后重试。`,
      `Packages could not be fetched from the npm registry (npm's words above). Check the network; set a proxy with "npm config set proxy <address>" or an inner registry with "npm config set registry <address>", then try again.`,
      3,
    );
  }
  return new Stop(
    `npm ci 失败（${code}）：\n${output}\n请删除 ${join(root, 'node_modules')} 后重试；若仍失败，请把以上信息发给维护者。`,
    `npm ci failed (${code}), its words above. Delete ${join(root, 'node_modules')} and try again; if it still fails, send the words above to the maintainers.`,
    2,
  );
}

function readOrUndefined(/** @type {string} */ path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
