/** One event: who, when, from where; what was before and after; its place in the chain and the publication that covers it. */
import { deviceWords } from '@balapan/domain/device.ts';
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import page from '../../kit/Page.module.css';
import { Failed, Loading } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { journalTexts } from '../../texts/journal.ts';
import { actText } from '../../texts/journalActs.ts';
import { securityTexts } from '../../texts/security.ts';
import { Actor } from './Actor.tsx';
import { ContentsOf } from './Contents.tsx';
import type { JournalEvent } from './event.ts';
import css from './journal.module.css';

interface Props {
  readonly event: JournalEvent;
  readonly onClose: () => void;
  readonly onOnly: (personId: string) => void;
}

export function EventDialog({ event, onClose, onOnly }: Props) {
  const t = useTexts(journalTexts);
  const methods = useTexts(securityTexts) as unknown as Readonly<Record<string, unknown>>;
  const fmt = useFmt();
  const { language } = useLanguage();
  const { chain, seq, person } = event;
  const personId = person?.personId ?? null;
  const query = useQuery({ queryKey: ['journal.event', chain, seq], queryFn: () => api.journal.event({ chain, seq }) });
  const { data, error } = query;
  const session = data?.session;
  const method = session == null ? undefined : methods[session.method];
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={<b>{actText(event.operation, language)}</b>}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <div className={page.fields}>
        <dl className={css.facts}>
          <dt>{t.when}</dt>
          <dd>{fmt.moment(event.at)}</dd>
          <dt>{t.person}</dt>
          <dd>
            <Actor event={event} />
          </dd>
          <dt>{t.source}</dt>
          <dd>{t[event.source]}</dd>
          {session === undefined ? null : (
            <>
              <dt>{t.session}</dt>
              <dd>
                {session === null
                  ? t.noSession
                  : [
                      fmt.moment(session.madeAt),
                      typeof method === 'string' ? method : session.method,
                      deviceWords(session.device),
                      session.address,
                    ]
                      .filter((one) => one !== null)
                      .join(', ')}
              </dd>
            </>
          )}
        </dl>
        <ContentsOf event={event} />
        {error !== null ? (
          <Failed error={error} onRetry={() => void query.refetch()} />
        ) : data === undefined ? (
          <Loading rows={3} />
        ) : (
          <section>
            <h3>{t.place}</h3>
            <p>
              {event.provider?.name[language] ?? t.region}, {t.event({ number: fmt.number(seq) })}
            </p>
            <p>
              <Tag tone={data.whole ? 'ok' : 'late'}>{data.whole ? t.whole : t.broken}</Tag>{' '}
              <Tag tone={data.published === null ? 'wait' : 'ok'}>
                {data.published === null ? t.notCovered : t.covered({ day: fmt.day(data.published.day) })}
              </Tag>
            </p>
            <dl className={css.facts}>
              <dt>{t.previous}</dt>
              <dd className={css.hash}>{data.previous}</dd>
              <dt>{t.hash}</dt>
              <dd className={css.hash}>{data.hash}</dd>
            </dl>
          </section>
        )}
        <div className={page.choice}>
          {personId === null || person?.name == null ? null : (
            <Button
              variant="default"
              onClick={() => {
                onOnly(personId);
                onClose();
              }}
            >
              {t.onlyOf({ name: person.name })}
            </Button>
          )}
          <Button data-autofocus onClick={onClose}>
            {t.close}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
