import type { Command } from 'commander';
import { collected, onlyOneOf, openMeasure, perform, type Act, type Opened } from '../acts.ts';
import { cliError } from '../errors.ts';
import { attached, type EvidenceOptions } from '../evidence.ts';
import { pairsOf } from '../pairs.ts';
import type { Shell } from '../shell.ts';

interface Options extends EvidenceOptions {
  readonly held?: string;
  readonly relapse?: string;
  readonly lookBack?: string;
  readonly date?: string[];
  readonly enterAt?: string;
}

export function addMeasureLookBack(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'look-back <measure>', '回头看：未反弹，或发现反弹', 'hold a look-back: it held, or it relapsed')
    .option('--held <note>', say('未反弹，写明检查结论', 'it held; the finding'))
    .option('--relapse <reason>', say('发现反弹，写明情况', 'it relapsed; what was found'))
    .option('--look-back <id>', say('哪一次回头看；默认为最近一次尚未进行的', 'which look-back; by default the next to be held'))
    .option('--evidence <file>', say('反弹的证据，可多次写（--relapse）', 'evidence of the relapse; may be repeated (--relapse)'), collected)
    .option('--dated-on <date>', say('证据所载日期，须晚于销号日（--relapse）', 'date the evidence is of, after the closure (--relapse)'), collected)
    .option('--date <milestone=date>', say('下一轮各节点的新时限，如 effect=2027-01-29（--relapse）', 'new date of a milestone in the next cycle, such as effect=2027-01-29 (--relapse)'), collected)
    .option('--enter-at <rule>', say('直接进入的督办环节（规则编号，--relapse）', 'id of the rung at which the ladder is entered at once (--relapse)'));
  shell.does<Options>(command, async (context, options, id = '') => {
    const { held, relapse } = options;
    onlyOneOf({ '--held': held, '--relapse': relapse });
    const dates = pairsOf('--date', options.date ?? [], 'effect=2027-01-29');
    const opened = await openMeasure(context, id);
    const evidence = await attached(opened, options);
    const lookBackId = options.lookBack ?? (await nextLookBack(opened));
    const act: Act = relapse === undefined ? { type: 'holdLookBack', lookBackId, note: held ?? '' } : { type: 'findRelapse', lookBackId, reason: relapse, evidence, dates, ...(options.enterAt !== undefined && { enterAt: options.enterAt }) };
    await perform(context, opened, act, relapse === undefined ? { zh: '已记录回头看：未反弹', en: 'Look-back held' } : { zh: '已认定反弹，进入下一轮', en: 'Relapse recorded, next cycle opened' });
    return undefined;
  });
}

async function nextLookBack({ read }: Opened): Promise<string> {
  const { id, closure } = await read();
  const next = closure?.lookBacks.find(({ held }) => !held);
  if (!next) throw cliError('noLookBack', { measure: id });
  return next.id;
}
