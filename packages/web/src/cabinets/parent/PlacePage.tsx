/** A child's place: what the parent must do now, the number, why it moved, how the order is computed. */
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import { applicationStateTexts } from '@balapan/domain/text/texts/status.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Chicks } from '../../kit/Chicks.tsx';
import { Failed, Loading } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { parentTexts } from '../../texts/parent.ts';
import { ChildHead } from './ChildHead.tsx';
import { applicationTone } from './ChildrenPage.tsx';
import { Expected } from './Expected.tsx';
import { Help } from './Help.tsx';
import { InactivePanel } from './InactivePanel.tsx';
import { Moves } from './Moves.tsx';
import { OfferPanel } from './OfferPanel.tsx';
import { PositionCard } from './PositionCard.tsx';
import css from './parent.module.css';
import { placeQuery } from './queries.ts';
import { VoucherPanel } from './VoucherPanel.tsx';

export function PlacePage() {
  const t = useTexts(parentTexts);
  const { language } = useLanguage();
  const { applicationId } = useParams({ from: '/app/parent/place/$applicationId' });
  const { data: place, error, refetch } = useQuery(placeQuery(applicationId));
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (place === undefined) return <Loading />;
  const { child, forecast } = place;
  const { application, voucher } = child;
  if (application === null) return <Failed error={null} onRetry={() => void refetch()} />;
  const living = voucher !== null && voucher.state !== 'ended';
  return (
    <div className={css.page}>
      <ChildHead child={child} />
      {child.mayAct ? null : <p className={css.notice}>{t.readOnly}</p>}
      {living ? (
        <VoucherPanel child={child} voucher={voucher} />
      ) : application.state === 'offered' && application.term !== null ? (
        <OfferPanel application={application} term={application.term} mayAct={child.mayAct} />
      ) : application.state === 'inactive' ? (
        <InactivePanel application={application} mayAct={child.mayAct} />
      ) : (
        <section className={css.quiet}>
          <Tag tone={applicationTone(application)} large>
            {applicationStateTexts[language][application.state]}
          </Tag>
        </section>
      )}
      {forecast === null || living ? null : (
        <section className={css.section}>
          <h2>{application.state === 'offered' ? t.ifAgree : t.nextPlace}</h2>
          <p>{t.chance({ tenths: forecast.tenths, iterations: forecast.iterations })}</p>
          <Chicks
            of10={forecast.tenths}
            label={t.chance({ tenths: forecast.tenths, iterations: forecast.iterations })}
          />
          <p className={css.second}>{t.chanceNote({ basis: forecast.basis })}</p>
        </section>
      )}
      {application.position === null ? null : <PositionCard place={place} rules={policyInForce20250701.rules} />}
      <Moves place={place} />
      {place.expected === null ? null : <Expected expected={place.expected} />}
      <Help />
    </div>
  );
}
