import { localDateAt } from '../../domain/calendar.ts';
import { postsOf } from '../../domain/definition.ts';
import { holderOf, type RoleName } from '../../domain/directory.ts';
import { isOverdue, lightOf, type Light } from '../../domain/light.ts';
import type { MeasureState, Milestone } from '../../domain/measure.ts';
import type { Language } from '../../domain/refusals.ts';
import { isUnderWay, worstLight } from '../../domain/rollUp.ts';
import { CLASS_WORDS, LIGHT_WORDS, milestoneTitle, PHASE_WORDS, STATUS_WORDS } from '../../domain/words.ts';
import type { PlanNames } from '../../plans/planNames.ts';
import type { ColumnKey } from './columns.ts';

/** One measure in the ledger: what each column shows, dates as YYYY-MM-DD. */
export interface LedgerRow {
  readonly ref: string;
  readonly light: Light;
  readonly shows: Readonly<Record<ColumnKey, string>>;
}

export interface RowRequest {
  readonly now: number;
  readonly language: Language;
  /** The units as the plan's file names them for a measure; without it they are taken from the posts. */
  readonly unitsOf: PlanNames['unitsOf'];
}

/**
 * @param state as the reader may see it: nothing is kept back here.
 * @returns the measure's row at an instant. What the plan says is the same in both languages.
 */
export function ledgerRow(state: MeasureState, { now, language, unitsOf }: RowRequest): LedgerRow {
  const { definition, milestones } = state;
  const { ref, problem, directory } = definition;
  const words = wordsOf(language);
  const holders = (role: RoleName) => listed(postsOf(definition, [role]).map((post) => directory.people[holderOf(directory, post, definition.calendar, now) ?? '']?.name));
  const unitNames = (role: RoleName) => postsOf(definition, [role]).map((post) => directory.posts[post]?.unit);
  const named = unitsOf(ref);
  const main = { effect: milestones.find(({ kind }) => kind === 'effect'), completion: milestones.find(({ kind }) => kind === 'completion') };
  const others = milestones.filter((milestone) => milestone !== main.effect && milestone !== main.completion);
  const light = worstLight(state, now);
  return {
    ref,
    light,
    shows: {
      ...{ ref, problemNo: problem.no, problem: problem.title, issue: problem.issue ?? '', title: definition.title, detail: definition.detail },
      class: CLASS_WORDS[definition.class][language],
      leadOfficial: listed(postsOf(definition, ['leadOfficial']).map((post) => directory.posts[post]?.title)),
      ...{ officialName: holders('leadOfficial'), handlerName: holders('handler') },
      leadUnit: named?.leadUnit ?? listed(unitNames('leadUnit')),
      participants: listed(named?.participants ?? unitNames('participants')),
      ...{ effect: main.effect?.dueOn ?? '', completion: main.completion?.dueOn ?? '' },
      nodes: others.map((milestone) => `${milestoneTitle(milestone, language)} ${milestone.dueOn}`).join('\n'),
      phase: PHASE_WORDS[state.phase][language],
      light: isUnderWay(state) ? LIGHT_WORDS[light][language] : '',
      milestones: milestones.map((milestone) => `${milestoneTitle(milestone, language)}${words.colon}${words.standing(state, milestone, now)}`).join('\n'),
      targets: (definition.targets ?? []).map(({ id, title, unit, total }) => `${title} ${String(state.values[id] ?? 0)}/${String(total)} ${unit}`).join('\n'),
      progress: state.progress ? `${localDateAt(definition.calendar, state.progress.at)} ${state.progress.text}` : '',
      documents: state.documents.map(({ name, number, datedOn }) => `${name} ${number ?? datedOn}`).join('\n'),
      extensions: milestones.flatMap((milestone) => words.moved(milestone)).join('\n'),
      closedOn: 'closedAt' in state ? localDateAt(definition.calendar, state.closedAt) : '',
      cycle: String(state.cycle),
    },
  };
}

/** As a row of names is written in Chinese, in both languages: it is read back. */
function listed(names: readonly (string | undefined)[]): string {
  return [...new Set(names.filter((name) => name !== undefined))].join('、');
}

function wordsOf(language: Language) {
  const say = (zh: string, en: string) => ({ zh, en })[language];
  return {
    colon: say('：', ': '),
    standing: (state: MeasureState, milestone: Milestone, now: number) => {
      if (milestone.status === 'accepted') return LIGHT_WORDS[lightOf(state, milestone, now).light][language];
      if (milestone.status === 'open' && isUnderWay(state) && isOverdue(state, milestone, now)) return say('已逾期', 'overdue');
      return STATUS_WORDS[milestone.status][language];
    },
    moved: (milestone: Milestone) => {
      if (milestone.originalDueOn === undefined) return [];
      const title = milestoneTitle(milestone, language);
      const slips = milestone.slips ?? 0;
      return [say(`${title}原时限 ${milestone.originalDueOn}，延期 ${String(slips)} 次`, `${title}: first ${milestone.originalDueOn}, extended ${String(slips)} times`)];
    },
  };
}
