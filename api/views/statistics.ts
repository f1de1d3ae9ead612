import type { z } from 'zod';
import { percentOf } from '../../domain/rollUp.ts';
import type { Statistics } from '../../domain/statistics.ts';
import type { Figures } from '../../domain/statistics/figures.ts';
import type { figures as figuresSchema, statistics } from '../schemas/statistics.ts';

type StatisticsView = z.output<typeof statistics>;

export function statisticsView(plan: string, asOf: string, { by, groups, total }: Statistics): StatisticsView {
  return { plan, by, asOf, groups: groups.map(({ figures, ...group }) => ({ ...group, figures: figuresView(figures) })), total: figuresView(total) };
}

function figuresView(of: Figures): z.output<typeof figuresSchema> {
  const { milestones, onTime, caughtUp, submitted, overdue, notYetDue } = of;
  const { asked, granted, refused, moot, pending, daysSlipped } = of;
  const { assignments, papersToAcknowledge, papersToAnswer, periodicReports, submissions } = of;
  return {
    measures: { all: of.measures, closed: of.closed, percent: percentOf(of.closed, of.measures), behind: of.behind, withdrawn: of.withdrawn, relapses: of.relapses },
    milestones: { all: milestones, onTime, caughtUp, submitted, overdue, notYetDue, late: overdue + caughtUp, open: submitted + overdue + notYetDue },
    ageing: {
      calendarDays: { to7: of.calendarTo7, to30: of.calendarTo30, to90: of.calendarTo90, over90: of.calendarOver90 },
      workingDays: { to5: of.workingTo5, to20: of.workingTo20, to60: of.workingTo60, over60: of.workingOver60 },
    },
    earlierCycles: { onTime: of.earlierOnTime, caughtUp: of.earlierCaughtUp },
    extensions: { asked, granted, refused, moot, pending, daysSlipped },
    burden: { assignments, papersToAcknowledge, papersToAnswer, periodicReports, submissions },
  };
}
