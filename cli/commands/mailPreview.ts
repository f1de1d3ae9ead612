import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { previewMail, PREVIEW_KINDS, type PreviewKind } from '../../activities/templates/preview.ts';
import { NOTICE_WORDS } from '../../domain/noticeWords.ts';
import { writeNew } from '../files.ts';
import { refsIn } from '../forecast/spec.ts';
import { checkedPlanFile } from '../planFiles.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan: string;
  readonly policy?: string;
  readonly measure?: string;
  readonly to?: string;
}

const DEFAULT_PLAN = 'examples/zhenjiang/plan.yaml';

/** Shows the mails of a plan before it is started: from its files, with no server. */
export function addMailPreview(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'preview', '预览邮件样式：用方案里的措施、人员和督办规则生成每一种提醒（不需要服务器）', 'what the mails of a plan look like, made of its own measures, people and rungs (needs no server)')
    .addArgument(new Argument('[kind]', say('哪一种；不写则全部', 'which kind; all when missing')).choices(PREVIEW_KINDS))
    .option('--plan <file>', say('方案文件', 'the plan file'), DEFAULT_PLAN)
    .option('--policy <file>', say('督办规则文件，默认取方案中写明的', 'the policy file; by default the one the plan names'))
    .option('--measure <ref>', say('用哪一项措施，默认取名称最长的', 'told of which measure; by default the one with the longest title'))
    .option('--to <folder>', say('写成 HTML 和纯文本文件，放在这个文件夹', 'write HTML and plain text files into this folder'));
  shell.does<Options>(command, async (context, { plan: file, policy, measure, to }, asked) => {
    const { plan } = await checkedPlanFile(context, file, policy);
    const byLength = [...plan.definitions].sort((a, b) => b.title.length - a.title.length);
    const definition = measure === undefined ? byLength[0] : plan.definitions.find(({ ref }) => refsIn('--measure', measure, plan.definitions).has(ref));
    if (!definition) return undefined;
    const kinds = asked === undefined || asked === '' ? PREVIEW_KINDS : [asked as PreviewKind];
    const { language } = context;
    const mails = kinds.map((kind) => ({ kind, ...previewMail(kind, definition, plan.definitions, language) }));
    if (to !== undefined) await writeAll(to, mails, language);
    context.result(mails, () => {
      const [only] = mails;
      if (only && mails.length === 1) return [`${context.label('主题', 'Subject')}${only.subject}`, '', only.text];
      return context.table([say('种类', 'Kind'), say('含义', 'Meaning'), say('主题', 'Subject')], mails.map(({ kind, subject }) => [kind, kind === 'digest' ? say('汇总', 'digest') : NOTICE_WORDS[kind][language], subject]));
    });
    if (to !== undefined) context.talk(`已写入 ${to}：${mails.length} 种邮件，各有 .html 和 .txt。`, `Written into ${to}: ${mails.length} kinds of mail, .html and .txt of each.`);
    return undefined;
  });
}

async function writeAll(folder: string, mails: readonly { readonly kind: string; readonly text: string; readonly html: string }[], language: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { kind, text, html } of mails) {
    await writeNew(join(folder, `${kind}.${language}.html`), html);
    await writeNew(join(folder, `${kind}.${language}.txt`), text);
  }
}
