import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { ClaimSigner } from '../client/claimSigner.ts';
import { releasesOf } from '../client/inboxes.ts';
import { measuresOf } from '../client/measures.ts';
import { localDateAt } from '../domain/calendar.ts';
import { SYSTEM } from '../domain/claim.ts';
import { measureId, type Definition } from '../domain/definition.ts';
import type { Language } from '../domain/refusals.ts';
import { projectRoot } from '../embedded/projectRoot.ts';
import { startRehearsal } from '../embedded/rehearsal.ts';
import { freezeCalendar } from '../plans/calendarFreeze.ts';
import { PHASE_WORDS } from '../domain/words.ts';
import { readPlan, type CheckedPlan } from '../plans/planFile.ts';
import { redatePlan } from '../plans/redate.ts';
import { savePlan } from '../store/plans.ts';
import { inboxId } from '../workflows/messages.ts';
import { historiesOf } from './histories.ts';
import { Protagonist } from './protagonist.ts';
import { tellStory } from './story.ts';
import { Teller } from './teller.ts';

const EXAMPLE = { plan: join('examples', 'zhenjiang', 'plan.yaml'), policy: join('examples', 'policies', 'ladder.yaml') };

/** The example plan, adopted today: virtual time begins now. */
function examplePlan(): CheckedPlan {
  const read = (path: string) => readFileSync(join(projectRoot(), path), 'utf8');
  const adoptedOn = localDateAt(freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2026, toYear: 2026 }), Date.now());
  const redated = redatePlan({ planText: read(EXAMPLE.plan), planName: EXAMPLE.plan, adoptedOn });
  if ('problems' in redated) throw new Error(JSON.stringify(redated.problems));
  const reading = readPlan({ planText: redated.text, planName: EXAMPLE.plan, policyText: read(EXAMPLE.policy), policyName: EXAMPLE.policy });
  if (!('plan' in reading)) throw new Error(JSON.stringify(reading.problems));
  return reading.plan;
}

/** A measure with both dates and somebody beside the lead unit. */
function protagonistOf(plan: CheckedPlan): Definition {
  const isFit = ({ milestones, roles }: Definition) => milestones.length === 2 && milestones.some(({ id }) => id === 'effect') && (roles.participants?.length ?? 0) > 0;
  const found = plan.definitions.find(isFit);
  if (!found) throw new Error('The example plan has no measure with two dates and a participating unit');
  return found;
}

/** Keeps what was lived as a history that every later release must be able to replay (tests/replay). */
async function saveHistories(client: Client, signer: ClaimSigner, definition: Definition, prefix: string): Promise<void> {
  const handler = definition.directory.posts[definition.roles.handler?.[0] ?? '']?.holders[0]?.person ?? '';
  await releasesOf(client, signer).release(handler, SYSTEM);
  const lives = { measure: measureId(definition.planId, definition.ref), inbox: inboxId(handler) };
  for (const [name, id] of Object.entries(lives)) {
    const histories = await historiesOf(client, id);
    histories.forEach((history, index) => { writeFileSync(`${prefix}-${name}-run${String(index + 1)}.json`, history); });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { lang: { type: 'string', default: 'zh' }, 'save-histories': { type: 'string' } } });
  const language: Language = values.lang === 'en' ? 'en' : 'zh';
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const startedAt = Date.now();
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const plan = examplePlan();
  const definition = protagonistOf(plan);
  const teller = new Teller(definition, language, say);
  say(language === 'zh' ? '一条整改措施的一年多：真实的 Temporal 服务器，虚拟时间。' : 'More than a year of one measure: the real Temporal server, in virtual time.');
  const { officialThrough } = plan.calendar;
  say(language === 'zh' ? `放假安排已公布到 ${officialThrough}，其后只知周末，日期均为暂定。` : `Days off are official through ${officialThrough}; after that only weekends are known and dates are provisional.`);
  const rehearsal = await startRehearsal({
    say,
    around: (real) => ({
      ...real,
      async publish(entry) {
        const recorded = await real.publish(entry);
        teller.tell(entry, recorded);
        return recorded;
      },
    }),
  });
  try {
    const people = Object.fromEntries(plan.people.map(({ id, name }) => [id, { name }]));
    const contacts = Object.fromEntries(plan.people.map(({ id, email }) => [id, email === undefined ? {} : { email }]));
    await savePlan(rehearsal.db, { id: plan.id, title: plan.title, adoptedOn: plan.adoptedOn, hash: '', body: {}, calendar: plan.calendar, directory: { posts: plan.posts, people }, contacts });
    const protagonist = new Protagonist(rehearsal.client, measuresOf(rehearsal.client, rehearsal.signer), definition, teller, language);
    await tellStory(protagonist, language, (title) => { say(`\n—— ${title} ——`); });
    if (values['save-histories'] !== undefined) await saveHistories(rehearsal.client, rehearsal.signer, definition, values['save-histories']);
    const { phase, cycle } = await protagonist.state();
    const word = PHASE_WORDS[phase][language];
    say(language === 'zh' ? `\n讲完了：${word}，第 ${String(cycle)} 轮，用时 ${String(Math.round((Date.now() - startedAt) / 1_000))} 秒。` : `\nThe end: ${word}, cycle ${String(cycle)}, told in ${String(Math.round((Date.now() - startedAt) / 1_000))} s.`);
  } finally {
    await rehearsal.stop();
  }
}

await main();
