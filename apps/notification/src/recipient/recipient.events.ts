import { UserChanged, UserRegistered } from '@konter/contracts'
import { on, onLatest } from '../context.ts'
import { insertRecipient, replaceRecipient } from './recipient.repo.ts'

/** The first that is told of a user. It is read apart from the changes, so it may come after them. */
export const meetRecipient = on(UserRegistered, 'meet-recipient', (tx, person) => insertRecipient(tx, person))

export const keepRecipient = onLatest(UserChanged, 'keep-recipient', (tx, person) => replaceRecipient(tx, person))
