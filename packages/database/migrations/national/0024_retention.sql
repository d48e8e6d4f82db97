-- A claim holds an IIN: it goes with the child whose name and number are masked.
GRANT USAGE ON SCHEMA national TO balapan_retention;

GRANT SELECT, DELETE ON national.application_claim, national.enrolment_claim TO balapan_retention;
