import type { Command } from 'commander';
import { checkTemplate } from '../../papers/word/checkTemplate.ts';
import { cliError } from '../errors.ts';
import { readBytes } from '../files.ts';
import type { Shell } from '../shell.ts';

export function addTemplateCheck(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'check <file>', '检查一个 Word 模板：字段是否认得、是否齐全（不需要服务器）', 'check a Word template: whether its fields are known and complete (needs no server)');
  shell.does(command, async (context, _options, file = '') => {
    const problems = checkTemplate(await readBytes(file));
    const errors = problems.filter(({ severity }) => severity === 'error');
    const lines = problems.map(({ severity, text, where }) => {
      const kind = severity === 'error' ? context.say('错误', 'error') : context.say('提示', 'warning');
      return `${context.label(kind, kind)}${where ? context.label(where.zh, where.en) : ''}${text[context.language]}`;
    });
    if (errors.length > 0 && !context.isJson) {
      for (const line of lines) context.talk(line, line);
      throw cliError('fileHasErrors', { file, count: String(errors.length) });
    }
    context.result({ mayBeUsed: errors.length === 0, problems }, () => [...lines, context.say(`可以使用：${file}，提示 ${problems.length} 条。`, `May be used: ${file}, ${problems.length} warnings.`)]);
    return errors.length > 0 ? 2 : undefined;
  });
}
