import { expect, test } from 'vitest';
import { commentsOf } from './comments.ts';

const migration = `-- A thing.
-- In two lines.
CREATE TABLE almaty.thing (
  id uuid NOT NULL, -- what it's called by
  amount numeric(4, 1) NOT NULL, -- how much
  CONSTRAINT thing_pkey PRIMARY KEY (id)
);

-- Does it.
CREATE FUNCTION almaty.do_it(month date, n int) RETURNS void LANGUAGE sql AS $$ SELECT $$;
`;

test('lines above a table and words behind a column become comments', () => {
  expect(commentsOf(migration)).toEqual([
    "COMMENT ON TABLE almaty.thing IS 'A thing. In two lines.'",
    "COMMENT ON FUNCTION almaty.do_it(date, int) IS 'Does it.'",
    "COMMENT ON COLUMN almaty.thing.id IS 'what it''s called by'",
    "COMMENT ON COLUMN almaty.thing.amount IS 'how much'",
  ]);
});

test('a constraint is no column, and a text without comments gives none', () => {
  expect(commentsOf('CREATE TABLE a.b (\n  CONSTRAINT b_pkey PRIMARY KEY (id) -- not a column\n);')).toEqual([]);
});
