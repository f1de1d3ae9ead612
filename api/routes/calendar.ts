import type { z } from 'zod';
import type { MeasureState } from '../../domain/measure.ts';
import { movedTitle } from '../../domain/words.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { publishCalendar, type CalendarPublished } from '../plans/publishCalendar.ts';
import { calendarBody, calendarOutcome } from '../schemas/bulk.ts';
import { planParams } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';
import { postsOf } from '../views/people.ts';
import { refusedOf } from '../views/refused.ts';

export function calendarRoutes(app: App, deps: Deps): void {
  const schema = { summary: '发布放假安排，重新核定暂定日期 | publish a list of days off: provisional dates are computed anew', params: planParams, body: calendarBody, response: { 200: calendarOutcome, ...problemResponse } };
  app.post('/api/plans/:plan/calendar', { schema }, async (request) => {
    const person = signedInPerson(request);
    const { plan } = request.params;
    const published = await recordingDenials(deps, { person, act: 'publishCalendar', measureId: plan }, () => publishCalendar(deps, plan, request.body, person));
    request.log.info({ plan, person, year: published.year, isDryRun: request.body.isDryRun, measures: published.done.length }, 'calendar published');
    return outcomeOf(published, request.body.isDryRun, deps.now());
  });
}

function outcomeOf({ plan, year, calendar, done, unchanged, ended, refused, provisional }: CalendarPublished, isDryRun: boolean, now: number): z.output<typeof calendarOutcome> {
  const worded = (dated: Parameters<typeof movedTitle>[0]) => ({ zh: movedTitle(dated, 'zh'), en: movedTitle(dated, 'en') });
  const moved = done.filter((entry) => entry.moved.length > 0);
  return {
    ...{ plan: plan.id, year, isDryRun, officialThrough: calendar.officialThrough, unchanged, ended, refused: refusedOf(refused) },
    published: done.map(({ state }) => state.id),
    moved: moved.map(({ state, moved: dates }) => ({ ...named(state), dates: dates.map((date) => ({ what: date.what, id: date.id, title: worded(date), from: date.from, to: date.to, posts: postsOf(state.definition, date.posts, now) })) })),
    provisional: provisional.map(({ state, milestones }) => ({ ...named(state), dates: milestones.map((milestone) => ({ title: worded(milestone), on: milestone.on })) })),
  };
}

function named({ id, definition: { ref, title } }: MeasureState): { id: string; ref: string; title: string } {
  return { id, ref, title };
}
