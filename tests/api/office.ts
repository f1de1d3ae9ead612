import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { sessionsWith } from '../../api/access/sessions.ts';
import { buildApp } from '../../api/app.ts';
import { inboxesOf, releasesOf } from '../../client/inboxes.ts';
import { measuresOf, type Measures } from '../../client/measures.ts';
import { plansOf, type Plans } from '../../client/plans.ts';
import { addDays } from '../../domain/calendar.ts';
import { startMailCatcher } from '../../embedded/mailCatcher.ts';
import { evidenceIn } from '../../store/evidence/folder.ts';
import { migrateStore } from '../../store/migrate.ts';
import { openEmbeddedStore } from '../../store/open.ts';
import type { Db } from '../../store/schema.ts';
import { createActivities } from '../../worker/wiring.ts';
import { KEYRING, SIGNER } from '../support/claims.ts';
import { RECORD_KEY } from '../support/keys.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';
import { uniqueName } from '../support/temporal.ts';

/**
 * The people of the sample plan, by what they do in it. All files of a run share one engine, where everybody has one inbox:
 * each file has people of its own.
 */
const own = uniqueName('of');
export const HANDLER = `li-${own}`;
export const HEAD = `wang-${own}`;
export const OFFICIAL = `zhang-${own}`;
export const ACCEPTOR = `zhao-${own}`;
export const ADMIN = `zheng-${own}`;
export const CHIEF = `sun-${own}`;
export const INSPECTOR = `zhou-${own}`;

export const POLICY_TEXT = `name: 测试规则
hours: { notice: "09:00", from: "09:00", to: "18:00", spreadMinutes: 0, gatherMinutes: 240 }
dayOff: keep
receipt: { within: { workingDays: 3 } }
ladder:
  - id: soon
    title: 时限临近
    when: { before: completion, days: 20 }
    light: yellow
    notify: { to: [handler] }
  - id: late
    title: 责成限期整改
    when: { after: effect, days: 1 }
    light: red
    document: { name: 限期整改通知书, series: 限改, to: [leadUnit], acknowledgeWithin: { workingDays: 2 }, answerWithin: { workingDays: 3 }, rectifyWithin: { workingDays: 10 } }
acceptance:
  - { id: check, title: 督查室验收, roles: [acceptor], need: any, within: { workingDays: 5 }, whenLapsed: [administrator] }
signOff:
  - { id: sign, title: 牵头领导审批, roles: [leadOfficial], need: all, whenLapsed: [] }
lookBacks:
  - { id: first, title: 首次回头看, afterMonths: 3, roles: [inspector], whenLapsed: [administrator] }
`;

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export interface PlanSample {
  readonly id: string;
  /** Days from today; the default lies ahead. */
  readonly effectInDays?: number;
  readonly title?: string;
  readonly administrator?: string;
  readonly refs?: readonly string[];
}

/** @returns the text of a plan with a measure for each ref, adopted yesterday. */
export function planText({ id, effectInDays = 30, title = '加快债务结构调整', administrator = ADMIN, refs = ['M-001'] }: PlanSample): string {
  const measure = (ref: string) => `
      - ref: ${ref}
        title: ${title}
        detail: 着力提高银行信贷类融资比例。
        leadOfficial: deputy
        leadUnit: bureau
        effect: ${addDays(today, effectInDays)}
        completion: ${addDays(today, Math.max(effectInDays, 0) + 60)}`;
  return `id: ${id}
title: 测试整改方案
adoptedOn: ${addDays(today, -1)}
policy: policy.yaml
units:
  - { id: bureau, name: 经发局, principal: bureau-head, handler: bureau-clerk }
people:
  - { id: ${HANDLER}, name: 李经办, email: li@little.example }
  - { id: ${HEAD}, name: 王局长, email: wang@little.example }
  - { id: ${OFFICIAL}, name: 张副主任, email: zhang@little.example }
  - { id: ${ACCEPTOR}, name: 赵督查, email: zhao@little.example }
  - { id: ${administrator}, name: 郑管理, email: zheng@little.example }
  - { id: ${CHIEF}, name: 孙组长, email: sun@little.example }
  - { id: ${INSPECTOR}, name: 周巡察, email: zhou@little.example }
posts:
  - { id: bureau-clerk, title: 经发局综合科科长, unit: bureau, holders: [{ person: ${HANDLER} }] }
  - { id: bureau-head, title: 经发局局长, unit: bureau, holders: [{ person: ${HEAD} }] }
  - { id: deputy, title: 管委会副主任, unit: bureau, holders: [{ person: ${OFFICIAL} }] }
  - { id: supervision, title: 督查室科长, unit: bureau, holders: [{ person: ${ACCEPTOR} }] }
  - { id: office, title: 领导小组办公室主任, unit: bureau, holders: [{ person: ${administrator} }] }
  - { id: chief, title: 领导小组组长, unit: bureau, holders: [{ person: ${CHIEF} }] }
  - { id: inspection, title: 巡察办主任, unit: bureau, holders: [{ person: ${INSPECTOR} }] }
roles:
  acceptor: [supervision]
  inspector: [inspection]
  administrator: [office]
  authority: [chief]
problems:
  - no: 1
    title: 主动融入国家重大战略缺乏行动自觉
    measures:${refs.map(measure).join('')}
`;
}

export interface Answer {
  readonly status: number;
  // What a request answers is looked into by tests only, one member at a time.
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
}

/** The whole system but its listening socket: real engine, real store, real mail, real api. */
export interface Office {
  readonly app: FastifyInstance;
  readonly engine: TestEngine;
  readonly db: Db;
  readonly measures: Measures;
  readonly plans: Plans;
  ask(person: string | undefined, method: 'GET' | 'POST' | 'PUT', url: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  start(person: string, sample: PlanSample): Promise<Answer>;
  startTexts(person: string, texts: { readonly planText: string; readonly policyText: string }): Promise<Answer>;
  act(person: string, measure: string, act: object, key?: string): Promise<Answer>;
  close(): Promise<void>;
}

/** Small, so that a file can be too large in a test. */
export const MOST_EVIDENCE_BYTES = 64 * 1024;
export const KEY = new Uint8Array(32).fill(7);

export async function openOffice(): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-api-'));
  const db = await openEmbeddedStore();
  await migrateStore(db);
  const catcher = await startMailCatcher({ folder, port: 0, say: () => undefined });
  const log = pino({ level: 'silent' });
  // Inboxes signal themselves through the client, which is there only once the engine is.
  const inboxes = { announce: (person: string, sendAt: number) => inboxesOf(engine.client, engine.taskQueue).announce(person, sendAt) };
  const activities = createActivities({ db, inboxes, smtp: { url: catcher.smtpUrl, from: '闭环 <bihuan@little.example>' }, publicUrl: 'http://127.0.0.1:8780', keyring: KEYRING, recordKey: RECORD_KEY });
  const engine = await startTestEngine(activities);
  const measures = measuresOf(engine.client, SIGNER, engine.taskQueue);
  const plans = plansOf(engine.client, SIGNER, engine.taskQueue);
  const sessions = sessionsWith(KEY);
  const app = buildApp({ measures, plans, inboxes: releasesOf(engine.client, SIGNER), database: db, sessions, evidence: evidenceIn(join(folder, 'evidence'), MOST_EVIDENCE_BYTES), isOneMachine: true, log });
  await app.ready();

  const ask: Office['ask'] = async (person, method, url, body, headers = {}) => {
    const token = person === undefined ? undefined : (await sessions.issue(person, Date.now())).token;
    const response = await app.inject({
      method,
      url,
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
      ...(body && { payload: body }),
    });
    return { status: response.statusCode, body: response.body.startsWith('{') ? response.json<Record<string, unknown>>() : { text: response.body }, headers: response.headers };
  };
  return {
    ...{ app, engine, db, measures, plans, ask },
    startTexts: (person, texts) => startApproved(ask, person, texts),
    start: (person, sample) => startApproved(ask, person, { planText: planText(sample), policyText: POLICY_TEXT }),
    act: (person, measure, act, key) => {
      const [plan = '', ref = ''] = measure.split('/');
      return ask(person, 'POST', `/api/plans/${plan}/measures/${ref}/acts`, { act }, key === undefined ? {} : { 'idempotency-key': key });
    },
    async close() {
      await app.close();
      await engine.stop();
      activities.close();
      await catcher.stop();
      await db.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Hands the plan in, has its chief approve exactly this version, and starts it: what an office does with every version. */
async function startApproved(ask: Office['ask'], person: string, texts: { readonly planText: string; readonly policyText: string }): Promise<Answer> {
  const submitted = await ask(person, 'POST', '/api/plans/submit', texts);
  if (submitted.status !== 200) return submitted;
  if (submitted.body.isNew === true) await ask(CHIEF, 'POST', `/api/plans/${String(submitted.body.plan)}/acts`, { act: { type: 'approvePlan', hash: submitted.body.hash } });
  return ask(person, 'POST', '/api/plans/start', texts);
}
