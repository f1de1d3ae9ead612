import type { MeasureState } from '../domain/measure.ts';
import type { Language } from '../domain/refusals.ts';
import type { Protagonist } from './protagonist.ts';

type Text = (zh: string, en: string) => string;

/**
 * One measure's life, from assignment to archive, through two cycles: the handler is late twice, the ladder climbs to its end, a
 * submission comes back, closure is signed, and the look-back finds that the problem has returned.
 *
 * @param chapter told before each part.
 */
export async function tellStory(measure: Protagonist, language: Language, chapter: (title: string) => void): Promise<void> {
  const t: Text = (zh, en) => (language === 'zh' ? zh : en);
  chapter(t('一、分配与签收', '1. Assignment and receipt'));
  await measure.begin();
  await measure.untilWorkingDay(1);
  await measure.does('handler', { type: 'acknowledge' });
  await measure.allDo('participants', { type: 'acknowledge' });
  await measure.does('handler', { type: 'reportProgress', text: t('已制定实施方案，明确责任人', 'implementation plan made, people named') });

  chapter(t('二、取得明显成效：预警、逾期、函件、退回、补交', '2. Clear effect: warnings, overdue, a letter, a return, caught up'));
  await untilReached(measure, 'effect-urgent');
  await measure.untilOverdue('effect');
  await measure.tellLights();
  await untilReached(measure, 'effect-late');
  await measure.untilWorkingDay(1);
  await measure.does('leadOfficial', { type: 'approveClosure', factsHash: '' });
  await submit(measure, ['effect'], t('阶段性成效报告', 'report on the effect'));
  await measure.does('handler', { type: 'accept', milestones: ['effect'] });
  await measure.untilWorkingDay(1);
  await measure.does('acceptor', { type: 'return', milestones: ['effect'], reason: t('佐证材料不足，请补充台账', 'evidence is thin; add the ledger') });
  await measure.untilWorkingDay(2);
  await submit(measure, ['effect'], t('阶段性成效报告（附台账）', 'report on the effect, with the ledger'));
  await measure.untilWorkingDay(1);
  await measure.does('acceptor', { type: 'accept', milestones: ['effect'] });
  await measure.tellLights();

  chapter(t('三、整改落实到位：逐级督办直至移交', '3. In place: the ladder, rung by rung'));
  await untilReached(measure, 'completion-urgent');
  await measure.untilOverdue('completion');
  await measure.tellLights();
  for (const rung of ['rectify', 'interview', 'key-supervision', 'referral']) await untilReached(measure, rung);
  await measure.untilWorkingDay(2);
  await submit(measure, ['completion'], t('整改完成报告', 'report on completion'));
  await measure.untilWorkingDay(1);
  await measure.does('acceptor', { type: 'accept', milestones: ['completion'] });
  await measure.tellLights();

  chapter(t('四、销号', '4. Sign-off and closure'));
  await signOff(measure);

  chapter(t('五、回头看发现反弹，进入第二轮', '5. The look-back finds a relapse: cycle 2'));
  await measure.untilNextDue();
  await measure.untilWorkingDay(2);
  const proof = await measure.evidence(t('现场检查记录.txt', 'inspection.txt'), t('同类问题再次出现', 'the same problem again'));
  const dates = { effect: await measure.workingDaysAhead(20), completion: await measure.workingDaysAhead(40) };
  const others = Object.fromEntries((await measure.state()).milestones.map(({ id }) => [id, dates.completion]));
  const [lookBack] = openLookBacks(await measure.state());
  await measure.does('inspector', { type: 'findRelapse', lookBackId: lookBack ?? '', reason: t('同类问题再次出现', 'the same problem again'), evidence: [proof], dates: { ...others, ...dates } });
  await untilReached(measure, 'relapse');
  await measure.untilWorkingDay(5);
  await submit(measure, (await measure.state()).milestones.map(({ id }) => id), t('第二轮整改报告', 'report on cycle 2'));
  await measure.untilWorkingDay(1);
  await measure.does('acceptor', { type: 'accept', milestones: (await measure.state()).milestones.map(({ id }) => id) });
  await signOff(measure);

  chapter(t('六、再次回头看与归档', '6. Looked at again, and archived'));
  for (let open = openLookBacks(await measure.state()); open.length > 0; open = openLookBacks(await measure.state())) {
    await measure.untilNextDue();
    await measure.untilWorkingDay(1);
    await measure.does('inspector', { type: 'holdLookBack', lookBackId: open[0] ?? '', note: t('未发现反弹', 'no relapse found') });
    if ((await measure.state()).phase === 'archived') break;
  }
}

/** Lets time bring what it brings until a rung of this cycle has been reached. */
async function untilReached(measure: Protagonist, ruleId: string): Promise<void> {
  const isReached = (state: MeasureState) => Object.keys(state.fired).some((key) => key.startsWith(`${ruleId}|`));
  while (!isReached(await measure.state())) await measure.untilNextDue();
}

async function submit(measure: Protagonist, milestones: readonly string[], summary: string): Promise<void> {
  await measure.does('handler', { type: 'submit', milestones, summary, evidence: [await measure.evidence(`${summary}.txt`, summary)] });
}

async function signOff(measure: Protagonist): Promise<void> {
  await measure.untilWorkingDay(1);
  await measure.approvesClosure('leadOfficial');
  await measure.untilWorkingDay(1);
  await measure.approvesClosure('groupHead');
}

function openLookBacks(state: MeasureState): string[] {
  return state.phase === 'closed' ? state.lookBacks.filter((lookBack) => !lookBack.held).map(({ id }) => id) : [];
}
