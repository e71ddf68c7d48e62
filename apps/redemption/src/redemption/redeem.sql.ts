/** The one writer of uses: a whole batch in one call. One row per request, by its place. */
export const redeemBatch = `
  select nth::int, verdict, reason, same, answered
    from redeem($1::timestamptz, $2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::text[], $7::uuid[], $8::uuid[], $9::text[],
                $10::uuid[], $11::text[], $12::uuid[], $13::uuid[], $14::uuid[], $15::text[], $16::text[], $17::boolean[],
                $18::timestamptz[], $19::boolean[], $20::uuid[], $21::bigint[], $22::bigint[], $23::date[], $24::jsonb[],
                $25::text[], $26::jsonb[], $27::jsonb[])`
