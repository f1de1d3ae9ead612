import { decide, registration, after } from '../../domain/decide.ts';
import { due } from '../../domain/due.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Act } from '../../domain/commands.ts';
import { instantAt, type Calendar } from '../../domain/calendar.ts';
import type { Directory } from '../../domain/directory.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Evidence } from '../../domain/dossier.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { Policy } from '../../domain/policy.ts';
import type { RefusalCode } from '../../domain/refusals.ts';

/** China's calendar of late 2026 as the State Council published it (days around the Mid-Autumn and National Day holidays). */
export const CALENDAR_2026: Calendar = {
  zone: 'Asia/Shanghai',
  offsets: [{ fromAt: 0, minutes: 480 }],
  daysOff: ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workingWeekendDays: ['2026-09-20', '2026-10-10'],
  officialThrough: '2026-12-31',
};

export const DIRECTORY: Directory = {
  people: {
    li: { name: '李经办' },
    wang: { name: '王局长' },
    zhang: { name: '张副主任' },
    zhao: { name: '赵督查' },
    qian: { name: '钱督查' },
    sun: { name: '孙组长' },
    zhou: { name: '周巡察' },
    wu: { name: '吴协同' },
    zheng: { name: '郑管理' },
  },
  posts: {
    'bureau-handler': { title: '经发局综合科科长', unit: '经发局', holders: [{ person: 'li', from: '2026-01-01' }] },
    'bureau-head': { title: '经发局局长', unit: '经发局', holders: [{ person: 'wang', from: '2026-01-01' }] },
    'deputy-director': { title: '管委会副主任', unit: '管委会', holders: [{ person: 'zhang', from: '2026-01-01' }] },
    'supervision-1': { title: '督查室一科科长', unit: '督查室', holders: [{ person: 'zhao', from: '2026-01-01' }] },
    'supervision-2': { title: '督查室二科科长', unit: '督查室', holders: [{ person: 'qian', from: '2026-01-01' }] },
    'group-leader': { title: '领导小组组长', unit: '领导小组', holders: [{ person: 'sun', from: '2026-01-01' }] },
    'inspection-office': { title: '巡察办主任', unit: '巡察办', holders: [{ person: 'zhou', from: '2026-01-01' }] },
    'finance-handler': { title: '财政局科长', unit: '财政局', holders: [{ person: 'wu', from: '2026-01-01' }] },
    'plan-office': { title: '领导小组办公室主任', unit: '领导小组办公室', holders: [{ person: 'zheng', from: '2026-01-01' }] },
  },
};

/** A small policy with one of everything; tests replace what they are about. */
export const POLICY: Policy = {
  name: '测试督办规则',
  hours: { noticeMinutes: 540, fromMinutes: 540, toMinutes: 1080, spreadMinutes: 0, gatherMinutes: 2 },
  dayOff: 'keep',
  receipt: { within: { n: 3, unit: 'working' } },
  ladder: [],
  acceptance: [{ id: 'check', title: '督查室验收', roles: ['acceptor'], need: 'any', within: { n: 5, unit: 'working' }, remindBefore: { n: 1, unit: 'working' }, whenLapsed: ['supervisor'] }],
  signOff: [
    { id: 'official', title: '牵头领导审批', roles: ['leadOfficial'], need: 'all', within: { n: 5, unit: 'working' }, whenLapsed: ['administrator'] },
    { id: 'leader', title: '组长审批', roles: ['chief'], need: 'all', whenLapsed: [] },
  ],
  lookBacks: [{ id: 'first', title: '首次回头看', afterMonths: 3, roles: ['inspector'], remindBefore: { n: 5, unit: 'working' }, whenLapsed: ['administrator'] }],
};

export const DEFINITION: Definition = {
  planId: 'test-2026',
  planTitle: '测试整改方案',
  ref: 'M-001',
  problem: { no: '1', title: '主动融入国家重大战略缺乏行动自觉' },
  title: '加快债务结构调整',
  detail: '加快债务结构调整。着力提高银行信贷类和直融类融资比例。',
  class: 'standard',
  milestones: [
    { id: 'effect', kind: 'effect', dueOn: '2026-09-30' },
    { id: 'completion', kind: 'completion', dueOn: '2026-10-30' },
  ],
  roles: {
    handler: ['bureau-handler'],
    leadUnit: ['bureau-head'],
    leadOfficial: ['deputy-director'],
    participants: ['finance-handler'],
    acceptor: ['supervision-1', 'supervision-2'],
    supervisor: ['supervision-2'],
    chief: ['group-leader'],
    inspector: ['inspection-office'],
    administrator: ['plan-office'],
    authority: ['group-leader'],
  },
  directory: DIRECTORY,
  policy: POLICY,
  calendar: CALENDAR_2026,
};

/** @returns the instant of a local time in Shanghai: at('2026-09-30', '09:00'). */
export function at(date: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantAt(CALENDAR_2026, date, hours * 60 + minutes);
}

/** @returns an instant as people in Shanghai read it: 2026-09-30 09:00. */
export function shown(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

export const EVIDENCE: Evidence = { name: '验收报告.pdf', size: 1024, sha256: 'a'.repeat(64), datedOn: '2026-08-31' };

/** A measure in the hands of a test: given / when / then over the pure rules, time included. */
export class Story {
  state: MeasureState;
  readonly events: MeasureEvent[] = [];
  #commands = 0;

  constructor(definition: Definition, registeredAt: number) {
    const event = registration(definition, registeredAt);
    this.events.push(event);
    this.state = evolve(undefined, event);
  }

  /** Lets time pass, then acts; a refusal fails the test. */
  does(person: string, act: Act, when: number): this {
    const decision = this.tries(person, act, when);
    if ('refused' in decision) throw new Error(`${person} was refused ${act.type}: ${JSON.stringify(decision.refused)}`);
    return this;
  }

  /** @returns the code of the refusal; the state must be as before. */
  refuses(person: string, act: Act, when: number): RefusalCode | 'done' {
    const decision = this.tries(person, act, when);
    return 'refused' in decision ? decision.refused.code : 'done';
  }

  until(when: number): this {
    this.#take(due(this.state, when));
    return this;
  }

  types(): string[] {
    return this.events.map((event) => event.type);
  }

  private tries(person: string, act: Act, when: number) {
    this.until(when);
    this.#commands += 1;
    const decision = decide(this.state, { id: String(this.#commands), person, act }, when);
    if ('events' in decision) this.#take(decision.events);
    return decision;
  }

  #take(events: readonly MeasureEvent[]): void {
    this.events.push(...events);
    this.state = after(this.state, events);
  }
}

/** A measure acknowledged by its handler and rectifying since. */
export function rectifying(definition: Definition = DEFINITION, registeredAt = at('2026-09-01', '10:00')): Story {
  return new Story(definition, registeredAt).does('li', { type: 'acknowledge' }, registeredAt + 60_000);
}

export function submits(...milestones: string[]): Act {
  return { type: 'submit', milestones, summary: '已完成，详见附件', evidence: [EVIDENCE] };
}
export function accepts(...milestones: string[]): Act {
  return { type: 'accept', milestones };
}
