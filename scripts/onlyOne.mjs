import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Stop, say } from './stop.mjs';

const LOOK_EVERY_MS = 250;

/**
 * Does `work` while no other process of this project does such work: two starts in a fresh clone must not install into
 * each other's feet. A process that died is not waited for.
 * @param {string} root
 * @param {() => Promise<void>} work looks again whether there is anything left to do
 */
export async function onlyOne(root, work) {
  const path = join(root, '.cache', 'ready.lock');
  for (let hasSaid = false; !isTaken(path); hasSaid = true) {
    if (!hasSaid) say('另一个进程正在准备本项目，等待中…… / another process is making this project ready, waiting…');
    await pause(LOOK_EVERY_MS);
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release); // also when a failed step ends the program
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Whether the lock is ours now; a dead process's lock is removed on the way. */
function isTaken(/** @type {string} */ path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw notWritable(dirname(path), error);
  }
  if (!isRunning(holderOf(path))) rmSync(path, { force: true });
  return false;
}

function holderOf(/** @type {string} */ path) {
  try {
    return Number(readFileSync(path, 'utf8')) || process.pid; // empty: it is being written right now
  } catch {
    return process.pid; // gone meanwhile: try again
  }
}

function isRunning(/** @type {number} */ pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * @param {string} folder
 * @param {Error} error
 */
export function notWritable(folder, error) {
  return new Stop(
    `文件夹 ${folder} 不可写（${error.message}），无法安装或编译。请给予写权限，或把整个项目复制到可写的位置再运行。`,
    `The folder ${folder} cannot be written (${error.message}), so nothing can be installed or built. Allow writing there, or copy the whole project to where you may write.`,
    2,
  );
}
