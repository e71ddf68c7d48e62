export { askOutside } from './ask-outside.ts'
export { Bell, backoffMs } from './bell.ts'
export { type Bus, listenFromNow, openBus } from './bus.ts'
export { type Access, ANONYMOUS, bearerOf, type Caller, callerFrom, demand } from './caller.ts'
export {
  type Claim,
  giveAnswer,
  idempotencyKey,
  type KeyClaim,
  keyClaimOf,
  registerClaims,
  replaceAnswer,
} from './claim.ts'
export { callTimeoutMs, serviceAsk, unlessMissing } from './client.ts'
export { ConfigError, List, loadConfig, Milliseconds, Port, Secret, SecretText, Switch, Url } from './config.ts'
export { decodeCursor, encodeCursor, pageOf } from './cursor.ts'
export {
  atOnce,
  type Database,
  only,
  openDatabase,
  retrying,
  type Transactions,
  type Tx,
  withQuery,
} from './database.ts'
export { bury } from './dead-letter.ts'
export { checkPlain, decodeEnvelope, type Envelope, emit } from './emit.ts'
export { decrypt, encrypt } from './encryption.ts'
export { asProblem, isDependencyDown, isNotOne, isUniqueViolation, sqlStateOf } from './failures.ts'
export { fieldErrorFrom } from './field-errors.ts'
export { fits } from './fits.ts'
export { type Check, HealthSchema, registerHealth } from './health.ts'
export { type Hints, openHints } from './hints.ts'
export { type App, createHttp, refuse } from './http.ts'
export { type Consumer, consumersFor } from './inbox.ts'
export { type Cron, defineJob, enqueue, type Job, type JobDefinition, type JobInfo, jobsFor } from './jobs.ts'
export { fingerprint, fromJson, safeNumber, toJson } from './json.ts'
export { createLog, type Log } from './log.ts'
export { shared } from './measures.ts'
export { createMetrics, LONG_SECONDS, type Metrics } from './metrics.ts'
export { contentKey, sha256Of } from './object-key.ts'
export {
  type ObjectBody,
  type ObjectStore,
  ObjectStoreConfig,
  openObjectStore,
  type StoredObject,
} from './object-store.ts'
export { nameSchemas, ProblemSchema, sameAs } from './openapi.ts'
export { measureOutside, type Outside } from './outside.ts'
export { allows, PERMISSIONS, type Permission, SCOPES, type Scope, servicePermissions } from './permissions.ts'
export { problem as commonProblem } from './problems.ts'
export { CLIENT_GONE, noteFailure, noteRequest, requestIdFor, requestTrace } from './request.ts'
export { createSafe, DataKeys, type Safe } from './safe.ts'
export { isService, SERVICES, type ServiceName, urlOf, urlVariable } from './services.ts'
export { newSigningKeyPem } from './signing-key-pem.ts'
export {
  type AnyService,
  type Base,
  BaseConfig,
  type BaseContext,
  type Built,
  buildService,
  defineService,
  type Environment,
  listen,
  type Running,
  runProcess,
  ServiceConfig,
  type ServiceDefinition,
  type StartOptions,
  sentenceOf,
  startService,
} from './start.ts'
export { jsonFromOutside } from './storable.ts'
export { type Positioned, RETRY, type ReadAfter, type Start, sseFrame, streamHeaders } from './stream.ts'
export { type FeedPosition, startStreamPoll } from './stream-poll.ts'
export { createStreams, type Streams } from './streams.ts'
export { killPoint } from './test-control.ts'
export { together } from './together.ts'
export {
  type CallerClaims,
  createCallerVerifier,
  createIssuer,
  type Issuer,
  type Jwk,
  type Jwks,
  jwksOf,
  type KeySource,
  pemOf,
  publishedKeys,
  signingKey,
  signingKeys,
  type VerifiedCaller,
} from './tokens.ts'
export {
  currentTrace,
  currentTraceparent,
  inSpan,
  inTrace,
  type Span,
  type SpanContext,
  type Trace,
  type Tracing,
  traceFrom,
  traceparentOf,
} from './trace.ts'
export { openTracing } from './tracing.config.ts'
export { createTurns, type TurnLimits, type Turns } from './turns.ts'
