import { ConfigError, type Secret } from '@konter/service'
import { decrypt, encrypt } from './encryption.ts'

/** Keeps secrets at rest. What it seals names the key that opens it, so that keys can be rotated. */
export type Safe = {
  seal(plain: string, about: string): string
  open(sealed: string, about: string): string
}

const keyBytes = 32

/** From `DATA_KEYS`: the first key seals, every key opens what it sealed. */
export function createSafe(dataKeys: Secret): Safe {
  const keys = new Map(dataKeys.reveal().split(',').map(parseKey))
  const [first] = keys
  if (first === undefined) throw unusable()
  const [sealingId, sealingKey] = first
  return {
    seal: (plain, about) => `${sealingId}.${encrypt(sealingKey, plain, about).toString('base64url')}`,
    open: (sealed, about) => {
      const [id = '', text = ''] = sealed.split('.')
      const key = keys.get(id)
      if (key === undefined) throw new Error(`DATA_KEYS no longer holds the key "${id}" that sealed ${about}`)
      return decrypt(key, Buffer.from(text, 'base64url'), about)
    },
  }
}

function parseKey(text: string): [id: string, key: Buffer] {
  const [, id, encoded] = /^\s*([\w-]+):([A-Za-z0-9+/_-]+=*)\s*$/.exec(text) ?? []
  const key = Buffer.from(encoded ?? '', 'base64')
  if (id === undefined || key.length !== keyBytes) throw unusable()
  return [id, key]
}

const unusable = () => new ConfigError('user', ['DATA_KEYS must be a list of `id:base64 of 32 bytes`'])
