import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Releases } from '../client/inboxes.ts';
import type { Measures } from '../client/measures.ts';
import type { Plans } from '../client/plans.ts';
import type { ToPdf } from '../papers/pdf/toPdf.ts';
import type { EvidenceStore } from '../store/evidence/evidenceStore.ts';
import type { Db } from '../store/schema.ts';
import type { Sessions } from './access/sessions.ts';

/** What the api works with. The composition root gives it; the api makes none of it. */
export interface ApiDependencies {
  readonly measures: Measures;
  readonly plans: Plans;
  readonly inboxes: Releases;
  readonly database: Db;
  readonly sessions: Sessions;
  /** Where evidence files are kept; without it they are only registered. */
  readonly evidence?: EvidenceStore;
  readonly papers?: PaperTools;
  /** 单机演示模式: whoever sits at this machine may choose who to be. */
  readonly isOneMachine: boolean;
  /** Where people reach the system, when that is not this machine's own address. */
  readonly publicUrl?: string;
  /** Where the mail catcher of the one-machine mode shows its mails. */
  readonly mailUrl?: string;
  readonly log?: FastifyBaseLogger;
  /** The clock; only tests have another than the wall's. */
  readonly now?: () => number;
}

/** What papers are made with, beside the templates that come with the project. */
export interface PaperTools {
  /** The folder with an office's own Word templates. */
  readonly templates?: string;
  /** Missing where no PDF can be made. */
  readonly toPdf?: ToPdf;
}

/** The same with every default in place: what routes are given. */
export type Deps = ApiDependencies & { readonly now: () => number };

/** The Fastify instance with types from zod schemas. */
export type App = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, ZodTypeProvider>;
