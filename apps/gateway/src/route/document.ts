import { createRequire } from 'node:module'
import type { ProblemCatalogue } from '@konter/core'

export type Operation = {
  operationId?: string
  tags?: string[]
  responses?: Record<string, { content?: Record<string, unknown> }>
  'x-access'?: string
  'x-internal'?: boolean
  'x-websocket'?: boolean
  'x-body-bytes-max'?: number
}

/** As much of an OpenAPI 3.1 document as the gateway needs. */
export type ApiDocument = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  'x-problems'?: ProblemCatalogue
  [more: string]: unknown
}

/** The document that all services merge into, as it is published with the SDK. */
export const publishedDocument = (): ApiDocument =>
  createRequire(import.meta.url)('@konter/sdk/openapi.json') as ApiDocument
