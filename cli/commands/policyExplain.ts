import type { Command } from 'commander';
import { explainPolicy } from '../../plans/explain/index.ts';
import { readPolicy } from '../../plans/policyFile.ts';
import { cliError } from '../errors.ts';
import { readText } from '../files.ts';
import { errorsIn, tellProblems } from '../planFiles.ts';
import type { Shell } from '../shell.ts';
import { wrappedTable } from '../wrappedTable.ts';

export function addPolicyExplain(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'explain <file>', '把督办规则写成一张可以签发的表（不需要服务器）', 'put a policy into words that can be signed (needs no server)');
  shell.does(command, async (context, _, file = '') => {
    const reading = readPolicy({ text: await readText(file), name: file });
    if (!('policy' in reading)) {
      tellProblems(context, reading.problems);
      if (!context.isJson) throw cliError('fileHasErrors', { file, count: String(errorsIn(reading.problems)) });
      context.result({ problems: reading.problems }, () => []);
      return 2;
    }
    tellProblems(context, reading.warnings);
    const { title, sections, hash, signature } = explainPolicy(reading, context.language);
    context.result({ title, hash, sections, policy: reading.policy }, () => [
      title,
      ...sections.flatMap((section) => ['', section.title, ...wrappedTable(section.heads, section.rows, context.io.columns)]),
      '',
      ...signature,
    ]);
    return undefined;
  });
}
