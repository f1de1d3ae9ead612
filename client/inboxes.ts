import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { releaseSubject } from '../domain/claim.ts';
import type { PersonId } from '../domain/directory.ts';
import { ANNOUNCE_SIGNAL, INBOX_WORKFLOW, inboxId, RELEASE_UPDATE, TASK_QUEUE, type InboxInput, type ReleaseCommand } from '../workflows/messages.ts';
import type { ClaimSigner } from './claimSigner.ts';
import { asOurs, isNotFound } from './failures.ts';

/** What workers ask of inboxes. */
export interface InboxVerbs {
  /** Wakes the person's inbox no later than `sendAt`, starting it when there is none. */
  announce(person: PersonId, sendAt: number): Promise<void>;
}

/** What an administrator asks of inboxes. */
export interface Releases {
  /** Has what waits for the person sent now. @param by the administrator. @returns how many mails left; 0 when the person has no inbox. */
  release(person: PersonId, by: PersonId): Promise<number>;
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
  };
}

export function releasesOf(client: Client, signer: ClaimSigner): Releases {
  return {
    async release(person, by) {
      const command = { id: `release/${randomUUID()}`, person: by };
      const claimed: ReleaseCommand = { ...command, claim: signer.sign(releaseSubject(person, command)) };
      const handle = client.workflow.getHandle(inboxId(person));
      try {
        return await client.withDeadline(Date.now() + 60_000, () => handle.executeUpdate<number, [ReleaseCommand]>(RELEASE_UPDATE, { updateId: command.id, args: [claimed] }));
      } catch (error) {
        if (isNotFound(error)) return 0;
        throw asOurs(error);
      }
    },
  };
}
