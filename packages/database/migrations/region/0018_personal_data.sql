-- Personal data (law № 94-V): consents, requests of the people whose data they are, what left the house.

-- The text that a consent is given to, one row a language; a new wording is a new version, never an edit.
CREATE TABLE :region.consent_text (
  version integer NOT NULL, -- 1, 2, 3 …
  language text NOT NULL, -- kk, ru or en
  body text NOT NULL, -- the contents that art. 8(4) asks for, beside operator and subject, which the consent itself names
  sha256 bytea NOT NULL, -- hash of the body
  CONSTRAINT consent_text_pkey PRIMARY KEY (version, language),
  CONSTRAINT consent_text_language_known CHECK (language IN ('kk', 'ru', 'en')),
  CONSTRAINT consent_text_hash_true CHECK (sha256 = sha256(convert_to(body, 'UTF8')))
);

INSERT INTO :region.consent_text (version, language, body, sha256)
SELECT 1, t.language, t.body, sha256(convert_to(t.body, 'UTF8')) FROM (VALUES
  ('kk', $kk$Мақсаты: балаға балабақша ваучерін беру, балабақшаға қабылдау, қатысуын есептеу және мемлекеттік тапсырыс бойынша төлеу.
Қандай деректер: баланың және сіздің аты-жөніңіз, ЖСН, туған күні, жынысы, азаматтығы; туыстығыңыз, телефон, тіл; өтініш, санат және жеңілдік негізі; ваучер, балабақша, топ, қатысу күндері; төлем есебі.
Мерзімі: бала мектепке барғанша немесе ваучер тоқтағанша; төлем құжаттары заңда белгіленген мерзімде сақталады.
Үшінші тұлғаларға: таңдаған балабақшаңызға – қабылдау үшін; төлеушіге – төлем үшін; СМС операторына – телефоныңыз бен есімсіз мәтін.
Шет елге берілмейді. Аты-жөндер жарияланбайды; ашық беттерде тек жалпы сандар тұрады.
Автоматты шешім: кезектегі реттілік пен ваучерді бағдарлама ережемен есептейді: алдымен кезектен тыс құқық, кейін үш жалпы балаға бір жеңілдігі бар бала, санат ішінде өтініш берілген сәт бойынша. Нәтижесі – ваучер ұсынылады немесе кезек жалғасады. Келіспесеңіз, қарсылық беріңіз: 3 жұмыс күнінде адам шешеді.
Келісімді кері ала аласыз: 15 жұмыс күнінде жауап беріледі. Заңға немесе орындалмаған міндеттемеге қайшы болса, себебі айтылады.$kk$),
  ('ru', $ru$Цель: выдать ребёнку ваучер, зачислить в детский сад, учесть посещение и оплатить по государственному заказу.
Какие данные: имя ребёнка и ваше, ИИН, дата рождения, пол, гражданство; родство, телефон, язык; заявление, категория и основание льготы; ваучер, сад, группа, дни посещения; расчёт оплаты.
Срок: пока ребёнок не пойдёт в школу или ваучер не прекратится; документы об оплате хранятся срок, установленный законом.
Третьим лицам: выбранному вами саду для зачисления; плательщику для оплаты; оператору СМС телефон и текст без имён.
За границу не передаются. Имена не публикуются; на открытых страницах только общие числа.
Автоматическое решение: порядок в очереди и ваучеры считает программа по правилам: сначала внеочередное право, затем на трёх детей общей очереди один льготный, внутри категории по моменту подачи. Итог: ваучер предложен или очередь продолжается. Не согласны – подайте возражение: за 3 рабочих дня решит человек.
Согласие можно отозвать: ответ за 15 рабочих дней. Если отзыв противоречит закону или неисполненному обязательству, вам назовут причину.$ru$),
  ('en', $en$Purpose: to give the child a voucher, to enrol it in a kindergarten, to record attendance and to pay by the state order.
Which data: the child’s name and yours, IIN, day of birth, sex, citizenship; relation, phone, language; application, category and ground of a privilege; voucher, kindergarten, group, days of attendance; the sum paid.
Term: until the child goes to school or the voucher ends; documents of payment are kept as long as the law says.
Third parties: the kindergarten that you choose, for enrolment; the payer, for payment; the SMS operator, your phone and a text without names.
Nothing goes abroad. Names are not published; open pages show totals only.
Automated decision: a program computes the order of the queue and the vouchers by rule: the extraordinary right first, then one privileged child to three general ones, within a category by the moment of application. Outcome: a voucher is offered, or the queue goes on. If you disagree, object: a person decides within 3 working days.
You may withdraw the consent: you are answered within 15 working days. Where law or an unfulfilled obligation stands against it, you are told the reason.$en$)
) AS t (language, body);

-- A consent that a legal representative gave for a child. It ends by a granted withdrawal that is later than it.
CREATE TABLE :region.consent (
  id uuid NOT NULL, -- UUID v7
  child_id uuid NOT NULL, -- the child whose data it is
  person_id uuid NOT NULL, -- the legal representative who gave it
  relation text NOT NULL, -- the basis: mother, father or guardian, as on the day of the consent
  operator_name text NOT NULL, -- the operator as named to the person
  operator_bin text NOT NULL, -- BIN of the operator
  version integer NOT NULL, -- version of the text
  language text NOT NULL, -- language in which it was read
  text_sha256 bytea NOT NULL, -- hash of that text
  method text NOT NULL, -- how the session was proven
  given_at timestamptz NOT NULL, -- when
  CONSTRAINT consent_pkey PRIMARY KEY (id),
  CONSTRAINT consent_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id),
  CONSTRAINT consent_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT consent_text_fkey FOREIGN KEY (version, language) REFERENCES :region.consent_text (version, language)
);

CREATE INDEX consent_child ON :region.consent (child_id, given_at);

CREATE INDEX consent_person ON :region.consent (person_id);

CREATE INDEX consent_text_used ON :region.consent (version, language);

-- What a person asked about their own data or a child's, and how a person at the department answered.
CREATE TABLE :region.data_request (
  id uuid NOT NULL, -- UUID v7
  kind text NOT NULL, -- correction, objection, withdrawal, copy or destruction
  child_id uuid, -- the child whose data it is about; empty: the person's own
  person_id uuid NOT NULL, -- who asked
  body text NOT NULL, -- what was asked, in the person's words
  made_at timestamptz NOT NULL, -- when
  due_at timestamptz NOT NULL, -- 24:00 of the last day for the answer
  state text NOT NULL, -- open, granted or refused
  decided_at timestamptz, -- when it was answered
  decided_by uuid, -- who answered
  answer text, -- the answer and its reason
  CONSTRAINT data_request_pkey PRIMARY KEY (id),
  CONSTRAINT data_request_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id),
  CONSTRAINT data_request_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT data_request_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES :region.person (id),
  CONSTRAINT data_request_kind_known CHECK (kind IN ('correction', 'objection', 'withdrawal', 'copy', 'destruction')),
  CONSTRAINT data_request_state_known CHECK (state IN ('open', 'granted', 'refused')),
  CONSTRAINT data_request_answered_whole CHECK ((state = 'open') = (decided_at IS NULL) AND (state = 'open') = (answer IS NULL))
);

CREATE INDEX data_request_child ON :region.data_request (child_id);

CREATE INDEX data_request_person ON :region.data_request (person_id);

CREATE INDEX data_request_decided_by ON :region.data_request (decided_by);

CREATE INDEX data_request_open ON :region.data_request (due_at) WHERE state = 'open';

-- Every transfer of personal data to a third party (art. 22(1)(5)): written in the transaction that marks it as sent.
CREATE TABLE :region.transfer_log (
  outbox_id uuid NOT NULL, -- the item of the outbox that left
  at timestamptz NOT NULL, -- when, real time
  recipient text NOT NULL, -- bank or messageGateway
  what text NOT NULL, -- paymentFile: accounts and sums of kindergartens; message: phone and a text without names
  legal_basis text NOT NULL, -- the act that allows it
  CONSTRAINT transfer_log_pkey PRIMARY KEY (outbox_id),
  CONSTRAINT transfer_log_recipient_known CHECK (recipient IN ('bank', 'messageGateway'))
);

CREATE INDEX transfer_log_at ON :region.transfer_log (at);

ALTER TABLE :region.consent ENABLE ROW LEVEL SECURITY;

CREATE POLICY consent_scope ON :region.consent USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.data_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY data_request_scope ON :region.data_request USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN person_id::text = current_setting('app.user_id', true)
    ELSE false END);

ALTER TABLE :region.transfer_log ENABLE ROW LEVEL SECURITY;

CREATE POLICY transfer_log_scope ON :region.transfer_log USING (current_setting('app.scope', true) = 'region');

GRANT SELECT ON :region.consent_text, :region.consent, :region.data_request, :region.transfer_log TO balapan_app, balapan_report;

GRANT INSERT ON :region.consent, :region.data_request, :region.transfer_log TO balapan_app;

GRANT UPDATE (state, decided_at, decided_by, answer) ON :region.data_request TO balapan_app;

-- A granted correction mends a name.
GRANT UPDATE (surname, given_name, patronymic) ON :region.person, :region.child TO balapan_app;
