import type { Command } from 'commander';
import { Option } from 'commander';
import { NOTICE_WORDS } from '../../domain/noticeWords.ts';
import { OPTIONAL_KINDS, type OptionalKind } from '../../domain/preferences.ts';
import { answerOf, type Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { cliError } from '../errors.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly person?: string;
  readonly all?: boolean;
  readonly language?: 'zh' | 'en' | 'plan';
  readonly digestAt?: string;
  readonly without?: string;
  readonly weekly?: boolean;
  readonly daily?: boolean;
}
type Chosen = Schemas['MailPreferences'];

export function addMailPreferences(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'preferences', '邮件偏好：查看、更改本人的；管理员可查看他人的', 'choices about mail: see and change your own; administrators see those of others')
    .option('--person <person>', say('查看某人的（管理员）', 'of somebody (administrators)'))
    .option('--all', say('查看所有人的（管理员）', 'of everybody (administrators)'))
    .addOption(new Option('--language <language>', say('邮件语言：zh、en，plan 即随方案', 'language of mails: zh, en, or plan for what the plan says')).choices(['zh', 'en', 'plan']))
    .option('--digest-at <time>', say('汇总邮件不早于此时，如 10:30；policy 即随规则', 'digests no earlier than this, such as 10:30; policy for what the policy says'))
    .option('--without <kinds>', say(`不接收的提醒，用逗号分开：${OPTIONAL_KINDS.join('、')}；none 即全部接收`, `notices to do without, separated by commas: ${OPTIONAL_KINDS.join(', ')}; none for all`))
    .option('--weekly', say('知悉类提醒每周汇总一次', 'what only informs once a week'))
    .option('--daily', say('知悉类提醒每日汇总（默认）', 'what only informs every day (the default)'));
  shell.does<Options>(command, async (context, options) => {
    if (options.weekly === true && options.daily === true) throw cliError('onlyOne', { names: '--weekly, --daily' });
    const api = await context.signedIn();
    if (options.all === true) {
      const answer = await answerOf(api.GET('/api/people/mail-preferences'));
      context.result(answer, () => context.table([say('人员', 'Person'), say('选择', 'Chosen')], answer.people.map(({ person, preferences }) => [`${person.name} ${person.id}`, chosenText(context, preferences)])));
      if (answer.people.length === 0) context.talk('没有人改过邮件偏好。', 'Nobody has chosen anything.');
      return undefined;
    }
    const { person } = options;
    const isChange = [options.language, options.digestAt, options.without, options.weekly, options.daily].some((option) => option !== undefined);
    if (isChange && person !== undefined) throw cliError('onlyOne', { names: '--person, --language/--digest-at/--without/--weekly/--daily' });
    const before = person === undefined ? await answerOf(api.GET('/api/mail-preferences')) : await answerOf(api.GET('/api/people/{person}/mail-preferences', { params: { path: { person } } }));
    const answer = isChange ? await answerOf(api.PUT('/api/mail-preferences', { body: changed(before.preferences, options) })) : before;
    context.result(answer, () => [`${answer.person.name}${say('：', ': ')}${chosenText(context, answer.preferences)}`, ...answer.plans.map((plan) => boundText(context, plan))]);
    return undefined;
  });
}

/** What is not named stays as it was. */
function changed(before: Chosen, { language, digestAt, without, weekly, daily }: Options): Chosen {
  const { language: spoken, digestAt: hour, without: unwanted, weekly: isWeekly } = before;
  const kinds = without === undefined ? unwanted : without === 'none' ? [] : without.split(/[,，、]/).map((kind) => kind.trim() as OptionalKind);
  const next: Chosen = {};
  const speaks = language === 'plan' ? undefined : (language ?? spoken);
  if (speaks) next.language = speaks;
  const at = digestAt === 'policy' ? undefined : (digestAt ?? hour);
  if (at !== undefined) next.digestAt = at;
  if (kinds && kinds.length > 0) next.without = [...kinds];
  if (daily !== true && (weekly ?? isWeekly) === true) next.weekly = true;
  return next;
}

function chosenText({ say, marks, language: spoken }: Context, { language, digestAt, without, weekly }: Chosen): string {
  const parts = [
    ...(language ? [say(`邮件用${language === 'zh' ? '中文' : '英文'}`, `mails in ${language === 'zh' ? 'Chinese' : 'English'}`)] : []),
    ...(digestAt === undefined ? [] : [say(`汇总不早于 ${digestAt}`, `digests not before ${digestAt}`)]),
    ...(without && without.length > 0 ? [say(`不接收 ${without.map((kind) => NOTICE_WORDS[kind][spoken]).join('、')}`, `without ${without.map((kind) => NOTICE_WORDS[kind][spoken]).join(', ')}`)] : []),
    ...(weekly === true ? [say('知悉类每周汇总', 'what only informs once a week')] : []),
  ];
  return parts.length === 0 ? say('一律随规则', 'all as the policy has it') : parts.join(marks.comma);
}

function boundText({ say, language }: Context, { planId, mandatory, digestUntil }: Schemas['MailBounds']): string {
  const kinds = mandatory.map((kind) => NOTICE_WORDS[kind][language]).join(say('、', ', '));
  return say(`  ${planId}：汇总最晚可推到 ${digestUntil}${kinds === '' ? '' : `；不得关闭：${kinds}`}`, `  ${planId}: digests until ${digestUntil} at the latest${kinds === '' ? '' : `; always sent: ${kinds}`}`);
}
