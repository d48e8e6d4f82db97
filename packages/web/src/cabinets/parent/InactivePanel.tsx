/** An application on hold: until when it can come back, once. */
import { applicationStateTexts } from '@balapan/domain/text/texts/status.ts';
import { Button } from '@mantine/core';
import { Failed } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { parentTexts } from '../../texts/parent.ts';
import { applicationTone } from './ChildrenPage.tsx';
import css from './parent.module.css';
import { type Application, useAct } from './queries.ts';
import { TermDays } from './TermDays.tsx';

export function InactivePanel({ application, mayAct }: { application: Application; mayAct: boolean }) {
  const t = useTexts(parentTexts);
  const { language } = useLanguage();
  const restore = useAct(() => api.voucher.restore({ applicationId: application.applicationId }));
  return (
    <section className={application.term === null ? css.quiet : css.turn}>
      <Tag tone={applicationTone(application)} large>
        {applicationStateTexts[language].inactive}
      </Tag>
      <h2>{t.inactiveTitle}</h2>
      <p>{t.inactiveNote}</p>
      {application.term === null ? null : (
        <>
          <TermDays term={application.term} sentence={(day) => t.restoreBy({ day })} />
          {restore.error === null ? null : <Failed error={restore.error} />}
          {mayAct ? (
            <Button className={css.big} fullWidth loading={restore.isPending} onClick={() => restore.mutate(undefined)}>
              {t.restore}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}
