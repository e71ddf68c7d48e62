/** Something one user was told, in the words and the language of that day. */
export type Notification = {
  id: string
  userId: string
  /** 1, 2, 3, … per user, in the order of the commits. */
  sequence: bigint
  kind: string
  title: string
  body: string
  data: unknown
  createdAt: Date
  readAt: Date | null
}
