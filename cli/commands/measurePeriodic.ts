import type { Command } from 'commander';
import { openMeasure, perform, type Measure } from '../acts.ts';
import { cliError } from '../errors.ts';
import { attached, withEvidence, type EvidenceOptions } from '../evidence.ts';
import type { Shell } from '../shell.ts';

interface Options extends EvidenceOptions {
  readonly duty?: string;
  readonly period?: string;
  readonly text: string;
}

export function addMeasurePeriodic(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'periodic <measure>', '报送定期报告', 'hand in a periodic report')
    .option('--duty <id>', say('定期报告编号；只有一种时可省略', 'id of the periodic duty; may be left out while there is only one'))
    .option('--period <period>', say('周期，如 2026-W48、2026-11、2026-Q4；只有一个可报送时可省略', 'the period, such as 2026-W48, 2026-11, 2026-Q4; may be left out while only one is open'))
    .requiredOption('--text <text>', say('报告内容', 'the report'));
  shell.does<Options>(withEvidence(command, shell), async (context, { duty, period, text, ...files }, id = '') => {
    const opened = await openMeasure(context, id);
    const named = duty !== undefined && period !== undefined ? { dutyId: duty, period } : onlyOpen(await opened.read(), duty, period);
    await perform(context, opened, { type: 'handInPeriodic', ...named, text, evidence: await attached(opened, files) }, { zh: '已报送定期报告', en: 'Periodic report handed in' });
    return undefined;
  });
}

/** @throws CliError `missingOption` that lists what there is to choose from. */
function onlyOpen({ periodic }: Measure, duty: string | undefined, period: string | undefined): { dutyId: string; period: string } {
  const dutyId = duty ?? only('--duty', periodic.map(({ id }) => id));
  return { dutyId, period: period ?? only('--period', periodic.find(({ id }) => id === dutyId)?.open ?? []) };
}

function only(name: string, known: readonly string[]): string {
  const [first, ...others] = known;
  if (first === undefined || others.length > 0) throw cliError('missingOption', { name, why: { zh: `可选：${known.join('、') || '无'}。`, en: `There are: ${known.join(', ') || 'none'}.` } });
  return first;
}
