import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ApplicationFailure, WorkflowFailedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SYSTEM, signClaim, startSubject } from '../../domain/claim.ts';
import type { Command } from '../../domain/commands.ts';
import { measureId, type Definition } from '../../domain/definition.ts';
import type { TrustedKey } from '../../domain/dossier.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { Rule } from '../../domain/policy.ts';
import { vouchFor } from '../../domain/undeliverable.ts';
import { listEvents } from '../../store/measures.ts';
import { ACT_UPDATE, MEASURE_WORKFLOW, UNDELIVERABLE_SIGNAL, type MeasureInput, type Undeliverable } from '../../workflows/messages.ts';
import { claimed, OFFICE_KEY, OFFICE_KEYS, OTHER_KEY, OTHER_KEYS } from '../support/claims.ts';
import { openOffice, type Office } from '../support/office.ts';
import { uniqueName } from '../support/temporal.ts';
import { upcoming } from '../support/upcoming.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

const PROGRESS = { type: 'reportProgress', text: '已全部完成' } as const;

/** A measure in the handler's hands that has settled: nothing of its own will change its history while somebody tries to. */
async function begun(): Promise<{ definition: Definition; id: string }> {
  const definition = upcoming(uniqueName('raw'));
  await office.know([definition]);
  await office.measures.start(definition);
  const id = measureId(definition.planId, definition.ref);
  expect(await office.measures.act(id, { id: 'receipt', person: 'li', act: { type: 'acknowledge' } })).toMatchObject({ events: ['acknowledged'] });
  await expect.poll(() => recordOf(id), { timeout: 30_000 }).toEqual(BEGUN);
  await expect.poll(async () => isIdle(id), { timeout: 30_000 }).toBe(true);
  return { definition, id };
}

const BEGUN = ['registered', 'acknowledged'];

async function recordOf(id: string): Promise<string[]> {
  return (await listEvents(office.db, id)).map((event) => event.type);
}

async function isIdle(id: string): Promise<boolean> {
  const { raw } = await office.client.workflow.getHandle(id).describe();
  return (raw.pendingActivities ?? []).length === 0 && !raw.pendingWorkflowTask;
}

async function facts(id: string): Promise<{ length: number | undefined; state: MeasureState | undefined }> {
  await expect.poll(async () => isIdle(id), { timeout: 30_000 }).toBe(true);
  const { events } = await office.client.workflow.getHandle(id).fetchHistory();
  return { length: events?.length, state: await office.measures.state(id) };
}

/** Sends an update as Temporal's own client would. @returns the code with which it was refused. */
async function rawUpdate(id: string, command: unknown, updateId?: string): Promise<string> {
  try {
    await office.client.workflow.getHandle(id).executeUpdate(ACT_UPDATE, { args: [command], ...(updateId !== undefined && { updateId }) });
    return 'done';
  } catch (error) {
    return error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure ? (error.cause.type ?? '') : String(error);
  }
}

/** Runs Temporal's own command line. @returns all it said. */
async function temporal(...args: string[]): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(inject('temporalBinary'), [...args, '--address', office.address], { timeout: 30_000 });
    return stdout + stderr;
  } catch (error) {
    return String(error);
  }
}

describe('an update sent past the system', () => {
  it('is refused with its code, whatever it carries; history and state stay as they were', async () => {
    const { id } = await begun();
    const now = Date.now();
    const command: Command = { id: 'forged', person: 'li', act: PROGRESS };
    const honest = claimed(id, command, now);
    const before = await facts(id);
    expect(await rawUpdate(id, command)).toBe('claimMissing');
    expect(await rawUpdate(id, command, 'forged')).toBe('claimMissing');
    expect(await rawUpdate(id, claimed(id, command, now, OTHER_KEY), 'forged')).toBe('claimInvalid');
    expect(await rawUpdate(id, { ...honest, claim: { ...honest.claim, signature: '0'.repeat(128) } }, 'forged')).toBe('claimInvalid');
    expect(await rawUpdate(id, claimed('other/M-001', command, now), 'forged')).toBe('claimForeign');
    expect(await rawUpdate(id, { ...honest, person: 'wang' }, 'forged')).toBe('claimForeign');
    expect(await rawUpdate(id, { ...honest, act: { ...PROGRESS, text: '别的内容' } }, 'forged')).toBe('claimForeign');
    expect(await rawUpdate(id, claimed(id, command, now - 3 * 60_000), 'forged')).toBe('claimExpired');
    expect(await rawUpdate(id, claimed(id, command, now + 10 * 60_000), 'forged')).toBe('claimExpired');
    expect(await rawUpdate(id, honest)).toBe('claimReplayed');
    for (const nonsense of [null, 7, 'act', { id: 'forged' }, { id: 'forged', claim: {} }]) expect(await rawUpdate(id, nonsense, 'forged')).not.toBe('done');
    expect(await facts(id)).toEqual(before);
  });

  it('does nothing when it repeats one that was done: under its own id it is answered, under another refused', async () => {
    const { id } = await begun();
    const command = claimed(id, { id: 'once', person: 'li', act: PROGRESS }, Date.now());
    expect(await rawUpdate(id, command, 'once')).toBe('done');
    const before = await facts(id);
    expect(before.state?.progress).toMatchObject({ person: 'li', text: '已全部完成' });
    expect(await rawUpdate(id, command, 'once')).toBe('done');
    expect(await rawUpdate(id, command, 'twice')).toBe('claimReplayed');
    expect(await rawUpdate(id, { ...command, id: 'twice' }, 'twice')).toBe('claimForeign');
    expect(await facts(id)).toEqual(before);
  });

  it('does not get through by Temporal’s own command line either', async () => {
    const { id } = await begun();
    const command: Command = { id: 'cli', person: 'li', act: PROGRESS };
    const before = await facts(id);
    const update = (input: unknown, ...more: string[]) => temporal('workflow', 'update', 'execute', '--workflow-id', id, '--name', ACT_UPDATE, '--input', JSON.stringify(input), ...more);
    expect(await update(command)).toContain('carries no signed claim');
    expect(await update(claimed(id, command, Date.now(), OTHER_KEY), '--update-id', 'cli')).toContain('not trusted by this measure');
    expect(await update(claimed(id, command, Date.now()))).toContain('cannot be sent again under another id');
    const fact: Undeliverable = { noticeId: 'n', post: 'bureau-handler', reason: '地址不存在' };
    await temporal('workflow', 'signal', '--workflow-id', id, '--name', UNDELIVERABLE_SIGNAL, '--input', JSON.stringify(fact));
    await temporal('workflow', 'cancel', '--workflow-id', id);
    expect((await facts(id)).state).toEqual(before.state);
    expect(await recordOf(id)).toEqual(BEGUN);
  });
});

describe('a fact sent past the postman', () => {
  it('is ignored unless a trusted key vouches for just this one; sent again it is not put down twice', async () => {
    const { id } = await begun();
    const before = await facts(id);
    const fact = { noticeId: `${id}/1/1`, post: 'bureau-handler', reason: '地址不存在' };
    const signal = async (sent: Undeliverable) => office.client.workflow.getHandle(id).signal(UNDELIVERABLE_SIGNAL, sent);
    await signal(fact);
    await signal({ ...fact, voucher: vouchFor({ ...fact, measureId: id }, OTHER_KEY) });
    await signal({ ...fact, reason: '另一原因', voucher: vouchFor({ ...fact, measureId: id }, OFFICE_KEY) });
    await signal({ ...fact, voucher: vouchFor({ ...fact, measureId: 'other/M-001' }, OFFICE_KEY) });
    expect((await facts(id)).state).toEqual(before.state);
    for (let time = 1; time <= 2; time += 1) await signal({ ...fact, voucher: vouchFor({ ...fact, measureId: id }, OFFICE_KEY) });
    await expect.poll(() => recordOf(id), { timeout: 30_000 }).toEqual([...BEGUN, 'noticeUndeliverable']);
    expect((await facts(id)).state?.seq).toBe(3);
  });
});

const GOES_ROUND: Rule = { id: 'own', title: '自己跟自己', when: { on: 'lapsed', of: 'own' }, document: { name: '通知书', series: '通', to: ['leadUnit'], cc: [], rectifyWithin: { n: 1, unit: 'working' } } };

describe('a measure started past the system', () => {
  /** @returns the code with which it ended; nothing of it may be on the record. */
  async function rawStart(input: unknown, workflowId: string): Promise<string> {
    const handle = await office.client.workflow.start(MEASURE_WORKFLOW, { workflowId, taskQueue: office.taskQueue, args: [input] });
    try {
      await handle.result();
      return 'ended well';
    } catch (error) {
      return error instanceof WorkflowFailedError && error.cause instanceof ApplicationFailure ? (error.cause.type ?? '') : String(error);
    }
  }

  function startOf(definition: Definition, keys: readonly TrustedKey[], secretKey: Uint8Array, at = Date.now()): MeasureInput {
    return { register: definition, keys, claim: signClaim(startSubject(definition, keys), secretKey, at, 120_000) };
  }

  it('does not come to life: not without a claim, nor with a forged, foreign or expired one, nor with rules that go round', async () => {
    const now = Date.now();
    const fresh = () => upcoming(uniqueName('stray'));
    const cases: (readonly [Definition, (definition: Definition) => unknown])[] = [
      [fresh(), (definition) => ({ register: definition })],
      [fresh(), (definition) => ({ register: definition, keys: OFFICE_KEYS })],
      [fresh(), (definition) => startOf(definition, OFFICE_KEYS, OTHER_KEY)],
      [fresh(), (definition) => ({ ...startOf(definition, OFFICE_KEYS, OFFICE_KEY), register: { ...definition, title: '别的措施' } })],
      [fresh(), (definition) => ({ ...startOf(definition, OFFICE_KEYS, OFFICE_KEY), keys: [...OFFICE_KEYS, ...OTHER_KEYS] })],
      [fresh(), (definition) => startOf(definition, OFFICE_KEYS, OFFICE_KEY, now - 3 * 60_000)],
      // Signed as it should be, but with rules that would have time pass for ever.
      [fresh(), (definition) => startOf({ ...definition, policy: { ...definition.policy, ladder: [GOES_ROUND] } }, OFFICE_KEYS, OFFICE_KEY)],
    ];
    for (const [definition, input] of cases) {
      const id = measureId(definition.planId, definition.ref);
      expect(await rawStart(input(definition), id)).toBe('claimInvalid');
      expect(await recordOf(id)).toEqual([]);
    }
  });

  it('does not come to life with keys of its own making: they are none of those who keep the record', async () => {
    const definition = upcoming(uniqueName('stray'));
    await office.know([definition]);
    const id = measureId(definition.planId, definition.ref);
    expect(await rawStart(startOf(definition, OTHER_KEYS, OTHER_KEY), id)).toBe('claimInvalid');
    expect(await recordOf(id)).toEqual([]);
  });

  it('does not come to life a second time under another name, nor from a state that somebody made up', async () => {
    const { definition, id } = await begun();
    const state = await office.measures.state(id);
    const resume = { state, unpublished: { events: [], notices: [] }, processed: [] };
    expect(await rawStart(startOf(definition, OFFICE_KEYS, OFFICE_KEY), uniqueName('copy'))).toBe('claimInvalid');
    expect(await rawStart({ resume }, uniqueName('made-up'))).toBe('claimInvalid');
  });

  it('does not keep the true one from starting afterwards', async () => {
    const definition = upcoming(uniqueName('squatted'));
    await office.know([definition]);
    const id = measureId(definition.planId, definition.ref);
    expect(await rawStart({ register: definition }, id)).toBe('claimInvalid');
    expect(await office.measures.start(definition)).toBe(true);
    expect(await office.measures.start(definition)).toBe(false);
    expect(await office.measures.act(id, { id: 'a', person: 'li', act: { type: 'acknowledge' } })).toMatchObject({ events: ['acknowledged'] });
  });
});

describe('keys', () => {
  it('change while the measure runs: from the recorded act on only the new ones count', async () => {
    const { id } = await begun();
    expect(await office.measures.act(id, { id: 'rotate', person: 'zheng', act: { type: 'trustKeys', keys: OTHER_KEYS } })).toMatchObject({ events: ['keysTrusted'] });
    expect(await office.measures.act(id, { id: 'old-key', person: 'li', act: PROGRESS })).toMatchObject({ refused: { code: 'claimInvalid' } });
    expect(await rawUpdate(id, claimed(id, { id: 'new-key', person: 'li', act: PROGRESS }, Date.now(), OTHER_KEY), 'new-key')).toBe('done');
    await expect.poll(() => recordOf(id), { timeout: 30_000 }).toEqual([...BEGUN, 'keysTrusted', 'progressReported']);
  });

  it('are nobody’s to bring to a measure that has some, not even in the system’s name', async () => {
    const { id } = await begun();
    const command: Command = { id: 'trust/first', person: SYSTEM, act: { type: 'trustKeys', keys: OTHER_KEYS } };
    expect(await rawUpdate(id, claimed(id, command, Date.now(), OTHER_KEY), command.id)).toBe('claimInvalid');
  });
});
