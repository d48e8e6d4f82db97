import { expect, test } from 'vitest';
import { testDatabase } from './testing/database.ts';

/** What only the living schema can tell of the rules that rules.test.ts reads off its text: comments, indexes, rights. */
const { pool } = await testDatabase();

const column = async (text: string, values: unknown[] = []): Promise<string[]> =>
  (await pool.query({ text, values, rowMode: 'array' })).rows.map(([name]) => String(name));

const schemas = `('almaty', 'ref', 'national')`;
const tables = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ${schemas} AND c.relkind IN ('r', 'p')`;
const columnsOf = `pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped`;

/** Facts that are written once: not even a column of theirs may be changed. */
const appendOnly = [
  'audit_event',
  'audit_subject',
  'audit_publication',
  'read_log',
  'application_event',
  'act_line',
  'act_document',
  'act_move',
  'signature',
  'journal',
  'entry',
  'attendance_mark',
  'mark_correction',
  'register',
  'register_line',
  'month_confirmation',
  'iteration',
  'iteration_record',
  'iteration_outcome',
  'bank_file',
  'payment_register_document',
  'bank_statement',
  'queue_line',
  'interest_answer',
  'other_region_line',
  'cleanup',
  'cleanup_verdict',
  'policy_version',
  'norm',
  'budget_line',
  'budget_code',
  'budget_month',
  'budget_amendment',
  'budget_change',
  'budget_balance',
  'account_month',
  'provider_account_month',
  'ledger_head',
  'ledger_close',
  'consent_text',
  'consent',
  'consent_end',
  'health_note',
  'retention_report',
  'transfer_log',
  'proposal_move',
  'capacity_change',
  'privilege_decision',
  'unmasking',
];

/** Tables that name children, people or kindergartens and that everybody may read all the same. */
const open: Readonly<Record<string, string>> = {
  'almaty.provider': 'the public roster',
  'almaty.care_group': 'the public roster: groups',
  'almaty.care_group_places': 'the public roster: free places',
  'almaty.service_contract': 'contracts paid from the budget are public',
  'almaty.appointment': 'who works where; names of staff may be seen by those who work with them',
  'almaty.session': 'read before it is known who asks, by the hash of a secret',
  'national.application_claim': 'uniqueness in the whole country must see all of it',
  'national.enrolment_claim': 'uniqueness in the whole country must see all of it',
};

test('every table and every column says what it is', async () => {
  const silent = await column(
    `SELECT c.relname || coalesce('.' || a.attname, '') FROM ${tables} LEFT JOIN ${columnsOf}
      WHERE NOT c.relispartition
        AND (obj_description(c.oid, 'pg_class') IS NULL OR col_description(c.oid, a.attnum) IS NULL)`,
  );
  expect(silent).toEqual([]);
});

test('every foreign key has an index that begins with its columns', async () => {
  const bare = await column(
    `SELECT k.conname FROM pg_constraint k JOIN ${tables} ON c.oid = k.conrelid
      WHERE k.contype = 'f' AND k.conparentid = 0 AND NOT EXISTS (
        SELECT FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indpred IS NULL
           AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
  );
  expect(bare).toEqual([]);
});

test('what names a child, a person or a kindergarten is kept by row-level security, or is open for a reason', async () => {
  const unguarded = await column(
    `SELECT DISTINCT n.nspname || '.' || c.relname AS name FROM ${tables} JOIN ${columnsOf}
      WHERE NOT c.relispartition AND NOT c.relrowsecurity
        AND (a.attname ~ '(^|_)(child|person|provider|user|holder|care_group)_id$' OR a.attname ~ '(^|_)iin$' OR c.relname = 'provider')
      ORDER BY name`,
  );
  expect(unguarded).toEqual(Object.keys(open).sort());
  const kept = ['audit_event', 'iteration_record', 'bank_file', 'import_error', 'queue_line', 'statement_line'];
  const guarded = await column(`SELECT c.relname FROM ${tables} WHERE c.relrowsecurity`);
  expect(guarded).toEqual(expect.arrayContaining(kept));
});

test('nobody but the owner is above row-level security', async () => {
  const above = await column(
    `SELECT rolname FROM pg_roles WHERE rolname LIKE 'balapan%' AND (rolsuper OR rolbypassrls)`,
  );
  expect(above).toEqual([]);
  const owned = await column(
    `SELECT c.relname FROM ${tables} JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname LIKE 'balapan_%'`,
  );
  expect(owned).toEqual([]);
});

/** What the terms of keeping destroy; nothing else of a region is ever deleted. */
const destroyed = [
  'health_file',
  'health_note',
  'import_error',
  'on_behalf',
  'other_region_line',
  'phone_code',
  'qr_request',
  'read_log',
  'session',
  'sign_in_challenge',
  'try_count',
];

test('the application changes no fact that was written, and deletes nothing of a region', async () => {
  const existing = await column(`SELECT c.relname FROM ${tables} WHERE n.nspname = 'almaty'`);
  expect(existing).toEqual(expect.arrayContaining(appendOnly));
  const changed = await column(
    `SELECT DISTINCT c.relname || '.' || a.attname FROM ${tables} JOIN ${columnsOf}
      WHERE c.relname = ANY ($1) AND has_column_privilege('balapan_app', c.oid, a.attnum, 'UPDATE')`,
    [appendOnly],
  );
  expect(changed).toEqual([]);
  const deleted = await column(
    `SELECT r.rolname || ' ' || c.relname FROM ${tables} CROSS JOIN pg_roles r
      WHERE r.rolname LIKE 'balapan_%' AND n.nspname <> 'national' AND has_table_privilege(r.oid, c.oid, 'DELETE, TRUNCATE')`,
  );
  expect(deleted.sort()).toEqual(destroyed.map((name) => `balapan_retention ${name}`));
});

test('the terms of keeping change what they mask, wind the keys of health files and codes, and read no note', async () => {
  const changed = await column(
    `SELECT DISTINCT c.relname || '.' || a.attname AS name FROM ${tables} JOIN ${columnsOf}
      WHERE has_column_privilege('balapan_retention', c.oid, a.attnum, 'UPDATE') AND c.relname <> 'audit_head' ORDER BY name`,
  );
  expect(changed).toEqual([
    'application.ground',
    ...['given_name', 'iin', 'patronymic', 'surname'].map((name) => `child.${name}`),
    'data_request.answer',
    'data_request.body',
    'health_file.key_id',
    'health_file.wrapped',
    'outbox.payload',
    ...['given_name', 'iin', 'patronymic', 'phone', 'surname'].map((name) => `person.${name}`),
    ...['child_iin', 'given_name', 'ground', 'guardian_iin', 'patronymic', 'surname'].map(
      (name) => `queue_line.${name}`,
    ),
    'second_factor.key_id',
    'second_factor.secret',
  ]);
  const readers = await column(
    `SELECT r.rolname FROM pg_roles r WHERE r.rolname LIKE 'balapan_%' AND has_column_privilege(r.oid, 'almaty.health_note', 'sealed', 'SELECT')`,
  );
  expect(readers).toEqual(['balapan_app']);
  // Of a sign-in it sees what it seals anew and nothing else.
  const seen = await column(
    `SELECT DISTINCT c.relname || '.' || a.attname AS name FROM ${tables} JOIN ${columnsOf}
      WHERE has_column_privilege('balapan_retention', c.oid, a.attnum, 'SELECT') AND c.relname IN ('second_factor', 'staff_password') ORDER BY name`,
  );
  expect(seen).toEqual(['id', 'key_id', 'kind', 'secret'].map((name) => `second_factor.${name}`));
});

test('the importer changes only what a mended file may change; the report writes nothing', async () => {
  const changed = await column(
    `SELECT DISTINCT c.relname || '.' || a.attname AS name FROM ${tables} JOIN ${columnsOf}
      WHERE c.relname = ANY ($1) AND has_column_privilege('balapan_import', c.oid, a.attnum, 'UPDATE') ORDER BY name`,
    [appendOnly],
  );
  expect(changed).toEqual(['register.children', 'register.sha256']);
  const written = await column(
    `SELECT c.relname FROM ${tables} WHERE has_table_privilege('balapan_report', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')`,
  );
  expect(written).toEqual([]);
});

test('months are reached through their tables alone, those made later too', async () => {
  await pool.query(`BEGIN; SET LOCAL ROLE balapan_app; SELECT almaty.ensure_month('2027-03-01'); COMMIT`);
  const months = await column(`SELECT c.relname FROM ${tables} WHERE c.relispartition`);
  expect(months).toEqual(
    expect.arrayContaining(['act_line_2027_03', 'attendance_mark_2027_03', 'register_line_2027_03']),
  );
  const reached = await column(
    `SELECT DISTINCT r.rolname || ' ' || regexp_replace(c.relname, '_\\d{4}_\\d{2}$', '') || ' ' || p AS name
       FROM ${tables} CROSS JOIN pg_roles r CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p
      WHERE c.relispartition AND r.rolname LIKE 'balapan_%' AND has_table_privilege(r.oid, c.oid, p) ORDER BY name`,
  );
  // The importer copies marks straight into their month: COPY does not go through row-level security.
  expect(reached).toEqual(['balapan_import attendance_mark INSERT']);
});

test('what works with the rights of the owner may be called by those who are named only', async () => {
  const callers = await column(
    `SELECT f.proname || ' ' || coalesce(r.rolname, 'everybody') AS name
       FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace AND n.nspname IN ${schemas}
       CROSS JOIN LATERAL aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) AS x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE f.prosecdef AND x.grantee <> f.proowner ORDER BY name`,
  );
  expect(callers).toEqual([
    'apply_capacity balapan_app',
    'ensure_month balapan_app',
    'ensure_month balapan_import',
    'lock_budget balapan_app',
    'refresh_statistics balapan_app',
    'refresh_statistics balapan_import',
  ]);
});
