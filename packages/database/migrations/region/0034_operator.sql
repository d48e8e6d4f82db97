-- What the operator's command line does for sign-ins. The secrets of applications that show codes are sealed with an outer key like
-- the health files: it is changed by a role that sees no password and no passkey.

CREATE POLICY second_factor_retention ON :region.second_factor TO balapan_retention USING (kind = 'totp');

GRANT SELECT (id, kind, secret, key_id), UPDATE (secret, key_id) ON :region.second_factor TO balapan_retention;

-- A city with one administrator has no two people who could give that one's access back: then the operator hands the invitation over.
ALTER TABLE :region.invitation ALTER COLUMN made_by DROP NOT NULL;

COMMENT ON COLUMN :region.invitation.made_by IS 'who hands it over; empty: the operator, by the command line';
