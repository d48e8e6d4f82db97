-- What a sign-in leaves besides its session goes by its term too: codes, texts for eGov Mobile, calls, counts of tries.

GRANT SELECT (id, ends_at), DELETE ON :region.phone_code TO balapan_retention;

GRANT SELECT (id, ends_at), DELETE ON :region.qr_request TO balapan_retention;

GRANT SELECT (session_id, operator_id, person_id, began_at), DELETE ON :region.on_behalf TO balapan_retention;

GRANT SELECT (since, blocked_until), DELETE ON :region.try_count TO balapan_retention;
