import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { fieldErrorsOf } from './problems/fieldErrors.ts';
import { ProblemError } from './problems/problemError.ts';

/** Validates a part of a request by its zod schema; what is wrong is told field by field, in both languages. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const result = z.safeParse(schema, data);
    if (result.success) return { value: result.data };
    const fields = fieldErrorsOf(result.error);
    return { error: new ProblemError('badInput', { count: String(result.error.issues.length) }, fields) };
  };
