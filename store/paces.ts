import { takeTurn, UNUSED, type PaceLimit } from '../domain/pace.ts';
import type { Db } from './schema.ts';

/**
 * Takes a turn under all limits at once. Every worker asks here, so that they keep the limits together, and so that a restart does
 * not begin them anew.
 *
 * @param limits the widest first.
 * @param now by the clock on the wall.
 * @returns until when to wait; nothing when the mail may leave now.
 */
export function takeTurnAt(db: Db, limits: readonly PaceLimit[], now: number, hasQueued: boolean): Promise<number | undefined> {
  return db.transaction().execute(async (tx) => {
    // Locked in one order everywhere, so that two who ask never wait for each other.
    const scopes = limits.map(({ scope }) => scope).sort();
    await tx.insertInto('paces').values(scopes.map((scope) => ({ scope, ...UNUSED }))).onConflict((conflict) => conflict.doNothing()).execute();
    const rows = await tx.selectFrom('paces').selectAll().where('scope', 'in', scopes).orderBy('scope').forUpdate().execute();
    const turn = takeTurn(limits.map((limit) => ({ ...limit, ...(rows.find(({ scope }) => scope === limit.scope) ?? UNUSED) })), now, hasQueued);
    for (const [index, { drainedAt, queueEndsAt }] of turn.paces.entries()) {
      await tx.updateTable('paces').set({ drainedAt, queueEndsAt }).where('scope', '=', limits[index]?.scope ?? '').execute();
    }
    return turn.isTaken ? undefined : turn.waitUntil;
  });
}
