import { z } from 'zod';

/** The schemas that get a name of their own in the OpenAPI document. A registry of ours, so that no other folder's names enter it. */
export const API_SCHEMAS = z.registry<{ id: string }>();

/** Gives a response schema its name in the OpenAPI document. */
export function named<S extends z.ZodType>(id: string, schema: S): S {
  API_SCHEMAS.add(schema, { id });
  return schema;
}
