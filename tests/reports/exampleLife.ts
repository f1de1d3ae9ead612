import type { Act } from '../../domain/commands.ts';
import { holderOf, type RoleName } from '../../domain/directory.ts';
import type { Definition } from '../../domain/definition.ts';
import type { MeasureHistory } from '../../domain/reports/history.ts';
import { at, EVIDENCE, Story } from '../support/definitions.ts';
import { known, type ExamplePlan } from './support.ts';

const STARTED = at('2026-11-24', '10:00');

/** A measure of an example plan in the hands of its own people, who are called by their role. */
class Played {
  readonly story: Story;
  readonly #definition: Definition;

  constructor(definition: Definition) {
    this.#definition = definition;
    this.story = new Story(definition, STARTED);
    this.does('handler', { type: 'acknowledge' }, '2026-11-25');
  }

  does(role: RoleName, act: Act, on: string): this {
    const when = at(on, '10:00');
    const holders = (this.#definition.roles[role] ?? []).map((post) => holderOf(this.#definition.directory, post, this.#definition.calendar, when));
    this.story.does(holders.find((holder) => holder !== undefined) ?? '', act, when);
    return this;
  }

  accepted(summary: string, on: string, ...ids: string[]): this {
    const milestones = ids.length > 0 ? ids : this.story.state.milestones.map(({ id }) => id);
    return this.does('handler', { type: 'submit', milestones, summary, evidence: [{ ...EVIDENCE, datedOn: '2026-11-24' }] }, on).does('acceptor', { type: 'accept', milestones }, on);
  }

  closed(summary: string, on: string): this {
    this.accepted(summary, on);
    for (const role of ['leadOfficial', 'groupHead']) {
      const { state } = this.story;
      this.does(role, { type: 'approveClosure', factsHash: state.phase === 'inSignOff' ? state.signOff.factsHash : '' }, on);
    }
    return this;
  }
}

/** The example policies let nobody ask for a later date. */
function extendable(definition: Definition): Definition {
  const steps = [{ id: 'decide', title: '牵头领导审批', roles: ['leadOfficial'], need: 'any' as const, whenLapsed: [] }];
  return { ...definition, policy: { ...definition.policy, extension: { atMost: 1, steps } } };
}

/** What the measures of a plan are made to go through; those not named are only started. */
export interface Lives {
  readonly closed: string;
  readonly relapsed: string;
  readonly extended: string;
  readonly partial: string;
  readonly longTerm: string;
  readonly withdrawn: string;
}

/** @returns every measure of the plan at an instant, some of them after a life. */
export function playedOut({ plan }: ExamplePlan, lives: Lives, now: number): MeasureHistory[] {
  const play: Record<string, (played: Played) => void> = {
    [lives.closed]: (it) => it.does('handler', { type: 'reportProgress', text: '已印发实施方案，逐项明确责任人' }, '2026-11-26').closed('方案所列任务全部办结，台账齐备', '2026-12-07'),
    [lives.relapsed]: (it) => {
      it.closed('已经完成', '2026-12-07');
      const dates = Object.fromEntries(it.story.state.milestones.map(({ id }, index) => [id, `2027-0${String(6 + index)}-30`]));
      it.does('inspector', { type: 'findRelapse', lookBackId: 'first', reason: '抽查发现同类问题', evidence: [{ ...EVIDENCE, datedOn: '2026-12-10' }], dates }, '2026-12-14');
    },
    [lives.extended]: (it) => {
      it.does('handler', { type: 'requestExtension', milestoneId: 'effect', reason: '设备到货推迟', progress: '已完成招标', dueOn: '2027-01-29' }, '2026-12-01');
      it.does('leadOfficial', { type: 'approveExtension', extensionId: it.story.state.extensions[0]?.id ?? '' }, '2026-12-02');
    },
    [lives.partial]: (it) => it.accepted('已建成监测点位56套', '2026-12-15', 'effect'),
    [lives.longTerm]: (it) => it.does('handler', { type: 'reportProgress', text: '每月开展一次警示教育' }, '2026-12-01'),
    [lives.withdrawn]: (it) => it.does('authority', { type: 'withdraw', reason: '职能划转' }, '2026-12-01'),
  };
  return plan.definitions.map((definition) => {
    const life = play[definition.ref];
    if (!life) return known(new Story(definition, STARTED).until(now).events, now);
    const played = new Played(definition.ref === lives.extended ? extendable(definition) : definition);
    life(played);
    return known(played.story.until(now).events, now);
  });
}
