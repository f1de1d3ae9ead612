// node scripts/run.mjs bench/main [arguments]: runs a compiled program of dist/ after making the project ready.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ready, root } from './ready.mjs';
import { Stop, report } from './stop.mjs';

const [program = '', ...args] = process.argv.slice(2);

try {
  await ready();
  const path = join(root, 'dist', `${program}.js`);
  if (!existsSync(path)) throw new Stop(`没有程序 ${program}（${path}）。`, `There is no program ${program} (${path}).`, 2);
  // A process of its own, so that the program sees its own arguments only, and its own top-level code.
  const child = spawn(process.execPath, ['--enable-source-maps', path, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
} catch (error) {
  process.exitCode = report(error);
}
