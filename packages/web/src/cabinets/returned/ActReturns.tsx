/** The payments of an act that came back, on the act's own page; nothing where none did, or for whom it is not. */
import { routes } from '@balapan/api/routes.ts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../shell/api.ts';
import { useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { returnedTexts } from '../../texts/returned.ts';
import { ReturnsTable } from './ReturnsTable.tsx';

export function ActReturns({ actId }: { actId: string }) {
  const t = useTexts(returnedTexts);
  const isOpen = useMay()(routes.treasury.returned);
  const query = useQuery({
    queryKey: ['treasury.returned', actId, 1],
    queryFn: () => api.treasury.returned({ actId }),
    enabled: isOpen,
  });
  if (!isOpen || (query.error === null && (query.data?.total ?? 0) === 0)) return null;
  return (
    <section>
      <h2>{t.chain}</h2>
      <ReturnsTable label={t.chain} actId={actId} />
    </section>
  );
}
