import { visibleTo } from '../access/visible.ts';
import { dutiesOf, type Duty } from '../../domain/duties.ts';
import type { PersonId, PostId } from '../../domain/directory.ts';
import { PHASES } from '../../domain/measure.ts';
import { movedTitle, type Word } from '../../domain/words.ts';
import type { SavedPlan } from '../../store/plans.ts';
import type { Deps } from '../dependencies.ts';
import { statesOf } from '../measures/listMeasures.ts';
import { postOf } from './people.ts';
import { isoAt } from './when.ts';

const WORDS: Readonly<Record<Duty['what'], Word>> = {
  receipt: { zh: '签收任务', en: 'acknowledge the assignment' },
  milestone: { zh: '完成并提交', en: 'complete and submit' },
  part: { zh: '报告参与事项', en: 'report the part' },
  documentReceipt: { zh: '签收文书', en: 'acknowledge the paper' },
  documentAnswer: { zh: '回复文书', en: 'answer the paper' },
  acceptance: { zh: '验收', en: 'accept or return' },
  signOff: { zh: '销号审批', en: 'decide on closure' },
  extension: { zh: '延期审批', en: 'decide on the extension' },
  interview: { zh: '约谈并记录', en: 'hold and record the interview' },
  lookBack: { zh: '回头看', en: 'look back' },
  periodic: { zh: '定期报告', en: 'hand in the report' },
};

/**
 * @param reader who asks: of restricted papers that person may not read nothing is told.
 * @returns what is open at a post in every measure of the plan that names it, as the lists have it.
 */
export async function postDuties(deps: Deps, plan: SavedPlan, post: PostId, reader: PersonId) {
  const now = deps.now();
  const duties = [];
  for await (const state of statesOf(deps.database, { planId: plan.id, posts: [post], phases: PHASES.filter((phase) => phase !== 'archived' && phase !== 'withdrawn') })) {
    const owed = dutiesOf(visibleTo(state, [], reader, now).state, post, now);
    const { ref, title } = state.definition;
    if (owed.length > 0) duties.push({ id: state.id, ref, title, duties: owed.map(dutyView) });
  }
  return { post: postOf(plan, post, now), asOf: isoAt(plan.calendar, now), duties };
}

function dutyView({ title, ...duty }: Duty) {
  const text = (language: 'zh' | 'en') => {
    const about = duty.what === 'receipt' || duty.what === 'part' ? '' : movedTitle({ title }, language);
    return about === '' ? WORDS[duty.what][language] : `${WORDS[duty.what][language]}${language === 'zh' ? '：' : ': '}${about}`;
  };
  return { ...duty, text: { zh: text('zh'), en: text('en') } };
}
