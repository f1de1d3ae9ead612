// npm test [-- arguments for vitest]: makes the project ready, runs the tests, and ends with one line that counts them.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ready, root } from './ready.mjs';
import { report } from './stop.mjs';

const NOTHING_RAN = { passed: 0, failed: 1, skipped: 0 };

/** Runs vitest with its usual output, and its JSON report in `file`. */
function runVitest(/** @type {string} */ file) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    process.on('SIGINT', () => undefined); // the terminal tells vitest too: let it end and be counted
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * The counts of a report. A file that could not even be loaded has no tests in it, and an error outside of tests is in no
 * file: both are failures all the same.
 * @param {string} file
 * @param {number} code
 */
function countsOf(file, code) {
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  const isWrong = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isWrong ? 1 : failed, skipped: numPendingTests + numTodoTests };
}

const folder = mkdtempSync(join(tmpdir(), 'bihuan-report-'));
let counts = NOTHING_RAN;
try {
  await ready();
  const file = join(folder, 'report.json');
  const code = await runVitest(file);
  counts = countsOf(file, code);
  process.exitCode = counts.failed === 0 ? 0 : code || 1;
} catch (error) {
  process.exitCode = report(error);
} finally {
  rmSync(folder, { recursive: true, force: true });
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
}
