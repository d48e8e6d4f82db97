/** Moves the demonstration's clock forward and tells what fell due on the way; every screen is asked anew. */
import { isDay } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf, type Moment, momentOf, timeAt } from '@balapan/domain/moment.ts';
import { clockReport, clockTexts } from '@balapan/domain/text/texts/clock.ts';
import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failed, Loading } from '../kit/State.tsx';
import { kitTexts } from '../texts/kit.ts';
import { api } from './api.ts';
import css from './ClockLine.module.css';
import { momentOfWire, useFmt } from './fmt.ts';
import { useLanguage, useTexts } from './language.tsx';

/** `2025-09-11T08:30`, as the browser's field writes a day and time, on the city's clock. */
const written = (at: Moment): string => `${dayAt(at)}T${timeAt(at)}`;
function readWritten(text: string): Moment | null {
  const [day = '', time = ''] = text.split('T');
  return isDay(day) && /^\d{2}:\d{2}/.test(time) ? momentOf(day, time.slice(0, 5)) : null;
}

export function MoveClock({ onClose }: { onClose: () => void }) {
  const t = useTexts(clockTexts);
  const kit = useTexts(kitTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const clock = useQuery({ queryKey: ['access.clock'], queryFn: () => api.access.clock(), staleTime: 0 });
  const [other, setOther] = useState('');
  const move = useMutation({
    mutationFn: (to: string) => api.access.moveClock({ to }),
    onSuccess: () => {
      setOther('');
      return cache.invalidateQueries();
    },
  });
  const now = clock.data === undefined ? null : momentOfWire(clock.data.now);
  const chosen = readWritten(other);
  const isLater = now !== null && chosen !== null && chosen > now;
  return (
    <Modal opened onClose={onClose} title={<b>{t.title}</b>} size="md" closeButtonProps={{ 'aria-label': kit.close }}>
      <p>{t.about}</p>
      {clock.error === null ? null : <Failed error={clock.error} onRetry={() => void clock.refetch()} />}
      {clock.data === undefined || now === null ? (
        clock.error === null ? (
          <Loading rows={3} />
        ) : null
      ) : (
        <>
          <div className={css.steps}>
            {clock.data.steps.map((step) => (
              <button key={step.code} type="button" disabled={move.isPending} onClick={() => move.mutate(step.at)}>
                {t[step.code]} <small>{fmt.moment(step.at)}</small>
              </button>
            ))}
          </div>
          <form
            className={css.other}
            onSubmit={(event) => {
              event.preventDefault();
              if (isLater) move.mutate(localIsoOf(chosen));
            }}
          >
            <TextInput
              type="datetime-local"
              label={t.other}
              value={other}
              min={written(now)}
              max={written(momentOfWire(clock.data.last))}
              error={other !== '' && !isLater ? t.choose : null}
              onChange={(event) => setOther(event.currentTarget.value)}
            />
            <Button type="submit" disabled={!isLater} loading={move.isPending}>
              {t.go}
            </Button>
          </form>
        </>
      )}
      {move.error === null ? null : <Failed error={move.error} />}
      {move.data === undefined ? null : (
        <div className={css.told} role="status">
          <b>{t.now({ moment: fmt.moment(move.data.now) })}</b>
          {clockReport(move.data.done, language).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
    </Modal>
  );
}
