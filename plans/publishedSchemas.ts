import { z } from 'zod';
import { calendarFileSchema } from './calendar/schema.ts';
import { planFileSchema } from './plan/schema.ts';
import { policyFileSchema } from './policy/schema.ts';
import { scenarioFileSchema } from './scenario/schema.ts';

/**
 * @returns the JSON Schemas we publish, by file name, as they are committed in `schemas/`. Editors read them: draft 7 is what the
 * language servers for YAML understand best.
 */
export function publishedSchemas(): Readonly<Record<string, string>> {
  return {
    'calendar.schema.json': published(calendarFileSchema, '闭环放假安排 | Bihuan list of days off'),
    'plan.schema.json': published(planFileSchema, '闭环整改方案 | Bihuan plan'),
    'policy.schema.json': published(policyFileSchema, '闭环督办规则 | Bihuan policy'),
    'scenario.schema.json': published(scenarioFileSchema, '闭环推演情景 | Bihuan scenario'),
  };
}

function published(schema: z.ZodType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
