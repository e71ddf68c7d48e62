-- An answer that was committed and has been given to nobody yet may be replaced, once (`replaceAnswer`).
alter table request_claim add column replaced boolean not null default false;
