import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type Static, type TObject, Type } from 'typebox'
import { ConfigError, SecretText, Switch, Url } from './config.ts'
import { openDiskStore } from './disk-store.ts'
import type { Metrics } from './metrics.ts'
import { measureOutside } from './outside.ts'
import { openS3Store } from './s3-store.ts'

/** A stream must say how long it is: S3 wants to know, and what was cut off is noticed. */
export type ObjectBody = Uint8Array | { stream: Readable; bytes: number }
export type StoredObject = { bytes: number; stream: Readable }

/**
 * Where files are that are too big for a database. A key names its content (`contentKey`), so an object is written once and
 * never becomes another: whoever finds one finds it whole, and all of this may be tried again. When the store is away, each
 * throws `service.unavailable`, so callers get 503, and jobs wait.
 */
export type ObjectStore = {
  /** When it resolves the object is there for good. */
  put(key: string, body: ObjectBody): Promise<void>
  /** Undefined when there is none. The stream must be read or destroyed. */
  get(key: string): Promise<StoredObject | undefined>
  /** Also resolves when there was none. */
  delete(key: string): Promise<void>
  /** A link by which anybody may read it for a while; undefined where it can only be read through us. */
  signedUrl(key: string, seconds: number): Promise<string | undefined>
  close(): Promise<void>
}

/** For the configuration of a service that stores files. */
export const ObjectStoreConfig = {
  OBJECT_STORE_URL: Type.String({
    pattern: '^(file:.+|s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[a-z0-9-]+)*)$',
    default: 'file:.konter/objects',
    description:
      'Where files are kept: `file:<folder>` on this machine, or `s3://<bucket>[/<folder>]` by the S3 API, which several replicas need.',
  }),
  OBJECT_STORE_ENDPOINT: Type.Optional(
    Url({ description: "Of an S3 API that is not Amazon's own: `https://minio.example:9000`." }),
  ),
  OBJECT_STORE_REGION: Type.String({ pattern: '^[a-z0-9-]+$', default: 'us-east-1' }),
  OBJECT_STORE_PATH_STYLE: Switch(false),
  OBJECT_STORE_ACCESS_KEY_ID: Type.Optional(SecretText()),
  OBJECT_STORE_SECRET_ACCESS_KEY: Type.Optional(SecretText()),
}
type Config = Static<TObject<typeof ObjectStoreConfig>>

/** Throws a ConfigError when something that this kind of store needs is missing. */
export function openObjectStore(service: string, config: Config, metrics: Metrics): ObjectStore {
  const { OBJECT_STORE_URL: url } = config
  const store = url.startsWith('file:') ? openDiskStore(folderOf(url)) : openS3Store(s3Options(service, config))
  return measured(store, url.startsWith('file:') ? 'disk' : 's3', metrics)
}

/** `file:.konter/objects` is below where the process was started, `file:///srv/objects` is not. */
const folderOf = (url: string): string =>
  url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length))

function s3Options(service: string, config: Config) {
  const {
    OBJECT_STORE_URL: url,
    OBJECT_STORE_REGION: region,
    OBJECT_STORE_ENDPOINT: endpoint = `https://s3.${region}.amazonaws.com`,
    OBJECT_STORE_PATH_STYLE: pathStyle,
    OBJECT_STORE_ACCESS_KEY_ID: accessKeyId,
    OBJECT_STORE_SECRET_ACCESS_KEY: secretAccessKey,
  } = config
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new ConfigError(service, [
      ...(accessKeyId === undefined ? [`OBJECT_STORE_ACCESS_KEY_ID is missing, and ${url} needs it`] : []),
      ...(secretAccessKey === undefined ? [`OBJECT_STORE_SECRET_ACCESS_KEY is missing, and ${url} needs it`] : []),
    ])
  const [bucket = '', ...folders] = url.slice('s3://'.length).split('/')
  return { endpoint, bucket, folder: folders.join('/'), region, pathStyle, accessKeyId, secretAccessKey }
}

/** How long it takes until something is written, or begins to be read. */
function measured(store: ObjectStore, peer: string, metrics: Metrics): ObjectStore {
  const help = 'Time until the object store has done, or begins to answer'
  const outside = measureOutside(metrics, 'store', 'object_store_seconds', help)
  return {
    put: (key, body) => outside({ peer, operation: 'put', work: () => store.put(key, body) }),
    get: (key) =>
      outside({
        peer,
        operation: 'get',
        work: () => store.get(key),
        outcome: (found) => (found === undefined ? 'missing' : 'done'),
      }),
    delete: (key) => outside({ peer, operation: 'delete', work: () => store.delete(key) }),
    signedUrl: (key, seconds) => store.signedUrl(key, seconds),
    close: () => store.close(),
  }
}
