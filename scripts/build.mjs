import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { notWritable } from './onlyOne.mjs';
import { Stop, say } from './stop.mjs';

const CONFIGS = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
/** Run as they are, or read by people: they leave no trace in dist/. */
const NOT_BUILT = new Set(['.mjs', '.md']);

/** Whether dist/ was built from the sources as they are. */
export function isBuilt(/** @type {string} */ root) {
  const stamp = stampOf(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(root);
}

/** Compiles to dist/, copies the other files the code reads, bundles the workflows, and notes what it was built from. */
export function build(/** @type {string} */ root) {
  say('正在编译…… / building…');
  const hash = sourceHash(root); // before: an edit made meanwhile must be seen as one next time
  const buildInfo = join(root, 'dist', '.tsbuildinfo');
  try {
    // After a build that failed nobody knows what dist/ holds: the compiler's notes about it are worth nothing.
    if (!existsSync(stampOf(root))) rmSync(buildInfo, { force: true });
    rmSync(stampOf(root), { force: true });
    mkdirSync(join(root, 'dist'), { recursive: true });
  } catch (error) {
    throw notWritable(join(root, 'dist'), error);
  }
  runNode(root, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--incremental', '--tsBuildInfoFile', buildInfo]);
  const sources = sourceFiles(root);
  // Data, style sheets and the like are wanted beside the code that reads them.
  for (const file of sources.filter((path) => extname(path) !== '.ts')) cpSync(join(root, file), join(root, 'dist', file));
  removeStale(root, new Set(sources));
  if (existsSync(join(root, 'dist', 'workflows', 'index.js'))) runNode(root, [join('dist', 'scripts', 'bundleWorkflows.js')]);
  writeFileSync(stampOf(root), hash);
}

function stampOf(/** @type {string} */ root) {
  return join(root, 'dist', '.built-from-sha256');
}

/** The files of the folders that tsconfig.json names, without tests, sorted, relative to the root. */
function sourceFiles(/** @type {string} */ root) {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  const folders = include.filter((folder) => folder !== 'tests' && existsSync(join(root, folder)));
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !NOT_BUILT.has(extname(entry.name)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function sourceHash(/** @type {string} */ root) {
  const hash = createHash('sha256');
  for (const file of [...CONFIGS, ...sourceFiles(root)]) {
    hash.update(`${file}\0`).update(createHash('sha256').update(readFileSync(join(root, file))).digest());
  }
  return hash.digest('hex');
}

/** A module whose source was renamed or deleted must not go on living in dist/. */
function removeStale(/** @type {string} */ root, /** @type {Set<string>} */ sources) {
  const dist = join(root, 'dist');
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const source = relative(dist, path).replace(/\.js(\.map)?$/, '.ts');
    if (entry.isFile() && dirname(path) !== dist && !sources.has(source)) rmSync(path);
  }
}

function runNode(/** @type {string} */ root, /** @type {string[]} */ args) {
  const ran = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (ran.status === 0) return;
  const output = `${ran.stdout}${ran.stderr}`.trim();
  if (/EACCES|EROFS|EPERM|ENOSPC|TS5033/.test(output)) throw notWritable(join(root, 'dist'), new Error(output.split('\n')[0]));
  throw new Stop(
    `编译失败（${args.join(' ')}）：\n${output}\n源文件有错误，或与软件包版本不符。请恢复未经改动的源文件，或改正以上错误后重试。`,
    `The build failed (${args.join(' ')}), its words above. The sources hold an error, or do not match the packages. Restore the unchanged sources, or mend the errors above, and try again.`,
    2,
  );
}
