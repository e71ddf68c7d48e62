import type { Safe } from '@konter/service'
import type { Tx } from '../context.ts'
import { accessTokenSigner, type SignAccessToken } from './access-token.ts'
import { insertKeyOnce, publishedKeys } from './signing-key.repo.ts'
import { keysCachedMs, newSigningKey, type PublicJwk, type SigningKey, sealedAs } from './signing-key.ts'

/** The signing keys as this process knows them, never older than half a minute. */
export type Keyring = {
  signer(): Promise<SignAccessToken>
  jwks(): Promise<{ keys: PublicJwk[] }>
}

type Known = { keys: SigningKey[]; current: SigningKey }

export function createKeyring({ db, safe, now }: { db: Tx; safe: Safe; now: () => Date }): Keyring {
  const signers = new Map<string, SignAccessToken>()
  let loading: Promise<Known> | undefined
  let until = 0

  /** Whoever comes while the keys are being read waits for the same answer. A failure is not kept. */
  function known(): Promise<Known> {
    if (loading !== undefined && now().getTime() < until) return loading
    until = now().getTime() + keysCachedMs
    const reading = load().catch((error: unknown) => {
      if (loading === reading) loading = undefined
      throw error
    })
    loading = reading
    return reading
  }

  async function load(): Promise<Known> {
    const keys = await publishedKeys(db, now())
    const current = keys.find(({ status }) => status === 'current')
    if (current !== undefined) return { keys, current }
    // Only ever so at the very first start: nobody holds keys of ours yet, so this one need not be published beforehand.
    await insertKeyOnce(db, newSigningKey(safe, now(), 'current'))
    return load()
  }

  function signerOf({ kid, sealedPrivateKey }: SigningKey): SignAccessToken {
    const made = signers.get(kid) ?? accessTokenSigner(kid, safe.open(sealedPrivateKey, sealedAs(kid)))
    signers.clear()
    signers.set(kid, made)
    return made
  }

  return {
    signer: async () => signerOf((await known()).current),
    jwks: async () => ({ keys: (await known()).keys.map(({ publicJwk }) => publicJwk) }),
  }
}
