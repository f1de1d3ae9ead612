import { Option, type Command } from 'commander';
import type { Language } from '../../domain/refusals.ts';
import { SHIPPED_TEMPLATES, shippedTemplate, type ShippedTemplate } from '../../papers/templates/shipped.ts';
import { cliError } from '../errors.ts';
import { writeNew } from '../files.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly to: string;
  readonly in: Language;
}

export function addTemplateSave(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'save <template>', '另存一个自带的模板，以便修改后使用：document（督办文书）、report（报告、通报）', 'save a shipped template, to be changed and used: document (papers of the ladder), report (reports and circulars)')
    .requiredOption('--to <file>', say('存到哪个文件；已有的文件不覆盖', 'the file to write; none is overwritten'))
    .addOption(new Option('--in <zh|en>', say('哪种文字的模板', 'language of the template')).choices(['zh', 'en']).default('zh'));
  shell.does<Options>(command, async (context, { to, in: language }, name = '') => {
    if (!isShipped(name)) throw cliError('badValue', { name: 'template', value: name, why: { zh: `可选：${SHIPPED_TEMPLATES.join('、')}。`, en: `Choose from: ${SHIPPED_TEMPLATES.join(', ')}.` } });
    await writeNew(to, await shippedTemplate(name, language));
    context.result({ file: to, template: name, language }, () => [context.say(`已存为 ${to}。改好后用 bihuan papers template check 检查，放进 BIHUAN_TEMPLATES 所指的文件夹。`, `Saved as ${to}. Change it, check it with bihuan papers template check, and put it into the folder that BIHUAN_TEMPLATES names.`)]);
    return undefined;
  });
}

function isShipped(name: string): name is ShippedTemplate {
  return SHIPPED_TEMPLATES.some((known) => known === name);
}
