import { ConfigError, type VariableProblem } from './configError.ts';
import { filled, urlOf, wholeNumber } from './variables.ts';

/** Where evidence files are kept, and how large one may be. */
export interface EvidenceSettings {
  /** Missing: a folder of the data folder. */
  readonly bucket?: { readonly url: string; readonly region: string; readonly keyId: string; readonly secret: string };
  readonly mostBytes: number;
}

export const EVIDENCE_VARIABLES = {
  EVIDENCE_S3_URL: urlOf(['http', 'https'], 'https://s3.example.org/bihuan').optional(),
  EVIDENCE_S3_REGION: filled().default('us-east-1'),
  EVIDENCE_S3_KEY_ID: filled().optional(),
  EVIDENCE_S3_SECRET: filled().optional(),
  EVIDENCE_MAX_MB: wholeNumber(1, 5_000, 200),
};

interface Read {
  readonly EVIDENCE_S3_URL?: string | undefined;
  readonly EVIDENCE_S3_REGION: string;
  readonly EVIDENCE_S3_KEY_ID?: string | undefined;
  readonly EVIDENCE_S3_SECRET?: string | undefined;
  readonly EVIDENCE_MAX_MB: number;
}

/** @throws ConfigError when a bucket is named without its key. */
export function evidenceSettings(read: Read): EvidenceSettings {
  const mostBytes = read.EVIDENCE_MAX_MB * 1024 * 1024;
  const { EVIDENCE_S3_URL: url, EVIDENCE_S3_REGION: region, EVIDENCE_S3_KEY_ID: keyId, EVIDENCE_S3_SECRET: secret } = read;
  if (url === undefined) return { mostBytes };
  if (keyId !== undefined && secret !== undefined) return { bucket: { url, region, keyId, secret }, mostBytes };
  const missing = [...(keyId === undefined ? ['EVIDENCE_S3_KEY_ID'] : []), ...(secret === undefined ? ['EVIDENCE_S3_SECRET'] : [])];
  throw new ConfigError(missing.map((variable): VariableProblem => ({ variable, zh: '设置了 EVIDENCE_S3_URL 就必须设置它。', en: 'must be set where EVIDENCE_S3_URL is.' })));
}
