/** Over every page while a member of the support acts for somebody: for whom, who, until when, and the end of it. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Icon } from '../kit/Icon.tsx';
import { supportTexts } from '../texts/support.ts';
import { api } from './api.ts';
import { useLanguage, useTexts } from './language.tsx';
import { meQuery, useMe } from './me.ts';
import { refusalText } from './refusal.ts';
import css from './Shell.module.css';

export function BehalfBand() {
  const t = useTexts(supportTexts);
  const { language } = useLanguage();
  const { person } = useMe();
  const behalf = person?.onBehalf ?? null;
  const queries = useQueryClient();
  const navigate = useNavigate();
  // When its time is over the server answers as the operator again, and the page shows it.
  useQuery({ ...meQuery, enabled: behalf !== null, refetchInterval: 30_000 });
  const end = useMutation({
    mutationFn: () => api.access.endBehalf({}),
    onSuccess: async () => {
      queries.clear();
      await queries.fetchQuery(meQuery);
      await navigate({ to: '/app/support' });
    },
  });
  if (person === null || behalf === null) return null;
  return (
    <section className={css.band} aria-label={t.band({ name: person.name, operator: behalf.operator })}>
      <Icon name="phone" size={24} />
      <p>
        <b>{t.band({ name: person.name, operator: behalf.operator })}</b>{' '}
        <span>{t.bandUntil({ time: behalf.until.slice(11, 16) })}</span>
        {end.error === null ? null : <span role="alert"> {refusalText(end.error, language)}</span>}
      </p>
      <Button size="md" loading={end.isPending} onClick={() => end.mutate()}>
        {t.end}
      </Button>
    </section>
  );
}
