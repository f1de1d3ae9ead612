import { z } from 'zod';
import type { CheckProblem } from '../../plans/check/problem.ts';
import { readPlan } from '../../plans/planFile.ts';
import { LIMITS } from '../../sheets/limits.ts';
import type { LedgerChanges } from '../../sheets/ledger/ledgerChanges.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { planNamed } from '../plans/administered.ts';
import { exportLedger, ledgerCameBack } from '../plans/ledger.ts';
import { bodyOf } from '../plans/savedPlan.ts';
import { planParams } from '../schemas/common.ts';
import { ledgerComparison, ledgerFileQuery, ledgerQuery } from '../schemas/ledger.ts';
import { problemResponse } from '../schemas/problem.ts';
import { problemsOf } from './plans.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The ledger (整改台账) of a plan, out and in. */
export function ledgerRoutes(app: App, deps: Deps): void {
  download(app, deps);
  void app.register(async (scope: App) => {
    scope.addContentTypeParser([XLSX, 'application/octet-stream'], { parseAs: 'buffer', bodyLimit: LIMITS.fileBytes }, (_request, payload, done) => {
      done(null, payload);
    });
    comparison(scope, deps);
  });
}

function download(app: App, deps: Deps): void {
  const schema = { summary: '导出整改台账 | the ledger as a spreadsheet', description: 'Answers an .xlsx file: the measures as they stand now, as far as the reader may see them.', params: planParams, querystring: ledgerQuery };
  app.get('/api/plans/:plan/ledger', { schema }, async (request, reply) => {
    const { plan } = request.params;
    const { byUnit, lang = 'zh' } = request.query;
    const file = await exportLedger(deps, { planId: plan, person: signedInPerson(request), language: lang, isByUnit: byUnit === 'true' });
    const name = encodeURIComponent(`${plan}-${lang === 'zh' ? '整改台账' : 'ledger'}.xlsx`);
    return reply.type(XLSX).header('content-disposition', `attachment; filename="ledger.xlsx"; filename*=UTF-8''${name}`).header('content-security-policy', "default-src 'none'; sandbox").send(file);
  });
}

function comparison(app: App, deps: Deps): void {
  const schema = {
    summary: '改过的台账与方案比较 | what was changed in an exported ledger',
    description: 'Takes an exported ledger back and says what was changed in it, cell by cell. Nothing is changed by that: `planText` is handed in, approved and amended like any other version.',
    ...{ params: planParams, querystring: ledgerFileQuery, consumes: [XLSX, 'application/octet-stream'], body: z.unknown().describe('the file itself'), response: { 200: ledgerComparison, ...problemResponse } },
  };
  app.post('/api/plans/:plan/ledger/changes', { schema, bodyLimit: LIMITS.fileBytes }, async (request) => {
    const { plan } = request.params;
    const person = signedInPerson(request);
    const { policyText, policyName } = bodyOf(await planNamed(deps, plan));
    const { file = '台账.xlsx' } = request.query;
    const found = await recordingDenials(deps, { person, act: 'compareLedger' }, () => ledgerCameBack(deps, { planId: plan, person, bytes: bytesOf(request.body), file }));
    request.log.info({ plan, person, changes: found.changes.length, findings: found.findings.length }, 'ledger compared');
    return comparisonOf(found, { policyText, policyName });
  });
}

function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function comparisonOf({ planId, asOf, changes, findings, problems, planText }: LedgerChanges, policy: { readonly policyText: string; readonly policyName: string }): z.output<typeof ledgerComparison> {
  const errors = planText === undefined ? problems : [...problems, ...errorsOf({ ...policy, planText, planName: 'plan.yaml' })];
  return {
    plan: planId,
    asOf,
    changes: changes.map(({ key, hasPlanMovedOn = false, heading, ...change }) => ({ ...change, column: key, heading: { ...heading }, hasPlanMovedOn })),
    findings: findings.map((finding) => ({ ...finding })),
    problems: problemsOf(errors),
    ...(planText !== undefined && errors.length === 0 && { planText }),
  };
}

/** What the plan would be refused for if it were handed in like that: a date after the outer one, a unit without anybody. */
function errorsOf(texts: Parameters<typeof readPlan>[0]): CheckProblem[] {
  const reading = readPlan(texts);
  return 'problems' in reading ? reading.problems.filter(({ severity }) => severity === 'error') : [];
}
