import { DAY_MS, dateOfEpochDay, MINUTE_MS, type Calendar } from '../domain/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import type { Definition } from '../domain/definition.ts';
import type { Policy } from '../domain/policy.ts';

/** A calendar on which every day is worked, so that a benchmark can run on any day at any hour. */
const EVERY_DAY: Calendar = { zone: 'UTC', offsets: [{ fromAt: 0, minutes: 0 }], daysOff: [], workingWeekendDays: weekendsAround(Date.now()), officialThrough: '2100-01-01' };

function weekendsAround(now: number): string[] {
  const today = Math.floor(now / DAY_MS);
  return Array.from({ length: 1_200 }, (_, index) => dateOfEpochDay(today - 400 + index)).filter((date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
}

const PEOPLE = ['handler', 'head', 'official', 'acceptor', 'leader', 'inspector', 'office'] as const;

const DIRECTORY: Directory = {
  people: Object.fromEntries(PEOPLE.map((name) => [name, { name }])),
  posts: Object.fromEntries(PEOPLE.map((name) => [`post-${name}`, { title: name, unit: 'unit', holders: [{ person: name, from: '2020-01-01' }] }])),
};

const ROLES = {
  handler: ['post-handler'],
  leadUnit: ['post-head'],
  leadOfficial: ['post-official'],
  acceptor: ['post-acceptor'],
  chief: ['post-leader'],
  inspector: ['post-inspector'],
  administrator: ['post-office'],
  authority: ['post-leader'],
};

const ALL_DAY: Policy = {
  name: 'bench',
  hours: { noticeMinutes: 540, fromMinutes: 0, toMinutes: 1440, spreadMinutes: 0, gatherMinutes: 2 },
  dayOff: 'keep',
  receipt: { within: { n: 3, unit: 'working' } },
  ladder: [],
  acceptance: [{ id: 'check', title: 'check', roles: ['acceptor'], need: 'any', whenLapsed: [] }],
  signOff: [{ id: 'sign', title: 'sign', roles: ['chief'], need: 'any', whenLapsed: [] }],
  lookBacks: [],
};

/** @returns a measure with one milestone some months ahead and the usual two rungs. */
export function ordinary(planId: string, ref: string): Definition {
  const days = (n: number) => dateOfEpochDay(Math.floor(Date.now() / DAY_MS) + n);
  return {
    planId,
    planTitle: planId,
    ref,
    problem: { no: '1', title: 'problem' },
    title: `measure ${ref}`,
    detail: 'What is to be done, in a sentence or two as the plan prints them. '.repeat(6),
    class: 'standard',
    milestones: [
      { id: 'effect', kind: 'effect', dueOn: days(90) },
      { id: 'completion', kind: 'completion', dueOn: days(180) },
    ],
    roles: ROLES,
    directory: DIRECTORY,
    policy: {
      ...ALL_DAY,
      ladder: [
        { id: 'warning', title: 'warning', when: { on: 'before', milestone: 'any', count: { n: 10, unit: 'working' } }, notify: { to: ['handler'], isUrgent: false } },
        { id: 'letter', title: 'letter', when: { on: 'after', milestone: 'any', count: { n: 1, unit: 'working' } }, document: { name: 'letter', series: 'L', to: ['leadUnit'], cc: [] } },
      ],
    },
    calendar: EVERY_DAY,
  };
}

/** @returns a measure whose only rung, with its paper, is reached at exactly the given minute of today (UTC). */
export function dueAt(planId: string, ref: string, minuteAt: number): Definition {
  const today = Math.floor(minuteAt / DAY_MS);
  const policy: Policy = {
    ...ALL_DAY,
    hours: { ...ALL_DAY.hours, noticeMinutes: Math.round((minuteAt - today * DAY_MS) / MINUTE_MS) },
    ladder: [{ id: 'letter', title: 'letter', when: { on: 'after', milestone: 'any', count: { n: 1, unit: 'calendar' } }, document: { name: 'letter', series: 'L', to: ['leadUnit'], cc: [] } }],
  };
  return { ...ordinary(planId, ref), milestones: [{ id: 'completion', kind: 'completion', dueOn: dateOfEpochDay(today - 1) }], policy };
}

/** @returns a measure with one milestone and no rungs, for counting round trips. */
export function plain(planId: string, ref: string): Definition {
  const definition = ordinary(planId, ref);
  return { ...definition, milestones: definition.milestones.slice(0, 1), policy: ALL_DAY };
}

/**
 * The reference life R1 of the design: three milestones, three reminders, two rungs of escalation, one look-back with its reminder.
 * `from` is the day it begins.
 */
export function referenceLife(planId: string, from: number): Definition {
  const days = (n: number) => dateOfEpochDay(Math.floor(from / DAY_MS) + n);
  const reminder = { notify: { to: ['handler'], isUrgent: false } };
  return {
    ...ordinary(planId, 'R1'),
    milestones: [
      { id: 'node', kind: 'node', dueOn: days(60) },
      { id: 'effect', kind: 'effect', dueOn: days(120) },
      { id: 'completion', kind: 'completion', dueOn: days(180) },
    ],
    policy: {
      ...ALL_DAY,
      ladder: [
        { id: 'reminder', title: 'reminder', when: { on: 'before', milestone: 'any', count: { n: 10, unit: 'calendar' } }, ...reminder },
        { id: 'letter', title: 'letter', when: { on: 'after', milestone: 'completion', count: { n: 1, unit: 'calendar' } }, document: { name: 'letter', series: 'L', to: ['leadUnit'], cc: [], rectifyWithin: { n: 10, unit: 'calendar' } } },
        { id: 'talk', title: 'talk', when: { on: 'lapsed', of: 'letter' }, document: { name: 'talk', series: 'T', to: ['leadUnit'], cc: ['leadOfficial'] } },
      ],
      lookBacks: [{ id: 'first', title: 'first', afterMonths: 3, roles: ['inspector'], remindBefore: { n: 5, unit: 'calendar' }, whenLapsed: [] }],
    },
  };
}
