import type { Command } from 'commander';
import { MEASURE_CLASSES, MILESTONE_KINDS, type MeasureClass } from '../../domain/policy.ts';
import { collected, openMeasure, perform } from '../acts.ts';
import { cliError } from '../errors.ts';
import { pairsOf } from '../pairs.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly to: string;
  readonly reason: string;
  readonly date?: string[];
}

const EXAMPLE = 'completion=2027-01-29';

export function addMeasureConvert(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'convert <measure>', '变更措施类别（限方案决定机关）', 'make another class of a measure (the plan\'s authority)')
    .requiredOption('--to <class>', say('改为：standard 一般措施，immediate 立行立改，longTerm 长期坚持', 'standard, immediate or longTerm'))
    .requiredOption('--reason <text>', say('变更理由', 'why'))
    .option('--date <kind=date>', say(`新类别的时限节点，取代尚未提交的，如 ${EXAMPLE}，可多次写`, `a milestone under the new class, in place of those still open, such as ${EXAMPLE}; may be repeated`), collected);
  shell.does<Options>(command, async (context, { to, reason, date = [] }, id = '') => {
    const duties = Object.entries(pairsOf('--date', date, EXAMPLE)).map(([kind, dueOn]) => ({ id: kind, kind: kindNamed(kind), dueOn }));
    await perform(context, await openMeasure(context, id), { type: 'convertClass', to: classNamed(to), reason, ...(duties.length > 0 && { duties }) }, { zh: '已变更类别', en: 'Class converted' });
    return undefined;
  });
}

function classNamed(given: string): MeasureClass {
  return MEASURE_CLASSES.find((known) => known === given) ?? notKnown('--to', given, MEASURE_CLASSES);
}

function kindNamed(given: string): (typeof MILESTONE_KINDS)[number] {
  return MILESTONE_KINDS.find((known) => known === given) ?? notKnown('--date', given, MILESTONE_KINDS);
}

function notKnown(name: string, value: string, known: readonly string[]): never {
  throw cliError('badValue', { name, value, why: { zh: `可选：${known.join('、')}。`, en: `it is one of ${known.join(', ')}.` } });
}
