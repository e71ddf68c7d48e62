import { ConfigError, type Secret, SecretText } from './config.ts'
import { decrypt, encrypt } from './encryption.ts'

/** For the configuration of whoever keeps secrets. */
export const DataKeys = SecretText({
  description:
    'What encrypts secrets at rest: `id:base64 of 32 bytes`, several separated by commas. The first encrypts, all decrypt.',
})

/** Keeps secrets at rest. What it seals names the key that opens it, so that keys can be rotated. */
export type Safe = {
  seal(plain: string, about: string): string
  open(sealed: string, about: string): string
  /** What everything begins with that the sealing key sealed: the rest is to be sealed again before its key goes. */
  readonly mark: string
  /** More than one key is at hand: some of what is kept may be sealed by one that will go. */
  readonly isRotating: boolean
}

const keyBytes = 32

/** From `DATA_KEYS`: the first key seals, every key opens what it sealed. */
export function createSafe(dataKeys: Secret, service: string): Safe {
  const unusable = () => new ConfigError(service, ['DATA_KEYS must be a list of `id:base64 of 32 bytes`'])
  const keys = new Map(
    dataKeys
      .reveal()
      .split(',')
      .map((text) => parseKey(text) ?? fail(unusable())),
  )
  const [first] = keys
  if (first === undefined) throw unusable()
  const [sealingId, sealingKey] = first
  const mark = `${sealingId}.`
  return {
    mark,
    isRotating: keys.size > 1,
    seal: (plain, about) => `${mark}${encrypt(sealingKey, plain, about).toString('base64url')}`,
    open: (sealed, about) => {
      const [id = '', text = ''] = sealed.split('.')
      const key = keys.get(id)
      if (key === undefined) throw new Error(`DATA_KEYS no longer holds the key "${id}" that sealed ${about}`)
      return decrypt(key, Buffer.from(text, 'base64url'), about)
    },
  }
}

function parseKey(text: string): [id: string, key: Buffer] | undefined {
  const [, id, encoded] = /^\s*([\w-]+):([A-Za-z0-9+/_-]+=*)\s*$/.exec(text) ?? []
  const key = Buffer.from(encoded ?? '', 'base64')
  return id === undefined || key.length !== keyBytes ? undefined : [id, key]
}

function fail(error: Error): never {
  throw error
}
