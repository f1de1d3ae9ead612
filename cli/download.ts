import { answerOf } from './apiClient.ts';
import { writeNewStream } from './files.ts';

interface Outcome {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Saves what the api answers as a file, as it arrives.
 *
 * @param asked with `parseAs: 'stream'`.
 * @throws CliError with the api's own words when it refused, `fileExists` or `fileUnwritable`.
 */
export async function downloaded(asked: Promise<Outcome>, to: string): Promise<void> {
  const contents = await answerOf(asked as Promise<Outcome & { readonly data?: ReadableStream<Uint8Array> }>);
  await writeNewStream(to, contents);
}
