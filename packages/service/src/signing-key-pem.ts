import { generateKeyPairSync } from 'node:crypto'

/** A new Ed25519 key with which a service, or the gateway, signs who calls. */
export const newSigningKeyPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
