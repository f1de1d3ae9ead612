import { Client, Connection } from '@temporalio/client';

export interface EngineSettings {
  readonly address: string;
  readonly namespace: string;
  readonly apiKey?: string;
  /** TLS to the engine; on for every address but loopback unless said otherwise. */
  readonly isTls: boolean;
}

/**
 * Connects to the Temporal service.
 *
 * @throws EngineUnreachable when nothing answers at the address within ten seconds.
 */
export async function connect(settings: EngineSettings): Promise<Client> {
  const { address, namespace, apiKey, isTls } = settings;
  try {
    const connection = await Connection.connect({ address, tls: isTls, connectTimeout: '10 seconds', ...(apiKey !== undefined && { apiKey }) });
    return new Client({ connection, namespace });
  } catch (error) {
    throw new EngineUnreachable(error);
  }
}

/** The engine, or every worker on it, does not answer. Nothing was lost: what was asked may be asked again with the same id. */
export class EngineUnreachable extends Error {
  constructor(cause: unknown) {
    super(`The workflow engine does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'EngineUnreachable';
  }
}
