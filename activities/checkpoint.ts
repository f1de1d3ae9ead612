import type { SecretKey } from '../domain/signature.ts';
import { digestOf, signed } from '../domain/signedFile.ts';
import { checkpointId, createCheckpoint } from '../store/checkpoints.ts';
import type { Db } from '../store/schema.ts';
import type { ProofActivities } from './interfaces.ts';

export interface CheckpointDependencies {
  readonly db: Db;
  readonly recordKey: SecretKey;
}

/** Makes the activity that anchors a plan's records: what it returns is meant to leave the system, with somebody who keeps it. */
export function createCheckpointing({ db, recordKey }: CheckpointDependencies): ProofActivities['checkpoint'] {
  return async (planId, at) => {
    const file = await createCheckpoint(db, planId, at, (checkpoint) => signed(checkpoint, recordKey));
    return { id: checkpointId(planId, at), digest: digestOf(file), keyId: file.key.id, measures: file.content.heads.length };
  };
}
