import { z } from 'zod';
import { soughtText, text } from './common.ts';
import { checkProblem } from './plans.ts';
import { named } from './registry.ts';

const flag = z.enum(['true', 'false']).optional();

export const ledgerQuery = z.strictObject({
  byUnit: flag.describe('one sheet for each lead unit'),
  lang: z.enum(['zh', 'en']).optional().describe('of headings and states; zh when missing'),
});
export const ledgerFileQuery = z.strictObject({ file: soughtText(200).optional().describe('what the file is called, for the messages') });

const place = { sheet: z.string(), ref: z.string().optional() };

export const ledgerChange = named(
  'LedgerChange',
  z.object({
    ...place,
    cell: z.string(),
    ref: z.string(),
    column: z.string(),
    heading: text,
    from: z.string().describe('what the plan says now'),
    to: z.string(),
    hasPlanMovedOn: z.boolean().describe('the plan, too, says something else than it did when the ledger was exported'),
  }),
);
export const ledgerFinding = named('LedgerFinding', z.object({ ...place, cell: z.string().optional(), code: z.string(), severity: z.enum(['error', 'note']), zh: z.string(), en: z.string() }));

export const ledgerComparison = z.object({
  plan: z.string(),
  asOf: z.string().describe('when the ledger was exported, as it says itself'),
  changes: z.array(ledgerChange),
  findings: z.array(ledgerFinding).describe('an error keeps the amended plan from being written, a note does not'),
  problems: z.array(checkProblem).describe('what keeps the amended plan from being handed in'),
  planText: z.string().optional().describe('the plan\'s file with the changes in it, to be handed in for approval; missing when there are no changes, or errors'),
});
