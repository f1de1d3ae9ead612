import { ApplicationFailure, WorkflowFailedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDateAt } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import { beginSubject } from '../../domain/plan/claims.ts';
import type { PlanAct, PlanCommand } from '../../domain/plan/commands.ts';
import { nextPlanDueAt } from '../../domain/plan/due.ts';
import { planWorkflowId, type PlanDefinition, type PlanState } from '../../domain/plan/plan.ts';
import type { PlanRules } from '../../domain/plan/rules.ts';
import { signClaim } from '../../domain/claim.ts';
import { fastForwardPast } from '../../embedded/virtualTime.ts';
import { listCirculars } from '../../store/circulars.ts';
import { findPlanLife, listPlanEvents } from '../../store/planLives.ts';
import { listMails } from '../../store/mails.ts';
import { listNotices } from '../../store/notices.ts';
import { ACT_UPDATE, inboxId, PLAN_WORKFLOW, type PlanInput } from '../../workflows/messages.ts';
import { OFFICE_KEY, OFFICE_KEYS, OTHER_KEY, OTHER_KEYS } from '../support/claims.ts';
import { CALENDAR_2026, DIRECTORY } from '../support/definitions.ts';
import { openOffice, type Office } from '../support/office.ts';
import { HASH_A, HASH_B, planOf } from '../support/plans.ts';
import { uniqueName } from '../support/temporal.ts';
import { upcoming } from '../support/upcoming.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

/** The plan's people are its own, so that no other test writes to their inboxes. */
function ownDirectory(suffix: string): Definition['directory'] {
  const people = Object.fromEntries(Object.entries(DIRECTORY.people).map(([id, person]) => [`${id}-${suffix}`, person]));
  const posts = Object.entries(DIRECTORY.posts).map(([id, post]) => [id, { ...post, holders: post.holders.map((holding) => ({ ...holding, person: `${holding.person}-${suffix}` })) }]);
  return { people, posts: Object.fromEntries(posts) as Definition['directory']['posts'] };
}

class PlanLife {
  readonly planId = uniqueName('plan');
  readonly id = planWorkflowId(this.planId);
  readonly definition: PlanDefinition;
  #commands = 0;

  constructor(rules: PlanRules) {
    this.definition = planOf(rules, { planId: this.planId, adoptedOn: localDateAt(CALENDAR_2026, Date.now()), directory: ownDirectory(this.planId) });
  }

  person(name: string): string {
    return `${name}-${this.planId}`;
  }

  /** @returns the kinds of event the act led to, or the code of its refusal. */
  async does(name: string, act: PlanAct): Promise<readonly string[] | string> {
    this.#commands += 1;
    const outcome = await office.plans.act(this.planId, { id: String(this.#commands), person: this.person(name), act });
    if (!outcome) throw new Error(`no such plan: ${this.planId}`);
    return 'refused' in outcome ? outcome.refused.code : outcome.events;
  }

  async state(): Promise<PlanState> {
    const state = await office.plans.state(this.planId);
    if (!state) throw new Error(`no such plan: ${this.planId}`);
    return state;
  }

  /** Moves the plan's clock past the next instant at which time brings something. */
  async untilNextDue(): Promise<void> {
    await fastForwardPast(office.client, this.id, nextPlanDueAt(await this.state()) ?? 0);
  }

  async recorded(): Promise<string[]> {
    return (await listPlanEvents(office.db, this.planId)).map(({ type }) => type);
  }
}

const RULES: PlanRules = {
  circular: { workingDay: 1, to: ['groupMembers'] },
  reports: [{ id: 'progress', title: '整改进展情况报告', addressee: '省委巡视办', due: { by: 'months', after: 1 }, roles: ['administrator'], remindBefore: { n: 5, unit: 'working' }, whenLapsed: ['authority'] }],
  checkpointTo: ['inspector'],
};

describe('a plan on the real server, in virtual time', () => {
  it('is approved, started, told of twice, reminded of its report and told when that lapses, anchored and concluded', async () => {
    const plan = new PlanLife(RULES);
    const measure = { ...upcoming(plan.planId), directory: plan.definition.directory };
    await office.know([measure]);
    await office.measures.start(measure);
    expect(await office.plans.begin({ definition: plan.definition, person: plan.person('zheng') })).toBe(true);
    expect(await office.plans.begin({ definition: plan.definition, person: plan.person('zheng') })).toBe(false);
    expect(await plan.does('zheng', { type: 'startPlan', hash: HASH_A })).toBe('planNotApproved');
    expect(await plan.does('sun', { type: 'approvePlan', hash: HASH_B })).toBe('factsChanged');
    expect(await plan.does('sun', { type: 'approvePlan', hash: HASH_A })).toEqual(['approvalGiven', 'planApproved']);
    expect(await plan.does('zheng', { type: 'startPlan', hash: HASH_A })).toEqual(['planStarted']);

    const count = async (type: string) => (await plan.recorded()).filter((recorded) => recorded === type).length;
    while ((await count('circularIssued')) < 2 || (await count('awaitedLapsed')) < 1) {
      const before = (await plan.state()).seq;
      await plan.untilNextDue();
      await expect.poll(async () => (await findPlanLife(office.db, plan.planId))?.seq, { timeout: 30_000 }).toBeGreaterThan(before);
    }
    expect(await count('awaitedReminded')).toBe(1);
    expect(await count('awaitedLapsed')).toBe(1);
    expect(await plan.does('zheng', { type: 'handInReport', reportId: 'progress', text: '已报送', evidence: [] })).toEqual(['reportHandedIn']);
    expect((await plan.state()).reports).toMatchObject([{ reportId: 'progress', isLate: true }]);

    const circulars = await listCirculars(office.db, plan.planId);
    expect(circulars).toHaveLength(2);
    expect(circulars[0]).toMatchObject({ total: { measures: 1, closed: 0, percent: 0 }, units: [{ unit: '经发局' }], sinceAt: circulars[1]?.at });
    await expect.poll(() => count('checkpointMade'), { timeout: 30_000 }).toBe(2);

    expect(await plan.does('sun', { type: 'concludePlan', reason: '尚未完成', counts: { open: 1, closed: 0, archived: 0, withdrawn: 0 } })).toBe('planMeasuresOpen');
    expect(await plan.does('sun', { type: 'concludePlan', reason: '全部完成', counts: { open: 0, closed: 1, archived: 0, withdrawn: 0 } })).toEqual(['concluded']);
    expect(await office.client.workflow.getHandle(plan.id).result()).toMatchObject({ phase: 'concluded' });
    expect(await plan.does('zheng', { type: 'submitDraft', definition: { ...plan.definition, hash: HASH_B } })).toBe('planWrongPhase');
    expect(await findPlanLife(office.db, plan.planId)).toEqual(await plan.state());
  });

  it('mails its circular as it was kept, to each who is to have it, once', async () => {
    const plan = new PlanLife({ circular: { workingDay: 1, to: ['groupMembers'] } });
    const measure = { ...upcoming(plan.planId), directory: plan.definition.directory };
    await office.know([measure]);
    await office.measures.start(measure);
    await expect.poll(async () => (await listNotices(office.db, { planId: plan.planId }, { limit: 10, offset: 0 })).length, { timeout: 30_000 }).toBe(3);
    await office.plans.begin({ definition: plan.definition, person: plan.person('zheng') });
    await plan.does('sun', { type: 'approvePlan', hash: HASH_A });
    await plan.does('zheng', { type: 'startPlan', hash: HASH_A });
    await plan.untilNextDue();
    const person = plan.person('zhang');
    const waiting = () => listNotices(office.db, { person, state: 'waiting' }, { limit: 10, offset: 0 });
    await expect.poll(async () => (await waiting()).map(({ kind, measureId }) => [kind, measureId]), { timeout: 30_000 }).toEqual([['circular', plan.id]]);
    await fastForwardPast(office.client, inboxId(person), (await waiting())[0]?.sendAt ?? 0);
    await expect.poll(async () => (await waiting()).length, { timeout: 30_000 }).toBe(0);
    const mails = await listMails(office.db, { person }, { limit: 10, offset: 0 });
    expect(mails).toMatchObject([{ state: 'sent', subject: expect.stringMatching(/【闭环督办】\d{4}年\d+月整改情况通报：新港区整改方案/) as unknown }]);
    const { text } = await office.db.selectFrom('mails').select('text').where('personId', '=', person).executeTakeFirstOrThrow();
    for (const part of ['总体：完成率 0%（0/1），逾期 0 项', '经发局：完成率 0%', '红灯：无', '反弹：无', '查看方案：']) expect(text).toContain(part);
  });

  it('believes nobody but the system: neither an act, nor a beginning, nor another plan’s claim', async () => {
    const plan = new PlanLife({});
    await office.know([{ ...upcoming(plan.planId), directory: plan.definition.directory }]);
    await office.plans.begin({ definition: plan.definition, person: plan.person('zheng') });
    const command: PlanCommand = { id: 'forged', person: plan.person('sun'), act: { type: 'approvePlan', hash: HASH_A } };
    const by = (measureId: string, key: Uint8Array): PlanCommand => ({ ...command, claim: signClaim({ measureId, command, posts: ['group-leader'] }, key, Date.now(), 60_000) });
    expect(await rawUpdate(plan.id, command)).toBe('claimMissing');
    expect(await rawUpdate(plan.id, by(plan.id, OTHER_KEY))).toBe('claimInvalid');
    expect(await rawUpdate(plan.id, by(planWorkflowId('another'), OFFICE_KEY))).toBe('claimForeign');
    expect(await rawUpdate(plan.id, by(plan.id, OFFICE_KEY), 'another-id')).toBe('claimReplayed');
    expect((await plan.state()).phase).toBe('draft');
    expect(await rawUpdate(plan.id, by(plan.id, OFFICE_KEY))).toBe('done');

    const stranger = new PlanLife({});
    const submit = { definition: stranger.definition, person: 'anybody', keys: OFFICE_KEYS };
    expect(await rawBeginning(stranger.id, { submit })).toBe('claimInvalid');
    const forged = { ...submit, keys: OTHER_KEYS };
    expect(await rawBeginning(stranger.id, { submit: forged, claim: signClaim(beginSubject(forged), OTHER_KEY, Date.now(), 60_000) })).toBe('claimInvalid');
    expect(await findPlanLife(office.db, stranger.planId)).toBeUndefined();
    expect(await office.plans.state(stranger.planId)).toBeUndefined();
    // What was forged does not stand in the way of the plan itself.
    expect(await office.plans.begin({ definition: stranger.definition, person: stranger.person('zheng') })).toBe(true);
  });
});

/** Sends an update as Temporal's own client would. @returns the code with which it was refused. */
async function rawUpdate(id: string, command: PlanCommand, updateId = command.id): Promise<string> {
  try {
    await office.client.workflow.getHandle(id).executeUpdate(ACT_UPDATE, { args: [command], updateId });
    return 'done';
  } catch (error) {
    return error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure ? (error.cause.type ?? '') : String(error);
  }
}

/** Begins a plan as Temporal's own client would. @returns the code with which it ended. */
async function rawBeginning(workflowId: string, input: PlanInput): Promise<string> {
  try {
    await office.client.workflow.execute(PLAN_WORKFLOW, { workflowId, taskQueue: office.taskQueue, args: [input] });
    return 'concluded';
  } catch (error) {
    return error instanceof WorkflowFailedError && error.cause instanceof ApplicationFailure ? (error.cause.type ?? '') : String(error);
  }
}
