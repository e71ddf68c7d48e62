-- To prove the books and the activity log nobody's name, password, session or key is needed: the auditor cannot read them.
revoke select on account, sign_in_try, session, refresh_token, signing_key, api_key from konter_auditor;
grant select (id) on account to konter_auditor;
