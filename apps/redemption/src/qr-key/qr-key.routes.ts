import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { tagged } from '../etag.ts'
import { allKeys } from './qr-key.repo.ts'
import { ByKid, QrKeyList, QrKeySet, qrKeyListOf, RevokeQrKey } from './qr-key.schema.ts'
import { jwkOf, jwksCachedSeconds } from './qr-key.ts'
import { revokeQrKey } from './revoke-qr-key.ts'
import { rotateClaimKeys } from './rotate-claim-keys.ts'

export function qrKeyRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/redemption/keys',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getQrKeys',
        summary: 'The keys that QR codes are verified by, for merchant devices to keep',
        description: 'A key is published for a day before its first use. Ask again daily, with `If-None-Match`.',
        response: { 200: QrKeySet },
      },
    },
    async ({ headers }, reply) => {
      const keys = (await ctx.keyring.published()).map(jwkOf).sort((a, b) => Number(a.kid) - Number(b.kid))
      void reply.header('cache-control', `public, max-age=${jwksCachedSeconds}`)
      return tagged(headers, reply, { keys })
    },
  )

  app.get(
    '/v1/admin/qr-keys',
    {
      config: { access: 'code:read' },
      schema: {
        operationId: 'listQrKeys',
        summary: 'The keys that sign QR codes, newest first',
        response: { 200: QrKeyList },
      },
    },
    async () => qrKeyListOf(await allKeys(ctx.db)),
  )

  app.post(
    '/v1/admin/qr-keys/rotate',
    {
      config: { access: 'code:operate' },
      schema: {
        operationId: 'rotateQrKeys',
        summary: 'Announce the next key of claims, unless one is announced',
        description: 'It is published at once and signs a day later, when devices have it.',
        response: { 200: QrKeyList },
      },
    },
    async ({ caller }) => {
      await rotateClaimKeys(ctx, caller.actor)
      return qrKeyListOf(await allKeys(ctx.db))
    },
  )

  app.post(
    '/v1/admin/qr-keys/:kid/revoke',
    {
      config: { access: 'code:operate' },
      schema: {
        operationId: 'revokeQrKey',
        summary: 'Refuse everything that a key signed',
        description:
          'Of a print run: its codes are revoked. Of claims: they are signed anew with another key when they are shown next.',
        params: ByKid,
        body: RevokeQrKey,
        response: { 200: QrKeyList },
      },
    },
    async ({ params, body, caller }) => {
      await revokeQrKey(ctx, params.kid, body.because, caller.actor)
      return qrKeyListOf(await allKeys(ctx.db))
    },
  )
}
