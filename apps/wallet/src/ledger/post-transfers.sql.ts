/** The hot query of the platform: one call posts a whole batch. One row per transfer, in the order given. */
export const postTransfers = `
  select id, status, refusal, replayed, same
    from post_transfers($1::uuid[], $2::text[], $3::bytea[], $4::text[], $5::text[], $6::timestamptz,
                        $7::int[], $8::bigint[], $9::bigint[], $10::bigint[])`
