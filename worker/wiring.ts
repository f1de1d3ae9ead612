import type { Logger } from 'pino';
import { createDeliver } from '../activities/deliver.ts';
import { createCheckpointing } from '../activities/checkpoint.ts';
import type { Activities, Inboxes } from '../activities/interfaces.ts';
import { linksTo } from '../activities/templates/links.ts';
import { createSmtpMailer, domainOfSender, type SmtpSettings } from '../activities/mail.ts';
import { limitsFor, type MailLimits } from '../activities/mailLimits.ts';
import { createPublish } from '../activities/publish.ts';
import { createPublishPlan } from '../activities/publishPlan.ts';
import type { Robot } from '../activities/robots/robot.ts';
import { withRobots } from '../activities/robots/robotMailer.ts';
import type { Keyring } from '../domain/keys.ts';
import type { SecretKey } from '../domain/signature.ts';
import type { Db } from '../store/schema.ts';

/** The real collaborators of the activities. */
export interface Collaborators {
  readonly db: Db;
  readonly inboxes: Inboxes;
  readonly smtp: SmtpSettings;
  /** How fast mail may leave; missing: as fast as it goes, for mail that stays on this machine. */
  readonly mailLimits?: MailLimits;
  /** Group chats that are told as well. */
  readonly robots?: readonly Robot[];
  readonly log?: Logger;
  /** Where people reach the pages; mails link to it. */
  readonly publicUrl: string;
  /** Signs what the worker vouches for, and says whose measures it keeps the record of. */
  readonly keyring: Keyring;
  /** Signs closure certificates and checkpoints. */
  readonly recordKey: SecretKey;
}

/** The activities with their real collaborators; `close` ends what they hold open. */
export function createActivities({ db, inboxes, smtp, mailLimits, robots = [], log, publicUrl, keyring, recordKey }: Collaborators): Activities & { close(): void } {
  const mailer = createSmtpMailer(smtp);
  const links = linksTo(publicUrl);
  const messageDomain = domainOfSender(smtp.from);
  return {
    publish: createPublish({ db, inboxes, robots, keyring, recordKey }),
    publishPlan: createPublishPlan({ db, inboxes, robots, keyring }),
    checkpoint: createCheckpointing({ db, recordKey }),
    deliver: createDeliver({ db, inboxes, keyring, mailer: withRobots(mailer, robots), links, messageDomain, robots, limits: limitsFor(mailLimits), ...(log && { log }) }),
    close: () => {
      mailer.close();
    },
  };
}
