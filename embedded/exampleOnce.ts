import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Sessions } from '../api/access/sessions.ts';
import { localDateAt } from '../domain/calendar.ts';
import { holderOf } from '../domain/directory.ts';
import { readPlan, type CheckedPlan } from '../plans/planFile.ts';
import { redatePlan } from '../plans/redate.ts';
import { projectRoot } from './projectRoot.ts';
import type { Say } from './setupError.ts';

const EXAMPLE = { id: 'zhenjiang-2026', plan: join('examples', 'zhenjiang', 'plan.yaml'), policy: join('examples', 'policies', 'ladder.yaml') };

interface Texts {
  readonly planName: string;
  readonly planText: string;
  readonly policyName: string;
  readonly policyText: string;
}

/** @returns whether the example is still to be started, or to be started to its end: there is no plan but, at most, its unfinished self. */
export function isExampleMissing(plans: readonly { readonly id: string; readonly startedAt: number | null }[]): boolean {
  return plans.every((plan) => plan.id === EXAMPLE.id && plan.startedAt === null);
}

/** Enough to try the example with. */
export interface ExampleStarted {
  readonly planId: string;
  readonly administrator: string;
  readonly authority: string;
  readonly handler: string;
}

/**
 * Has the example plan, adopted today, approved by its own authority and starts it, in a data folder that has none. The redated files are kept in the folder: a start
 * that was cut short is finished with the same dates, and the reader has a plan to change and start again.
 *
 * @returns the plan's id and three people to try it as: its administrator, its authority and the handler of its first measure.
 */
export async function startExampleOnce(folder: string, app: FastifyInstance, sessions: Sessions, say: Say): Promise<ExampleStarted> {
  const texts = exampleIn(folder);
  const reading = readPlan(texts);
  if (!('plan' in reading)) throw new Error(`The example plan has errors: ${JSON.stringify(reading.problems)}`);
  const { plan } = reading;
  say(`启动示例方案 ${plan.id}：${String(plan.definitions.length)} 条措施…… / starting the example plan`);
  const holder = (post = '') => holderOf({ posts: plan.posts, people: {} }, post, plan.calendar, Date.now()) ?? '';
  const administrator = holder(plan.roles.administrator?.[0]);
  const authority = holder(plan.roles.authority?.[0]);
  const ask = async (person: string, url: string, payload: object) => {
    const { token } = await sessions.issue(person, Date.now());
    const response = await app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${token}` }, payload });
    if (response.statusCode !== 200) throw new Error(`The example plan could not be started: ${response.body}`);
    return response.json<{ readonly hash: string; readonly life: { readonly phase: string } }>();
  };
  const { hash, life } = await ask(administrator, '/api/plans/submit', texts);
  if (life.phase === 'draft') {
    await ask(authority, `/api/plans/${plan.id}/acts`, { act: { type: 'approvePlan', hash } });
    say(`示例方案已由 ${nameIn(plan, authority)} 批准（版本 ${hash.slice(0, 12)}） / approved by its authority, on the record`);
  }
  await ask(administrator, '/api/plans/start', texts);
  return { planId: plan.id, administrator, authority, handler: holder(plan.definitions[0]?.roles.handler?.[0]) };
}

function nameIn({ people }: CheckedPlan, person: string): string {
  return people.find(({ id }) => id === person)?.name ?? person;
}

function exampleIn(folder: string): Texts {
  const planName = join(folder, 'plan.yaml');
  const policyName = join(folder, basename(EXAMPLE.policy));
  if (!existsSync(planName)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(policyName, readFileSync(join(projectRoot(), EXAMPLE.policy), 'utf8'));
    writeFileSync(planName, adoptedToday());
  }
  return { planName, planText: readFileSync(planName, 'utf8'), policyName, policyText: readFileSync(policyName, 'utf8') };
}

function adoptedToday(): string {
  const planText = readFileSync(join(projectRoot(), EXAMPLE.plan), 'utf8');
  const today = localDateAt({ zone: 'Asia/Shanghai', offsets: [{ fromAt: 0, minutes: 480 }], daysOff: [], workingWeekendDays: [], officialThrough: '' }, Date.now());
  const redated = redatePlan({ planText, planName: EXAMPLE.plan, adoptedOn: today });
  if ('problems' in redated) throw new Error(`The example plan cannot be moved to today: ${JSON.stringify(redated.problems)}`);
  return redated.text.replace(/^policy:.*$/m, `policy: ${basename(EXAMPLE.policy)}`);
}
