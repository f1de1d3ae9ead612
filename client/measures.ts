import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import { SYSTEM, startSubject } from '../domain/claim.ts';
import type { Command } from '../domain/commands.ts';
import { postsConnectedTo, type PersonId, type PostId } from '../domain/directory.ts';
import { EDITION } from '../domain/edition.ts';
import type { Head } from '../domain/record.ts';
import { measureId, type Definition } from '../domain/definition.ts';
import type { TrustedKey } from '../domain/dossier.ts';
import { isFinal, type MeasureState } from '../domain/measure.ts';
import type { Refused } from '../domain/refusals.ts';
import { refuse } from '../domain/refusals.ts';
import { ACT_UPDATE, MEASURE_WORKFLOW, STATE_QUERY, SUMMARY_QUERY, TASK_QUEUE, type ActResult, type MeasureInput, type Summary } from '../workflows/messages.ts';
import type { ClaimSigner } from './claimSigner.ts';
import { isNotFound, refusalIn } from './failures.ts';
import { headsOf, type LiveHeads } from './heads.ts';
import { patiently } from './patiently.ts';

/** An act as whoever asks for it gives it; the claim is added here. */
export type UnclaimedCommand = Omit<Command, 'claim'>;

/** The typed verbs for measures. Every one may be repeated with the same ids without effect. */
export interface Measures {
  /** @returns whether this call created it; an existing one is left as it is. */
  start(definition: Definition): Promise<boolean>;
  /**
   * @param posts those through which the person may act, as the caller knows it; without them the measure is asked.
   * @returns what the act led to, or why it was refused; `undefined` when there is no such measure. @throws EngineUnreachable
   */
  act(id: string, command: UnclaimedCommand, posts?: readonly PostId[]): Promise<ActResult | Refused | undefined>;
  /** @returns the measure as it is now, from its own workflow. @throws EngineUnreachable */
  state(id: string): Promise<MeasureState | undefined>;
  summary(id: string): Promise<Summary | undefined>;
  /** @returns where the records of a plan's measures end, as their own workflows say. @throws EngineUnreachable */
  heads(planId: string): Promise<LiveHeads>;
  /** @returns the keys of this installation, which every measure it starts trusts. */
  keys(): readonly TrustedKey[];
}

/**
 * @param signer vouches for every start and every act.
 * @param taskQueue where the workers listen; only tests have one of their own.
 */
export function measuresOf(client: Client, signer: ClaimSigner, taskQueue = TASK_QUEUE): Measures {
  async function query<T>(id: string, name: string): Promise<T | undefined> {
    try {
      return await patiently(client, () => client.workflow.getHandle(id).query<T>(name));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }
  const state = (id: string) => query<MeasureState>(id, STATE_QUERY);

  async function postsIn(id: string, person: PersonId): Promise<PostId[] | undefined> {
    const measure = await state(id);
    return measure && postsConnectedTo(measure.definition.directory, person);
  }

  async function startOnce(definition: Definition, workflowIdReusePolicy: WorkflowIdReusePolicy): Promise<boolean> {
    const keys = signer.keys();
    const input: MeasureInput = { register: definition, keys, claim: signer.sign(startSubject(definition, keys)), edition: EDITION };
    try {
      await patiently(client, () =>
        client.workflow.start(MEASURE_WORKFLOW, {
          workflowId: measureId(definition.planId, definition.ref),
          taskQueue,
          args: [input],
          // One workflow per measure for its whole life: neither a second one beside it nor one after its end.
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
          workflowIdReusePolicy,
          staticSummary: `${definition.ref} ${definition.title}`.slice(0, 80),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
      throw error;
    }
  }

  /** A workflow of that name that was never a measure: only a start nobody vouched for makes one fail. */
  async function isStillborn({ planId, ref }: Definition): Promise<boolean> {
    const { status } = await patiently(client, () => client.workflow.getHandle(measureId(planId, ref)).describe());
    return status.name === 'FAILED';
  }

  async function send(id: string, command: UnclaimedCommand, posts: readonly PostId[]): Promise<ActResult | Refused | undefined> {
    const claimed: Command = { ...command, claim: signer.sign({ measureId: id, command, posts }) };
    try {
      return await patiently(client, () => client.workflow.getHandle(id).executeUpdate<ActResult, [Command]>(ACT_UPDATE, { updateId: command.id, args: [claimed] }));
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal) return { refused: refusal };
      if (!isNotFound(error)) throw error;
      // An archived or withdrawn measure has no running workflow any more, but it still answers what it is.
      const ended = await state(id);
      return ended && isFinal(ended) ? refuse('wrongPhase', { phase: ended.phase, act: command.act.type }) : undefined;
    }
  }

  return {
    state,
    summary: (id) => query<Summary>(id, SUMMARY_QUERY),
    heads: (planId) => patiently(client, () => headsOf(client, planId, query<Head>)),
    keys: () => signer.keys(),
    async start(definition) {
      if (await startOnce(definition, WorkflowIdReusePolicy.REJECT_DUPLICATE)) return true;
      return (await isStillborn(definition)) && startOnce(definition, WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY);
    },
    async act(id, command, posts) {
      const through = posts ?? (await postsIn(id, command.person));
      if (!through) return undefined;
      const outcome = await send(id, command, through);
      if (!isWithoutKeys(outcome)) return outcome;
      const trusted = await send(id, { id: 'trust/first', person: SYSTEM, act: { type: 'trustKeys', keys: signer.keys() } }, []);
      return trusted && 'refused' in trusted ? trusted : send(id, command, through);
    },
  };
}

/** We did claim the act: only a measure from before claims were signed, that trusts nobody yet, can miss the claim. */
function isWithoutKeys(outcome: ActResult | Refused | undefined): boolean {
  return outcome !== undefined && 'refused' in outcome && outcome.refused.code === 'claimMissing';
}
