import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

interface Scripts {
  isInstalled(root: string): boolean;
  linkOwnCommand(root: string): void;
  isBuilt(root: string): boolean;
  build(root: string): void;
  onlyOne(root: string, work: () => Promise<void>): Promise<void>;
}

const project = fileURLToPath(new URL('../../', import.meta.url));
/** The scripts are plain JavaScript, which has no types of its own. */
async function script(name: string): Promise<Scripts> {
  return (await import(join(project, 'scripts', `${name}.mjs`))) as Scripts;
}

let root = '';
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'bihuan-ready-')); });
afterEach(() => { rmSync(root, { recursive: true, force: true }); });

function put(path: string, content: string | object): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

const LOCK = { packages: { '': {}, 'node_modules/a': { integrity: 'sha512-a' }, 'node_modules/only-for-others': { integrity: 'sha512-o', optional: true } } };

describe('packages', () => {
  it('are missing in a fresh clone', async () => {
    put('package-lock.json', LOCK);
    expect((await script('install')).isInstalled(root)).toBe(false);
  });

  it('are in place when somebody ran npm themselves, but not after the lock file changed', async () => {
    const { isInstalled } = await script('install');
    put('package-lock.json', LOCK);
    put('node_modules/.package-lock.json', { packages: { 'node_modules/a': { integrity: 'sha512-a' } } });
    expect(isInstalled(root)).toBe(true);
    put('package-lock.json', { packages: { ...LOCK.packages, 'node_modules/b': { integrity: 'sha512-b' } } });
    expect(isInstalled(root)).toBe(false);
  });

  it('come with a link to our own command, also in place of a broken one', async () => {
    put('bin/bihuan.mjs', '');
    mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
    symlinkSync('../gone', join(root, 'node_modules', '.bin', 'bihuan'));
    (await script('install')).linkOwnCommand(root);
    expect(existsSync(join(root, 'node_modules', '.bin', 'bihuan'))).toBe(true);
  });
});

describe('the build', () => {
  beforeEach(() => {
    put('package-lock.json', '{}');
    put('tsconfig.json', { compilerOptions: { module: 'NodeNext', target: 'ES2022', types: [], lib: ['ES5'], noEmit: true }, include: ['code', 'tests'] });
    put('tsconfig.build.json', { extends: './tsconfig.json', compilerOptions: { noEmit: false, outDir: 'dist', rootDir: '.' }, exclude: ['tests', 'dist'] });
    put('package.json', { type: 'module' });
    put('code/a.ts', 'export const a = 1;');
    put('code/data.json', '{}');
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  });

  it('is done once, again after an edit, and carries other files along', async () => {
    const { build, isBuilt } = await script('build');
    expect(isBuilt(root)).toBe(false);
    build(root);
    expect(isBuilt(root)).toBe(true);
    expect(existsSync(join(root, 'dist', 'code', 'data.json'))).toBe(true);
    put('code/a.ts', 'export const a = 2;');
    expect(isBuilt(root)).toBe(false);
    build(root);
    expect(readFileSync(join(root, 'dist', 'code', 'a.js'), 'utf8')).toContain('a = 2');
  });

  it('forgets what has no source any more', async () => {
    const { build } = await script('build');
    put('code/old.ts', 'export const old = 1;');
    build(root);
    rmSync(join(root, 'code', 'old.ts'));
    build(root);
    expect(existsSync(join(root, 'dist', 'code', 'old.js'))).toBe(false);
  });

  it('says where the error is, and is not taken for done', async () => {
    const { build, isBuilt } = await script('build');
    put('code/a.ts', 'export const a: number = "text";');
    expect(() => { build(root); }).toThrow(/编译失败[^]*code\/a\.ts\(1,14\)/);
    expect(isBuilt(root)).toBe(false);
  });
});

describe('two starts in one fresh clone', () => {
  it('work one after the other', async () => {
    const { onlyOne } = await script('onlyOne');
    const steps: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      steps.push(`${name} ends`);
    };
    await Promise.all([onlyOne(root, work('a')), onlyOne(root, work('b'))]);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('do not wait for one that died', async () => {
    const died = execFile(process.execPath, ['--version']);
    await new Promise((resolve) => died.once('exit', resolve));
    put('.cache/ready.lock', String(died.pid));
    let hasRun = false;
    await (await script('onlyOne')).onlyOne(root, () => { hasRun = true; return Promise.resolve(); });
    expect(hasRun).toBe(true);
  });
});
