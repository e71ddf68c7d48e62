-- An answer that was committed may be replaced until somebody has been given it (`replaceAnswer`): one key has one answer.
alter table request_claim add column given boolean not null default false;
