import { z } from 'zod';
import { DIMENSIONS } from '../../domain/statistics.ts';
import { criteriaQuery } from '../measures/criteria.ts';
import { givenDate, instant } from './common.ts';
import { named } from './registry.ts';

const count = z.int();

/** What each figure means, to the letter: `domain/statistics/figures.ts`. */
export const figures = named(
  'Figures',
  z.object({
    measures: z.object({ all: count.describe('withdrawn ones count nowhere else'), closed: count, percent: count.describe('closed of all, in whole percent, rounded down'), behind: count.describe('with a milestone overdue'), withdrawn: count, relapses: count.describe('closures that did not hold, in any cycle') }),
    milestones: z.object({
      all: count.describe('of the present cycle; each is one of the five that follow'),
      onTime: count.describe('accepted on a submission made in time'),
      caughtUp: count.describe('accepted on a submission after the date (逾期已补)'),
      submitted: count.describe('with the acceptors'),
      overdue: count,
      notYetDue: count,
      late: count.describe('overdue or caughtUp'),
      open: count.describe('submitted, overdue or notYetDue'),
    }),
    ageing: z.object({
      calendarDays: z.object({ to7: count, to30: count, to90: count, over90: count }).describe('milestones overdue, by days since the last day'),
      workingDays: z.object({ to5: count, to20: count, to60: count, over60: count }),
    }),
    earlierCycles: z.object({ onTime: count, caughtUp: count }).describe('milestones of cycles that a relapse ended'),
    extensions: z.object({ asked: count, granted: count, refused: count, moot: count, pending: count, daysSlipped: count.describe('calendar days granted, in all') }).describe('of every cycle'),
    burden: z.object({ assignments: count, papersToAcknowledge: count, papersToAnswer: count, periodicReports: count.describe('of the present cycle'), submissions: count }).describe('what was asked; by unit: of that unit, whoever leads'),
  }),
);

export const statisticsQuery = z.strictObject({
  by: z.enum(DIMENSIONS).describe('month: of the date that counts; of requests, papers and reports, when they were made'),
  asOf: givenDate.optional().describe('how things stood with the end of that day, by the records; phase, light, overdue and waiting are judged as of then'),
  ...criteriaQuery,
});
export type StatisticsQuery = z.output<typeof statisticsQuery>;

export const statistics = z.object({
  plan: z.string(),
  by: statisticsQuery.shape.by,
  asOf: instant,
  groups: z.array(z.object({ key: z.string().describe('empty for what has none'), title: z.string(), holder: z.string().optional().describe('who holds the lead official\'s post'), figures })),
  total: figures,
});
