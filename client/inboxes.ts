import type { Client } from '@temporalio/client';
import { ANNOUNCE_SIGNAL, INBOX_WORKFLOW, inboxId, RELEASE_UPDATE, TASK_QUEUE, type InboxInput } from '../workflows/messages.ts';
import { asOurs, isNotFound } from './failures.ts';

/** The typed verbs for inboxes. */
export interface InboxVerbs {
  /** Wakes the person's inbox no later than `sendAt`, starting it when there is none. */
  announce(person: string, sendAt: number): Promise<void>;
  /** Has what waits for the person sent now. @returns how many mails left; 0 when the person has no inbox. */
  release(person: string): Promise<number>;
}

/** @param taskQueue where the workers listen; only tests have one of their own. */
export function inboxesOf(client: Client, taskQueue = TASK_QUEUE): InboxVerbs {
  return {
    async announce(person, sendAt) {
      const input: InboxInput = { person };
      await client.workflow.signalWithStart(INBOX_WORKFLOW, {
        workflowId: inboxId(person),
        taskQueue,
        args: [input],
        signal: ANNOUNCE_SIGNAL,
        signalArgs: [sendAt],
      });
    },
    async release(person) {
      try {
        return await client.withDeadline(Date.now() + 60_000, () => client.workflow.getHandle(inboxId(person)).executeUpdate<number, []>(RELEASE_UPDATE));
      } catch (error) {
        if (isNotFound(error)) return 0;
        throw asOurs(error);
      }
    },
  };
}
