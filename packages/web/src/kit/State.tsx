/** What a screen says when it has nothing, waits, fails or may not be seen (look: "Empty, loading, error"). */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { isRefused, refusalText } from '../shell/refusal.ts';
import { kitTexts } from '../texts/kit.ts';
import { Icon } from './Icon.tsx';
import css from './State.module.css';

/** Lines in the shape of the rows to come, after 300 ms; never a spinner over a whole page. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const t = useTexts(kitTexts);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css.loading} role="status" aria-label={t.loading} data-shown={shown || undefined}>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <i key={at} />
      ))}
    </div>
  );
}

/** What happened; where the network or the server failed, also what is safe and what to do. A refusal says its own text alone. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts(kitTexts);
  const { language } = useLanguage();
  if (isRefused(error))
    return (
      <section className={css.failed} role="alert">
        <p className={css.refused}>
          <Icon name="warn" size={20} /> {refusalText(error, language)}
        </p>
      </section>
    );
  return (
    <section className={css.failed} role="alert">
      <h2>
        <Icon name="warn" size={20} /> {t.errorTitle}
      </h2>
      <p>{refusalText(error, language)}</p>
      <p className={css.note}>{t.errorSafe}</p>
      {onRetry === undefined ? null : (
        <Button variant="default" size="sm" onClick={onRetry}>
          {t.again}
        </Button>
      )}
    </section>
  );
}

/** What would be here, when it comes, one action. The egg is for parents. */
export function Empty({ title, children, egg = false }: { title: ReactNode; children?: ReactNode; egg?: boolean }) {
  return (
    <section className={css.empty}>
      {egg ? <img src="/logo.svg" alt="" width={56} height={62} /> : null}
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Another role's page. */
export function NoPermission({ children }: { children?: ReactNode }) {
  const t = useTexts(kitTexts);
  return (
    <section className={css.empty}>
      <Icon name="lock" size={32} />
      <h2>{t.noPermissionTitle}</h2>
      <p>{t.noPermission}</p>
      {children}
    </section>
  );
}

/** The gold badge of an educator without network: how many marks are not sent; work goes on. */
export function OfflineBadge({ unsent }: { unsent: number }) {
  const t = useTexts(kitTexts);
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  if (online && unsent === 0) return null;
  return (
    <div className={css.offline} role="status">
      <Icon name={online ? 'up' : 'offline'} size={22} />
      <span>
        <b>{t.offline({ count: unsent })}</b>
        <small>{t.offlineNote}</small>
      </span>
    </div>
  );
}
