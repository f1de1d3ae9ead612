import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReport } from '../plans/report/index.ts';
import { exampleText } from './examples/exampleText.ts';
import { JIANGNING } from './examples/jiangning.ts';
import { ZHENJIANG } from './examples/zhenjiang.ts';

/** Makes `examples/<name>/plan.yaml` anew from the published reports. Run in the project's folder. */
for (const [name, office] of [['zhenjiang', ZHENJIANG], ['jiangning', JIANGNING]] as const) {
  const report = readReport(readFileSync(join(process.cwd(), 'tests', 'fixtures', 'reports', `${name}.txt`), 'utf8'));
  const folder = join(process.cwd(), 'examples', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'plan.yaml'), exampleText(office, report));
  console.log(`examples/${name}/plan.yaml: ${report.problems.length} problems, ${report.measures.length} measures`);
}
