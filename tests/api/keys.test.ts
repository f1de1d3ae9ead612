import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionsWith } from '../../api/access/sessions.ts';
import { buildApp } from '../../api/app.ts';
import { claimSigner, REHEARSAL_CLOCK } from '../../client/claimSigner.ts';
import { releasesOf } from '../../client/inboxes.ts';
import { measuresOf } from '../../client/measures.ts';
import { plansOf } from '../../client/plans.ts';
import { keyringOf } from '../../domain/keys.ts';
import { planWorkflowId } from '../../domain/plan/plan.ts';
import { OFFICE_KEY, OFFICE_KEYS, OTHER_KEY, OTHER_KEYS } from '../support/claims.ts';
import { uniqueName } from '../support/temporal.ts';
import { ADMIN, HANDLER, KEY, openOffice, type Office } from './office.ts';

let office: Office;
const apps: FastifyInstance[] = [];
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(async () => {
  for (const app of apps) await app.close();
  await office.close();
});

const [OLD = '', NEW = ''] = [...OFFICE_KEYS, ...OTHER_KEYS].map(({ publicKey }) => publicKey);

/** The same installation after its settings were changed and its api started again. @returns what asks it as a person. */
function restarted(secretKey: Uint8Array, alsoTrusted: readonly string[]) {
  const { client, taskQueue } = office.engine;
  const signer = claimSigner(keyringOf(secretKey, alsoTrusted), REHEARSAL_CLOCK);
  const sessions = sessionsWith(KEY);
  const app = buildApp({ measures: measuresOf(client, signer, taskQueue), plans: plansOf(client, signer, taskQueue), inboxes: releasesOf(client, signer), database: office.db, sessions, isOneMachine: true });
  apps.push(app);
  return async (person: string, method: 'GET' | 'POST', url: string, payload?: object): Promise<Record<string, unknown>> => {
    const { token } = await sessions.issue(person, Date.now());
    const response = await app.inject({ method, url, headers: { authorization: `Bearer ${token}` }, ...(payload && { payload }) });
    return response.json<Record<string, unknown>>();
  };
}

describe('the keys of an installation', () => {
  it('are changed in every measure and plan without an act being lost: first both are trusted, then the new one alone', async () => {
    const plan = uniqueName('keys');
    const refs = ['M-001', 'M-002'];
    const ids = refs.map((ref) => `${plan}/${ref}`);
    const all = [...ids, planWorkflowId(plan)].sort();
    expect((await office.start(ADMIN, { id: plan, refs })).body).toMatchObject({ created: ids });
    const act = (ask: ReturnType<typeof restarted>, ref: string) => ask(HANDLER, 'POST', `/api/plans/${plan}/measures/${ref}/acts`, { act: { type: 'acknowledge' } });

    const before = restarted(OFFICE_KEY, []);
    expect(await before(ADMIN, 'GET', '/api/keys')).toMatchObject({ keys: OFFICE_KEYS, plans: [{ plan, trusting: 2, others: 0 }] });
    expect(await before(ADMIN, 'POST', '/api/keys/rotate')).toMatchObject({ plans: [{ plan, changed: [], unchanged: all, ended: [], refused: [] }] });

    const both = restarted(OFFICE_KEY, [NEW]);
    expect(await both(ADMIN, 'GET', '/api/keys')).toMatchObject({ keys: [...OFFICE_KEYS, ...OTHER_KEYS], plans: [{ plan, trusting: 0, others: 2 }] });
    expect(await both(ADMIN, 'POST', '/api/keys/rotate')).toMatchObject({ plans: [{ plan, changed: all, unchanged: [], refused: [] }] });
    expect(await both(ADMIN, 'POST', '/api/keys/rotate')).toMatchObject({ plans: [{ plan, changed: [], unchanged: all }] });

    const next = restarted(OTHER_KEY, [OLD]);
    expect(await act(next, 'M-001')).toMatchObject({ result: { events: ['acknowledged'] } });
    const alone = restarted(OTHER_KEY, []);
    expect(await alone(ADMIN, 'POST', '/api/keys/rotate')).toMatchObject({ plans: [{ plan, changed: all, refused: [] }] });
    expect(await act(before, 'M-002')).toMatchObject({ status: 403, code: 'claimInvalid' });
    expect(await act(alone, 'M-002')).toMatchObject({ result: { events: ['acknowledged'] } });
    await expect.poll(async () => (await alone(ADMIN, 'GET', '/api/keys')).plans).toMatchObject([{ plan, trusting: 2, others: 0 }]);
  });

  it('are for administrators to see and to change', async () => {
    for (const [method, url] of [['GET', '/api/keys'], ['POST', '/api/keys/rotate']] as const) {
      expect((await office.ask(HANDLER, method, url)).body).toMatchObject({ status: 403, code: 'notAnyAdministrator' });
    }
  });
});
