import { Link } from '@tanstack/react-router';
import { Header } from '../kit/Header.tsx';
import { Empty } from '../kit/State.tsx';
import { kitTexts } from '../texts/kit.ts';
import { useTexts } from './language.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const t = useTexts(kitTexts);
  return (
    <>
      <Header big />
      <main id="content">
        <Empty title={t.notFoundTitle} egg>
          <p>{t.notFound}</p>
          <Link to="/app">{t.toCabinet}</Link>
        </Empty>
      </main>
    </>
  );
}
