import { AccessChanged } from '@konter/contracts'
import type { Bus, Log } from '@konter/service'
import { hear } from '../hear.ts'
import type { Callers } from './callers.ts'

/** Whose rights change is forgotten at once; all that is known when the connection breaks is forgotten as a whole. */
export const hearAccessChanges = (bus: Bus, callers: Callers, log: Log): { stop(): Promise<void> } =>
  hear(
    bus,
    {
      event: AccessChanged,
      heard: (change) => callers.forget(change),
      hears: (events) => callers.hears(events),
      what: 'revocations',
    },
    log,
  )
