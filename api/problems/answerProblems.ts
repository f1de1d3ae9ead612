import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { EngineUnreachable } from '../../client/connection.ts';
import { EvidenceUnreachable, FileTooLarge } from '../../store/evidence/evidenceStore.ts';
import { SheetError } from '../../sheets/errors.ts';
import { languageOf } from '../language.ts';
import type { Problem } from '../schemas/problem.ts';
import { explain, ProblemError } from './problemError.ts';
import { isStoreAway } from './storeAway.ts';
import { STATUSES, TITLES } from './statuses.ts';

/** Answers whatever a request ends in, other than its result, with a problem document (RFC 9457). */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answer(error, request, reply));
  app.setNotFoundHandler((request, reply) => answer(new ProblemError('unknownPath', { method: request.method, path: pathOf(request) }), request, reply));
}

/** Failures of ours, not of the request: the log has their cause. */
const LOGGED: readonly string[] = ['internal', 'storeUnreachable', 'evidenceUnreachable'];

export function answer(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request);
  if (LOGGED.includes(problem.code)) request.log.error({ err: error }, problem.code);
  const document = documentOf(problem, request);
  if (document.status === 401) void reply.header('www-authenticate', 'Bearer');
  if (document.status === 503) void reply.header('retry-after', '5');
  // Serialized here: what goes wrong before a route is known has no schema to be serialized by.
  return reply.code(document.status).type('application/problem+json; charset=utf-8').serializer(JSON.stringify).send(document);
}

function documentOf({ code, params, fields }: ProblemError, request: FastifyRequest): Problem {
  const language = languageOf(request.headers['accept-language']);
  const status = STATUSES[code];
  const text = { zh: explain(code, params, 'zh'), en: explain(code, params, 'en') };
  return {
    type: `urn:bihuan:problem:${code}`,
    title: TITLES[status]?.[language] ?? code,
    status,
    detail: text[language],
    code,
    text,
    params: { ...params },
    request: request.id,
    ...(fields.length > 0 && { errors: fields.map(({ field, zh, en }) => ({ field, detail: { zh, en }[language], text: { zh, en } })) }),
  };
}

function problemOf(error: unknown, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof EngineUnreachable) return new ProblemError('engineUnreachable', {}, [], { cause: error });
  if (error instanceof FileTooLarge) return new ProblemError('evidenceTooLarge', { limit: sizeText(error.mostBytes) });
  if (error instanceof EvidenceUnreachable) return new ProblemError('evidenceUnreachable', {}, [], { cause: error });
  if (error instanceof SheetError) return sheetProblem(error);
  if (isStoreAway(error)) return new ProblemError('storeUnreachable', {}, [], { cause: error });
  const type = (request.headers['content-type'] ?? '—').slice(0, 100);
  switch (codeOf(error)) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ProblemError('tooLarge', { limit: sizeText(request.routeOptions.bodyLimit) });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return new ProblemError('mediaType', { type });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new ProblemError('notJson', { reason: error instanceof Error ? error.message.slice(0, 200) : '—' });
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
    case 'FST_ERR_ASYNC_CONSTRAINT':
      return new ProblemError('unknownPath', { method: request.method, path: pathOf(request) });
    default:
      return new ProblemError('internal', { request: request.id }, [], { cause: error });
  }
}

function sheetProblem({ code, params, text }: SheetError): ProblemError {
  if (code === 'sheetBusy') return new ProblemError('sheetsBusy', { limit: String(params.limit) });
  return new ProblemError('sheetUnreadable', { file: String(params.file) }, [{ field: code, ...text }]);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The path as it was asked for, without its query, which may hold what does not belong in a message. */
function pathOf(request: FastifyRequest): string {
  return (request.url.split('?')[0] ?? '').slice(0, 200);
}

function sizeText(bytes: number | undefined): string {
  if (bytes === undefined) return '—';
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1024)} kB`;
}
