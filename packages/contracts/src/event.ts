import type { Static, TObject } from 'typebox'

/** A fact: `<service>.<fact>.v<n>`, past tense. Its stream is that of the service that tells it. */
export type EventType = `${string}.${string}.v${number}`

export type EventDefinition<S extends TObject = TObject> = {
  readonly type: EventType
  /** The field of the data that names the aggregate: events of one aggregate carry a sequence without gaps. */
  readonly aggregate: keyof Static<S> & string
  readonly schema: S
}

export type EventData<E extends EventDefinition> = Static<E['schema']>

/** Fields are only ever added, and added as optional; a breaking change is `v2` beside it until nobody reads `v1`. */
export const defineEvent = <S extends TObject>(
  type: EventType,
  aggregate: keyof Static<S> & string,
  schema: S,
): EventDefinition<S> => ({ type, aggregate, schema })

/** The service that tells an event, which is also the name of its stream. */
export const publisherOf = (event: Pick<EventDefinition, 'type'>): string => event.type.split('.')[0] as string
