import { Cursor, Id, Instant, Nullable, OneOf, Page, PageLimit, page, versionRead } from '@konter/core'
import { Type } from 'typebox'
import { StepView } from '../merchant/merchant.schema.ts'
import { RatingView } from './rating.schema.ts'
import { QUEUES } from './review.repo.ts'
import { REPORT_REASONS, REVIEW_STATUSES } from './review.ts'

const closed = { additionalProperties: false }

const Stars = Type.Integer({ minimum: 1, maximum: 5 })
const Text = Nullable(
  Type.String({
    maxLength: 2_000,
    description: 'Plain text of several lines. With an address or a number it waits for staff.',
  }),
)
const Anonymous = Type.Boolean({ description: 'Shown without a name; otherwise first name and initial: `Budi S.`' })

export const ReviewBody = Type.Object(
  { redemptionId: Id, stars: Stars, text: Type.Optional(Text), anonymous: Type.Optional(Anonymous) },
  { ...closed, title: 'NewReview' },
)
export const ReviewEditBody = Type.Object(
  {
    version: versionRead('Of the review that was read.'),
    stars: Type.Optional(Stars),
    text: Type.Optional(Text),
    anonymous: Type.Optional(Anonymous),
  },
  { ...closed, minProperties: 2, title: 'ReviewEdit' },
)
export const ResponseBody = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 1_000, description: 'Plain text of several lines.' }) },
  { ...closed, title: 'ReviewResponseBody' },
)
export const ReportBody = Type.Object(
  {
    reviewId: Id,
    reason: OneOf(REPORT_REASONS),
    note: Type.Optional(Nullable(Type.String({ maxLength: 500 }))),
  },
  { ...closed, title: 'NewReviewReport' },
)
export const ReportTaken = Type.Object(
  { reviewId: Id, reported: Type.Literal(true) },
  { title: 'ReviewReportTaken', description: 'Somebody will look at it.' },
)

export const ByReviewOfMerchant = Type.Object({ id: Id, reviewId: Id }, closed)
export const ReviewQuery = Type.Object(Page, closed)
export const OwnMerchantReviewQuery = Type.Object({ ...Page, answered: Type.Optional(Type.Boolean()) }, closed)

const ResponseView = Type.Object(
  { text: Type.String(), givenAt: Instant, editedAt: Nullable(Instant) },
  { title: 'ReviewResponse', description: 'The word of the merchant.' },
)
export const ReviewView = Type.Object(
  {
    id: Id,
    voucherId: Id,
    stars: Type.Integer(),
    text: Nullable(Type.String()),
    name: Nullable(Type.String({ description: 'Null: they would rather not say.' })),
    writtenAt: Instant,
    editedAt: Nullable(Instant),
    response: Nullable(ResponseView),
  },
  { title: 'Review' },
)
export const ReviewPage = Type.Object(
  { rating: RatingView, items: Type.Array(ReviewView), nextCursor: Nullable(Type.String()) },
  { title: 'ReviewPage' },
)

const Whole = {
  id: Id,
  redemptionId: Id,
  voucherId: Id,
  merchantId: Id,
  stars: Type.Integer(),
  text: Nullable(Type.String()),
  anonymous: Type.Boolean(),
  name: Nullable(Type.String()),
  status: OneOf(REVIEW_STATUSES, {
    description: 'pending: staff looks at it first; withdrawn: its redemption was undone or rejected.',
  }),
  hiddenBecause: Nullable(Type.String()),
  writtenAt: Instant,
  editedAt: Nullable(Instant),
  version: Type.Integer(),
}
export const OwnReviewView = Type.Object(
  { ...Whole, editableUntil: Instant, response: Nullable(ResponseView) },
  { title: 'OwnReview' },
)
export const OwnReviewPage = page(OwnReviewView, 'OwnReviewPage')

const Judged = {
  ...Whole,
  customerId: Id,
  response: Nullable(
    Type.Object(
      {
        text: Type.String(),
        userId: Id,
        hiddenBecause: Nullable(Type.String()),
        givenAt: Instant,
        editedAt: Nullable(Instant),
      },
      { title: 'StaffReviewResponse' },
    ),
  ),
}
export const StaffReviewSummary = Type.Object(
  { ...Judged, openReports: Type.Integer() },
  { title: 'StaffReviewSummary' },
)
export const StaffReviewPage = page(StaffReviewSummary, 'StaffReviewPage')
export const StaffReviewView = Type.Object(
  {
    ...Judged,
    openReports: Type.Integer(),
    reports: Type.Array(
      Type.Object(
        {
          userId: Id,
          byMerchant: Type.Boolean({ description: 'They work at the merchant it is about.' }),
          reason: OneOf(REPORT_REASONS),
          note: Nullable(Type.String()),
          at: Instant,
          decidedAt: Nullable(Instant),
          decision: Nullable(Type.String()),
        },
        { title: 'ReviewReport' },
      ),
    ),
    steps: Type.Array(StepView, { description: 'Its life so far.' }),
  },
  { title: 'StaffReview' },
)
export const StaffReviewQuery = Type.Object(
  {
    limit: Type.Optional(PageLimit),
    cursor: Type.Optional(Cursor),
    queue: Type.Optional(OneOf(QUEUES, { description: 'waiting (usual): pending or reported.' })),
    merchantId: Type.Optional(Id),
  },
  closed,
)
