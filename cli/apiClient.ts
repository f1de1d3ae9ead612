import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from '../api/openapi.gen.d.ts';
import { CliError, cliError, reasonOf, type ExitCode } from './errors.ts';

export type Api = Client<paths>;
export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

/** What the api answers: JSON, or a file that was asked for. */
const OURS = /\bjson\b|^text\/markdown\b|^application\/(vnd\.openxmlformats|pdf\b|octet-stream\b)/;

/** @param url where the api answers. @param token a session's, for everything but what is open to all. */
export function apiAt(url: string, token?: string): Api {
  return createClient<paths>({
    baseUrl: url,
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    fetch: async (request) => {
      const response = await fetch(request).catch((error: unknown): never => {
        throw cliError('cannotReach', { url, reason: reasonOf(error) });
      });
      // Whatever else listens there would answer a page.
      if (!OURS.test(response.headers.get('content-type') ?? '')) throw cliError('notBihuan', { url, status: String(response.status) });
      return response;
    },
  });
}

interface Outcome<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * @returns what the api answered.
 * @throws CliError with the api's own code and words when it refused, `notBihuan` when something else answered.
 */
export async function answerOf<T>(asked: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (data !== undefined && error === undefined) return data;
  if (!isProblem(error)) throw cliError('notBihuan', { url: new URL(response.url).origin, status: String(response.status) });
  const details = (error.errors ?? []).map(({ field, text }) => ({ zh: `${field}：${text.zh}`, en: `${field}: ${text.en}` }));
  throw new CliError(error.code, exitCodeOf(error.status), error.text, details);
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'text' in error && 'status' in error;
}

/** Refused, or wrongly asked, or nobody there to ask. */
function exitCodeOf(status: number): ExitCode {
  if (status >= 500) return 3;
  return status === 401 || status === 403 || status === 409 ? 1 : 2;
}
