/** My children: each with what it waits for; who has one child is led to it by a big row. */
import { applicationStateTexts, voucherStateTexts } from '@balapan/domain/text/texts/status.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Icon } from '../../kit/Icon.tsx';
import { Empty, Failed, Loading } from '../../kit/State.tsx';
import { Tag, type TagTone } from '../../kit/Tag.tsx';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { healthTexts } from '../../texts/health.ts';
import { parentTexts } from '../../texts/parent.ts';
import { tracesTexts } from '../../texts/traces.ts';
import { ConsentAsked } from './ConsentAsked.tsx';
import { Help } from './Help.tsx';
import css from './parent.module.css';
import { type Application, childrenQuery, type MyChild, type Voucher } from './queries.ts';

export function ChildrenPage() {
  const t = useTexts(parentTexts);
  const { data, error, refetch } = useQuery(childrenQuery);
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t.children}</h1>
      </header>
      {data.children.length === 0 ? (
        <Empty title={t.noChildren} egg>
          <p>{t.noChildrenNote}</p>
        </Empty>
      ) : (
        <ul className={css.children}>
          {data.children.map((child) => (
            <ChildRow key={child.childId} child={child} />
          ))}
        </ul>
      )}
      <ConsentAsked />
      <Help />
    </div>
  );
}

function ChildRow({ child }: { child: MyChild }) {
  const t = useTexts(parentTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  const seen = useTexts(tracesTexts);
  const health = useTexts(healthTexts);
  const { application, voucher, enrolment } = child;
  const showsVoucher = voucher !== null && voucher.state !== 'ended' && voucher.state !== 'used';
  return (
    <li>
      <h2>
        {child.givenName} {child.surname}
      </h2>
      <p className={css.second}>{t.childLine({ age: child.age, born: fmt.day(child.birthDate) })}</p>
      {showsVoucher ? (
        <p>
          <Tag tone={voucherTone(voucher)} large>
            {voucherStateTexts[language][voucher.state]}
          </Tag>
        </p>
      ) : application !== null && enrolment === null ? (
        <p>
          <Tag tone={applicationTone(application)} large>
            {applicationStateTexts[language][application.state]}
          </Tag>
        </p>
      ) : null}
      {application?.position == null || enrolment !== null ? null : (
        <p>{t.queueRow({ position: fmt.count(application.position), total: fmt.count(application.inCategory) })}</p>
      )}
      {enrolment === null ? null : (
        <p>{t.goesTo({ provider: enrolment.provider[language], group: enrolment.careGroup })}</p>
      )}
      <div className={css.rowLinks}>
        {application === null || enrolment !== null ? null : (
          <Link to="/app/parent/place/$applicationId" params={{ applicationId: application.applicationId }}>
            {showsVoucher ? t.toVoucher : t.toPlace} <Icon name="next" />
          </Link>
        )}
        {enrolment === null ? null : (
          <Link to="/app/parent/month/$childId/{-$month}" params={{ childId: child.childId }}>
            {t.toMonth} <Icon name="next" />
          </Link>
        )}
        <Link to="/app/parent/health/$childId" params={{ childId: child.childId }}>
          {health.title} <Icon name="next" />
        </Link>
        <Link to="/app/parent/traces/$childId" params={{ childId: child.childId }}>
          {seen.title} <Icon name="next" />
        </Link>
      </div>
    </li>
  );
}

/** How an application stands towards its parent. */
export function applicationTone({ state, term }: Pick<Application, 'state' | 'term'>): TagTone {
  switch (state) {
    case 'offered':
      return 'you';
    case 'inactive':
      return term === null ? 'draft' : 'you';
    case 'waiting':
    case 'accepted':
      return 'wait';
    case 'enrolled':
      return 'ok';
    default:
      return 'draft';
  }
}

/** How a voucher stands towards its parent: gold only where the parent must act. */
export function voucherTone({ state, referralState }: Pick<Voucher, 'state' | 'referralState'>): TagTone {
  if (state === 'used') return 'ok';
  if (state === 'ended') return 'draft';
  if (state === 'placeOffered') return 'you';
  return state === 'choosing' && referralState !== 'sent' ? 'you' : 'wait';
}
