/** Demonstration only: the SMS that would have come, because no message leaves the machine. Clearly marked. */
import { ownHeader } from '@balapan/api/client.ts';
import { formatPhone } from '@balapan/domain/phone.ts';
import { useQuery } from '@tanstack/react-query';
import { Icon } from '../kit/Icon.tsx';
import { phoneTexts } from '../texts/phone.ts';
import { useTexts } from './language.tsx';
import { useMe } from './me.ts';
import css from './SignIn.module.css';

async function asked<T>(address: string, body: object): Promise<T | null> {
  const answer = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', [ownHeader]: '1' },
    body: JSON.stringify(body),
  });
  return answer.ok ? ((await answer.json()) as T) : null;
}

export function PlayedMessage({ codeId }: { codeId: string }) {
  const t = useTexts(phoneTexts);
  const { demonstration } = useMe();
  const { data } = useQuery({
    queryKey: ['demonstration.message', codeId],
    queryFn: () => asked<{ text: string | null }>('/demonstration/message', { codeId }),
    enabled: demonstration,
    refetchInterval: ({ state }) => (state.data?.text == null ? 1000 : false),
  });
  if (!demonstration) return null;
  return (
    <aside className={css.played} aria-label={t.played}>
      <b>
        <Icon name="phone" /> {t.played}
      </b>
      <p role="status">{data?.text ?? t.playedWaits}</p>
    </aside>
  );
}

/** A number to try it with. */
export function PlayedPhone() {
  const t = useTexts(phoneTexts);
  const { demonstration } = useMe();
  const { data } = useQuery({
    queryKey: ['demonstration.phone'],
    queryFn: () => asked<{ phone: string | null }>('/demonstration/phone', {}),
    enabled: demonstration,
  });
  if (data?.phone == null) return null;
  return <p className={css.played}>{t.playedPhone({ phone: formatPhone(data.phone) })}</p>;
}
