import { z } from 'zod';
import { date, described, line } from '../check/fields.ts';

/** The shape of a published list of days off (放假安排); `schemas/calendar.schema.json` is generated from it. */
export const calendarFileSchema = described(
  z.strictObject({
    year: described(z.int().min(2000).max(2100), '年份', 'the year it is for'),
    daysOff: described(z.array(date).max(366), '放假的日子；可含上一年 12 月调整的日子，周末写不写都可以', 'days off; days of the December before may be among them, weekends may be left out'),
    workingDays: described(z.array(date).max(100), '调休上班的周六、周日', 'Saturdays and Sundays that are worked'),
    source: described(line(200), '依据，如 国办发明电〔2026〕7号', 'the notice it was published by'),
    correction: described(z.boolean().optional(), '更正已经公布过的年份，须写 true', 'true to correct a year that is published already'),
  }),
  '闭环放假安排',
  'Bihuan list of days off',
);

/** The official list of one year (国务院办公厅放假安排). */
export type PublishedYear = z.infer<typeof calendarFileSchema>;
